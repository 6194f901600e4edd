/** List styles of an OpenDocument text and counting by them (ODF part 3, 16.30 and 19.8). */
import { formatNumber, type NumberFormat } from '../office/number-format.ts';
import { elementsOf, type XmlElement } from '../xml/xml.ts';

/** One level of a list. */
interface Level {
  readonly isOrdered: boolean;
  readonly format: NumberFormat;
  readonly start: number;
  readonly prefix: string;
  readonly suffix: string;
  /** Levels whose numbers the label shows, its own included. */
  readonly shown: number;
}
/** Levels of a list style, from 0. */
type Levels = ReadonlyMap<number, Level>;

/** A list style by name, and that of headings. */
export class ListStyles {
  readonly #styles = new Map<string, Levels>();
  /** Levels by which headings are numbered. */
  outline: Levels = new Map();

  /** Takes up `text:list-style` or `text:outline-style`; anything else is not minded. */
  add(element: XmlElement): void {
    if (element.name === 'text:outline-style') this.outline = levelsOf(element);
    if (element.name === 'text:list-style')
      this.#styles.set(element.attributes.get('style:name') ?? '', levelsOf(element));
  }

  levels(name: string | undefined): Levels {
    return this.#styles.get(name ?? '') ?? new Map();
  }
}

function levelsOf(style: XmlElement): Levels {
  const levels = new Map<number, Level>();
  for (const { name, attributes } of elementsOf(style)) {
    const at = numberOf(attributes.get('text:level'));
    if (at === undefined) continue;
    const format = formatOf(attributes.get('style:num-format'));
    levels.set(at - 1, {
      isOrdered: /-style$|-number$/.test(name) && format !== 'none',
      format,
      start: numberOf(attributes.get('text:start-value')) ?? 1,
      prefix: (attributes.get('style:num-prefix') ?? '').slice(0, 100),
      suffix: (attributes.get('style:num-suffix') ?? '').slice(0, 100),
      shown: numberOf(attributes.get('text:display-levels')) ?? 1,
    });
  }
  return levels;
}

/** A whole number from 0, or undefined. */
export function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

function formatOf(format: string | undefined): NumberFormat {
  switch (format) {
    case undefined:
    case '':
      return 'none';
    case 'a':
      return 'lowerLetter';
    case 'A':
      return 'upperLetter';
    case 'i':
      return 'lowerRoman';
    case 'I':
      return 'upperRoman';
    default:
      return 'decimal';
  }
}

/** What an item bears. */
export interface Counted {
  readonly isOrdered: boolean;
  readonly number: number;
  /** Its label as shown; empty for bullets. */
  readonly label: string;
  /** Whether the label says more than a list's own number: several numbers, or words. */
  readonly isCited: boolean;
}

/** The count of one list, level by level. */
export class Counter {
  readonly #last: number[] = [];

  /** Counts an item. @param start Its own number, if the file sets one. */
  next(levels: Levels, at: number, start: number | undefined): Counted {
    const level = levels.get(at);
    const first = level?.start ?? 1;
    const number = start ?? (this.#last[at] ?? first - 1) + 1;
    this.#last.length = Math.min(this.#last.length, at + 1);
    this.#last[at] = number;
    if (!level?.isOrdered) return { isOrdered: false, number, label: '', isCited: false };
    const label = this.#label(levels, at, level);
    const isCited = level.shown > 1 || /\p{L}/u.test(level.prefix + level.suffix);
    return { isOrdered: true, number, label, isCited };
  }

  #label(levels: Levels, at: number, { prefix, suffix, shown }: Level): string {
    const numbers: string[] = [];
    for (let above = Math.max(0, at - shown + 1); above <= at; above++) {
      const level = levels.get(above);
      const number = formatNumber(this.#last[above] ?? level?.start ?? 1, level?.format ?? 'decimal');
      if (number !== '') numbers.push(number);
    }
    return `${prefix}${numbers.join('.')}${suffix}`.trim();
  }
}
