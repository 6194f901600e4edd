/**
 * Text with the differences that typography makes taken out, and the way back. Two copies of one article
 * differ in curly quotes, dashes and the space around them, ellipses, ligatures, no-break spaces, soft hyphens, in words parted at the end
 * of a line, in vowel marks of Arabic script and in whether an accented letter is one sign or two; their words
 * are the same. The words themselves are never normalised: stored texts and quotes stay as they came, only
 * matching looks through this glass.
 */
import { INVISIBLE, MARK, PLAIN, SPACE, signKind, WHOLE } from './fold-signs.ts';
import { OffsetMap } from './offset-map.ts';

/** A folded text; all offsets are UTF-16 units. */
export interface Folded {
  readonly text: string;
  /** Where what unit `index` of `text` stands for begins in the original. */
  startOf(index: number): number;
  /** Just past what unit `index` of `text` stands for in the original. */
  endOf(index: number): number;
  /** Index in `text` of what stands at `offset` of the original, or of the next thing that was kept. */
  indexOf(offset: number): number;
}

/** Folds a text: runs of white space become one space, signs their plain form, what cannot be seen nothing. */
export function fold(text: string): Folded {
  return new Folding(text).run();
}

const BLANK = 0x20;
const DASH = 0x2d;
const SOFT_HYPHEN = 0xad;
const TRUE_HYPHEN = 0x2010;
const LETTER = /\p{L}/u;
const SMALL = /\p{Ll}/u;

/** Most units written before they become a piece of a string: as many as `fromCharCode` safely takes at once. */
const PIECE = 8_192;

class Folding {
  readonly #text: string;
  readonly #map = new OffsetMap();
  readonly #pieces: string[] = [];
  readonly #piece: Uint16Array;
  #inPiece = 0;
  #length = 0;
  #isInSpace = false;

  constructor(text: string) {
    this.#text = text;
    this.#piece = new Uint16Array(Math.min(PIECE, text.length + 1));
  }

  run(): Folded {
    const text = this.#text;
    for (let at = 0; at < text.length; ) {
      const end = this.#copy(at);
      at = end > at ? end : this.#sign(at);
    }
    this.#flush();
    return new FoldedText(this.#pieces.join(''), this.#map, text.length);
  }

  /**
   * Writes the signs from `at` on that stand for themselves, or for one other unit each, in one go: almost all of
   * a text. Returns where it came to one that needs a closer look.
   */
  #copy(at: number): number {
    const text = this.#text;
    const piece = this.#piece;
    const shift = at - this.#inPiece;
    let end = at;
    let kind = signKind(text.charCodeAt(at));
    if (this.#isInSpace && kind === SPACE) return at;
    for (const limit = Math.min(text.length, piece.length + shift); end < limit; end++) {
      const code = text.charCodeAt(end);
      const next = signKind(text.charCodeAt(end + 1));
      if ((kind >= INVISIBLE && kind <= WHOLE) || next === MARK || next === INVISIBLE) break;
      // White space that goes on, and dashes with white space or other dashes beside them.
      const isRun = next === SPACE || isDash(text.charCodeAt(end + 1), next);
      if (isRun && (kind === SPACE || isDash(code, kind))) break;
      piece[end - shift] = kind === PLAIN ? code : kind === SPACE ? BLANK : kind;
      kind = next;
    }
    if (end > at) this.#copied(at, end);
    return end;
  }

  #copied(from: number, to: number): void {
    this.#map.add(this.#length, from, from + 1);
    this.#map.extend(to - from - 1);
    this.#length += to - from;
    this.#inPiece += to - from;
    this.#isInSpace = signKind(this.#text.charCodeAt(to - 1)) === SPACE;
    if (this.#inPiece === this.#piece.length) this.#flush();
  }

  /** Writes the one sign at `at` with the marks that belong to it. Returns where the next begins. */
  #sign(at: number): number {
    const text = this.#text;
    const kind = signKind(text.charCodeAt(at));
    if (isLineHyphen(text, at)) return wordGoesOn(text, at);
    if (kind === INVISIBLE || (kind === SPACE && this.#isInSpace)) return at + 1;
    const afterDashes = dashesEnd(text, at);
    if (kind === SPACE || afterDashes > at) {
      this.#isInSpace = afterDashes === at;
      return this.#put(at, Math.max(afterDashes, at + 1), this.#isInSpace ? BLANK : DASH);
    }
    this.#isInSpace = false;
    const end = clusterEnd(text, at);
    const folded = foldCluster(text.slice(at, end));
    for (let i = 0; i < folded.length; i++) this.#put(at, end, folded.charCodeAt(i));
    return end;
  }

  /** Writes one unit that stands for `[from, to)`. Returns `to`. */
  #put(from: number, to: number, code: number): number {
    this.#piece[this.#inPiece++] = code;
    this.#map.add(this.#length++, from, to);
    if (this.#inPiece === this.#piece.length) this.#flush();
    return to;
  }

  #flush(): void {
    const units = this.#piece.subarray(0, this.#inPiece);
    this.#pieces.push(Reflect.apply(String.fromCharCode, null, units) as string);
    this.#inPiece = 0;
  }
}

class FoldedText implements Folded {
  readonly text: string;
  readonly #map: OffsetMap;
  readonly #end: number;

