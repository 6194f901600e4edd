/** What happens to texts between two readings, with a record of where everything went. */
import { type Chance, paragraph } from './anchors-prose.ts';

/** A text after some change, and where each place of the one before it has gone. */
export interface Changed {
  readonly text: string;
  /** Where what began at an offset of the old text begins now; what was cut out is where it would have been. */
  moved(offset: number): number;
}

/** Writes a new text out of pieces of an old one and of new words. */
class Rewriting {
  readonly #old: string;
  readonly #pieces: string[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  #length = 0;
  #read = 0;

  constructor(old: string) {
    this.#old = old;
  }

  /** Keeps the old text up to `offset`. */
  keep(offset: number): void {
    if (offset <= this.#read) return;
    this.#note();
    this.#write(this.#old.slice(this.#read, offset));
    this.#read = offset;
  }

  /** Leaves the old text out up to `offset`. What is put in then stands in its place. */
  cut(offset: number): void {
    this.#note();
    this.#read = offset;
  }

  put(words: string): void {
    this.#write(words);
    this.#note();
  }

  done(): Changed {
    this.keep(this.#old.length);
    this.#note();
    const [from, to, text] = [this.#from, this.#to, this.#pieces.join('')];
    return {
      text,
      moved(offset) {
        let [low, high] = [0, from.length - 1];
        while (low < high) {
          const middle = (low + high + 1) >> 1;
          if ((from[middle] as number) <= offset) low = middle;
          else high = middle - 1;
        }
        const next = to[low + 1] ?? text.length;
        return Math.min((to[low] as number) + offset - (from[low] as number), next);
      },
    };
  }

  #note(): void {
    this.#from.push(this.#read);
    this.#to.push(this.#length);
  }

  #write(words: string): void {
    this.#pieces.push(words);
    this.#length += words.length;
  }
}

/** One change after the other. */
export function inTurn(text: string, ...changes: readonly ((text: string) => Changed)[]): Changed {
  return changes.reduce<Changed>(
    (before, change) => {
      const after = change(before.text);
      return { text: after.text, moved: offset => after.moved(before.moved(offset)) };
    },
    { text, moved: offset => offset },
  );
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Letters left out, put in, replaced or exchanged with the next. Digits stay: another number is another statement,
 * and what becomes of it is measured with the look-alikes.
 * @param rate Share of the letters that are hit.
 */
export function withTypos(chance: Chance, rate: number): (text: string) => Changed {
  return text => {
    const out = new Rewriting(text);
    // The distance to the next typo is drawn, not each letter.
    const gap = (): number => 1 + Math.floor(Math.log(1 - chance.next()) / Math.log(1 - rate));
    for (let at = gap(); at < text.length; at += gap()) {
      const isLetter = (i: number): boolean => /\p{L}/u.test(text.charAt(i));
      if (!isLetter(at)) continue;
      out.keep(at);
      const letter = LETTERS.charAt(chance.between(0, 25));
      const kind = chance.between(0, 3);
      if (kind === 0) out.cut(at + 1);
      else if (kind === 1) out.put(letter);
      else if (kind === 2 || !isLetter(at + 1)) {
        out.cut(at + 1);
        out.put(letter);
      } else {
        out.cut(at + 2);
        out.put(text.charAt(at + 1) + text.charAt(at));
        at++;
      }
    }
    return out.done();
  };
}

/** Another house style: quotation marks, dashes, spaces, ellipses, soft hyphens. */
export function withOtherTypography(chance: Chance): (text: string) => Changed {
  return text => {
    const out = new Rewriting(text);
    const dash = chance.of([' - ', '–', ' – ', '--']);
    for (const { 0: sign, index } of text.matchAll(/ — |[“”’]| (?=[a-z])|(?<=[a-z]{4})(?=[a-z]{4})/g)) {
      const is = (wanted: string): boolean => sign === wanted;
      const instead = is(' — ')
        ? dash
        : is('’')
          ? "'"
          : is(' ')
            ? chance.of([' ', ' ', ' ', ' ', '\u00a0', '  '])
            : sign === ''
              ? chance.of(['', '', '', '', '', '\u00ad'])
              : '"';
      if (instead === sign) continue;
      out.keep(index);
      out.cut(index + sign.length);
      out.put(instead);
    }
    return out.done();
  };
}

/** A tenth of the paragraphs cut and as many new ones put in; those that hold an offset of `spared` stay. */
export function withOtherParagraphs(chance: Chance, spared: readonly number[]): (text: string) => Changed {
  return text => {
    const out = new Rewriting(text);
    const sorted = spared.toSorted((a, b) => a - b);
    let next = 0;
    for (let start = 0; start < text.length; ) {
      const newLine = text.indexOf('\n', start);
      const end = newLine === -1 ? text.length : newLine + 1;
      while (next < sorted.length && (sorted[next] as number) < start) next++;
      const isSpared = next < sorted.length && (sorted[next] as number) < end;
      out.keep(start);
      if (chance.isOnce(10)) out.put(`${paragraph(chance)}\n`);
      if (chance.isOnce(10) && !isSpared) out.cut(end);
      start = end;
    }
    return out.done();
  };
}

/** Stretches of the text replaced by other words, or cut. Stretches are in order and apart. */
export function withReplaced(
  stretches: readonly { readonly start: number; readonly end: number; readonly by: string }[],
): (text: string) => Changed {
  return text => {
    const out = new Rewriting(text);
    for (const { start, end, by } of stretches) {
      out.keep(start);
      out.cut(end);
      out.put(by);
    }
    return out.done();
  };
}
