/**
 * The lists of a Word document. A paragraph names a list and a level; the number it bears is counted while
 * the text is read (ECMA-376 part 1, 17.9).
 */

import { formatNumber, type NumberFormat } from '../office/number-format.ts';
import { type ListPlace, listLevel } from '../office/written.ts';
import { elementAt, elementsOf, type XmlElement } from '../xml/xml.ts';
import { isOn, numberOf, valOf } from './ooxml.ts';

/** What the program writes before a paragraph. */
export interface Numbered {
  /**
   * Its place in a list: that of an item where the label is a bullet or one number. Where it is made of several
   * numbers (`2.1`) or of words (`Article 4`) the label has to be kept, for by that the paragraph is cited and a
   * list would count otherwise: then the place is at most below an item, and null at the outermost level.
   */
  readonly place: ListPlace | null;
  /** The label as shown; empty for a bullet. */
  readonly label: string;
}

/** Whether a numbered paragraph is an item that a list counts by itself. */
export function isItem({ place }: Numbered): boolean {
  return place !== null && place.isContinued !== true;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** The label's form: `%1.%2)`. */
  readonly text: string;
  /** Whether all numbers of the label are decimal. */
  readonly isLegal: boolean;
  /** Level after which this one starts again; 0 for never. */
  readonly restart: number | undefined;
  /** The paragraph style that has this level. */
  readonly style: string | undefined;
}

interface List {
  readonly abstract: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels whose counting this list starts anew. */
  readonly starts: ReadonlyMap<number, number>;
}

export class Numbering {
  readonly #lists = new Map<number, List>();
  /** Last numbers by level, for each definition lists share. */
  readonly #counters = new Map<string, Map<number, number>>();
  readonly #begun = new Set<number>();

  /** @param root The root of `numbering.xml`, or null when there is none. */
  constructor(root: XmlElement | null) {
    const abstracts = new Map<string, XmlElement>();
    const linked = new Map<string, string>();
    for (const element of elementsOf(root ?? undefined, 'w:abstractNum')) {
      const id = element.attributes.get('w:abstractNumId') ?? '';
      abstracts.set(id, element);
      const style = valOf(elementAt(element, 'w:styleLink'));
      if (style !== undefined) linked.set(style, id);
    }
    for (const element of elementsOf(root ?? undefined, 'w:num')) {
      const id = numberOf(element.attributes.get('w:numId'));
      const named = valOf(elementAt(element, 'w:abstractNumId')) ?? '';
      const link = valOf(elementAt(abstracts.get(named), 'w:numStyleLink'));
      const abstract = (link === undefined ? undefined : linked.get(link)) ?? named;
      if (id !== undefined) this.#lists.set(id, listOf(abstract, abstracts.get(abstract), element));
    }
  }

  /**
   * Counts a paragraph.
   * @param style The style the list came from, which may decide on the level.
   * @returns null when it bears no number or bullet.
   */
  next(id: number, level: number | undefined, style: string | null): Numbered | null {
    const list = this.#lists.get(id);
    if (list === undefined) return null;
    const styled = style === null ? undefined : [...list.levels].find(([, own]) => own.style === style)?.[0];
    const at = listLevel(level ?? styled ?? 0);
    const own = list.levels.get(at);
    if (own === undefined) return null;
    const number = this.#count(id, list, at, own);
    if (own.format === 'bullet') return { place: { level: at, isOrdered: false, number }, label: '' };
    const label = this.#label(list, own);
    if (own.format === 'none') return label === '' ? null : { place: null, label };
    return { place: placeOf(own, at, number), label };
  }

  #count(id: number, list: List, at: number, own: Level): number {
    const counters = this.#counters.get(list.abstract) ?? new Map<number, number>();
    this.#counters.set(list.abstract, counters);
    if (!this.#begun.has(id)) {
      this.#begun.add(id);
      for (const [level, start] of list.starts) counters.set(level, start - 1);
    }
    for (let above = 0; above < at; above++) {
      if (!counters.has(above)) counters.set(above, list.levels.get(above)?.start ?? 1);
    }
    const number = (counters.get(at) ?? own.start - 1) + 1;
    counters.set(at, number);
    for (const level of [...counters.keys()]) {
      const restart = list.levels.get(level)?.restart;
      if (level > at && (restart === undefined || at < restart)) counters.delete(level);
    }
    return number;
  }

  #label(list: List, own: Level): string {
    const counters = this.#counters.get(list.abstract);
    return own.text
      .replace(/%([1-9])/g, (_, digit: string) => {
        const level = Number(digit) - 1;
        const other = list.levels.get(level);
        const format = own.isLegal ? 'decimal' : other?.format;
        return formatNumber(counters?.get(level) ?? other?.start ?? 1, formatOf(format));
      })
      .trim();
  }
}

function placeOf(own: Level, level: number, number: number): ListPlace | null {
  const numbers = own.text.match(/%[1-9]/g)?.length ?? 0;
  if (numbers <= 1 && !/\p{L}/u.test(own.text)) return { level, isOrdered: true, number };
  return level > 0 ? { level, isOrdered: true, number, isContinued: true } : null;
}

function listOf(abstract: string, definition: XmlElement | undefined, list: XmlElement): List {
  const levels = new Map<number, Level>();
  const starts = new Map<number, number>();
  const define = (element: XmlElement) => {
    const at = numberOf(element.attributes.get('w:ilvl'));
    if (at !== undefined) levels.set(at, levelOf(element));
  };
  for (const element of elementsOf(definition, 'w:lvl')) define(element);
  for (const override of elementsOf(list, 'w:lvlOverride')) {
    for (const element of elementsOf(override, 'w:lvl')) define(element);
    const at = numberOf(override.attributes.get('w:ilvl'));
    const start = numberOf(valOf(elementAt(override, 'w:startOverride')));
    if (at !== undefined && start !== undefined) starts.set(at, start);
  }
  return { abstract, levels, starts };
}

function levelOf(element: XmlElement): Level {
  return {
    start: numberOf(valOf(elementAt(element, 'w:start'))) ?? 1,
    format: valOf(elementAt(element, 'w:numFmt')) ?? 'decimal',
    text: (valOf(elementAt(element, 'w:lvlText')) ?? '').slice(0, 200),
    isLegal: isOn(elementAt(element, 'w:isLgl')) ?? false,
    restart: numberOf(valOf(elementAt(element, 'w:lvlRestart'))),
    style: valOf(elementAt(element, 'w:pStyle')),
  };
}

function formatOf(format: string | undefined): NumberFormat {
  switch (format) {
    case 'lowerLetter':
    case 'upperLetter':
    case 'lowerRoman':
    case 'upperRoman':
    case 'none':
      return format;
    default:
      return 'decimal';
  }
}