  /** @param end Length of the original. */
  constructor(text: string, map: OffsetMap, end: number) {
    this.text = text;
    this.#map = map;
    this.#end = end;
  }

  startOf(index: number): number {
    return index < this.text.length ? this.#map.startOf(index) : this.#end;
  }

  endOf(index: number): number {
    return this.#map.endOf(index);
  }

  indexOf(offset: number): number {
    return this.#map.indexOf(offset);
  }
}

/** Whether a hyphen stands at `at` that only parts a word at the end of a line. */
function isLineHyphen(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== DASH && code !== SOFT_HYPHEN && code !== TRUE_HYPHEN) return false;
  if (signKind(text.charCodeAt(at + 1)) !== SPACE) return false;
  const end = wordGoesOn(text, at);
  return (
    text.slice(at, end).includes('\n') && LETTER.test(text.charAt(at - 1)) && SMALL.test(text.charAt(end))
  );
}

/**
 * Past dashes that are one: several in a row, or any with white space on both sides, however it is written. `at`
 * when none begin there; white space on one side only is left, for minus signs and hanging hyphens.
 */
function dashesEnd(text: string, at: number): number {
  let dashes = 0;
  let afterLast = at;
  let end = at;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    const kind = signKind(code);
    if (isDash(code, kind) && clusterEnd(text, end) === end + 1) {
      dashes++;
      afterLast = end + 1;
    } else if (kind !== SPACE && kind !== INVISIBLE) break;
  }
  const isOpenBefore = signKind(text.charCodeAt(at)) === SPACE;
  const isOpenAfter = dashes > 0 && hasSpace(text, afterLast, end);
  if (dashes > 0 && isOpenBefore && isOpenAfter) return end;
  return dashes > 1 && !isOpenBefore ? afterLast : at;
}

function isDash(code: number, kind: number): boolean {
  return code === DASH || kind === DASH;
}

function hasSpace(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (signKind(text.charCodeAt(i)) === SPACE) return true;
  return false;
}

/** Past the white space that follows the sign at `at`. */
function wordGoesOn(text: string, at: number): number {
  let end = at + 1;
  while (signKind(text.charCodeAt(end)) === SPACE) end++;
  return end;
}

/** End of the sign at `at` with the marks that follow it, over what cannot be seen in between. */
function clusterEnd(text: string, at: number): number {
  let end = at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1);
  for (let next = end; next < text.length; next++) {
    const kind = signKind(text.charCodeAt(next));
    if (kind === MARK) end = next + 1;
    else if (kind !== INVISIBLE) break;
  }
  return end;
}

/** A sign and its marks, composed where that can be, each unit in its plain form. */
function foldCluster(cluster: string): string {
  const isLigature = signKind(cluster.charCodeAt(0)) === WHOLE;
  const seen = mapped(cluster, kind => kind === INVISIBLE).normalize(isLigature ? 'NFKC' : 'NFC');
  return mapped(seen, kind => kind === INVISIBLE || kind > WHOLE).normalize('NFC');
}

/** The text with the units of some kinds in their plain form, or left out when they have none. */
function mapped(text: string, applies: (kind: number) => boolean): string {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const kind = signKind(text.charCodeAt(i));
    if (!applies(kind)) out += text.charAt(i);
    else if (kind > WHOLE) out += String.fromCharCode(kind);
  }
  return out;
}
