/** What the cells of a worksheet say (ECMA-376 part 1, 18.3.1.4), as text. */
import { elementsOf, type XmlElement } from '../xml/xml.ts';

/** What it takes to read the cells of a workbook. */
export interface CellReading {
  /** Strings that cells name by number. */
  readonly strings: readonly string[];
  /** What each cell format makes of a number, by the format's place. */
  readonly dates: readonly DateStyle[];
  /** Whether days are counted from 1904, as old workbooks of the Mac have it. */
  readonly is1904: boolean;
}

/** Whether a format shows a number as a day, a time of a day, or neither. */
export type DateStyle = 'date' | 'time' | null;

const DAY_MS = 86_400_000;
/** Days from the day Excel calls 0 to 1970. */
const EPOCH_DAYS = 25_569;
/** Days between the two ways of counting. */
const DAYS_TO_1904 = 1_462;
/** Excel takes 1900 for a leap year, so that the days before March 1900 are one off. */
const FIRST_SAFE_DAY = 61;
/** The day after the last one Excel has, 9999-12-31. */
const END_OF_DAYS = 2_958_466;

/** The text of a cell; empty for an empty one. */
export function cellText(cell: XmlElement, reading: CellReading): string {
  const type = cell.attributes.get('t') ?? 'n';
  if (type === 'inlineStr') return elementsOf(cell, 's:is').map(stringText).join('');
  const value = elementsOf(cell, 's:v').map(plainText).join('');
  if (value === '') return '';
  if (type === 's') return reading.strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' || value === 'true' ? 'true' : 'false';
  if (type !== 'n') return unescaped(value);
  const style = reading.dates[Number(cell.attributes.get('s') ?? 0)] ?? null;
  return numberText(Number(value), style, reading.is1904) ?? value;
}

/** The text of a string item, its runs joined. */
export function stringText(item: XmlElement): string {
  const parts = item.children.map(child => {
    if (typeof child === 'string') return '';
    return child.name === 's:t' ? plainText(child) : child.name === 's:r' ? stringText(child) : '';
  });
  return item.name === 's:r' ? parts.join('') : unescaped(parts.join(''));
}

/** 0 for "A7", 26 for "AA7"; null for what is no reference. */
export function cellColumn(reference: string | undefined): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A number as people write it, a date as 2025-03-16, a time in UTC; null when it is no number. */
function numberText(value: number, style: DateStyle, is1904: boolean): string | null {
  if (!Number.isFinite(value)) return null;
  const serial = is1904 ? value + DAYS_TO_1904 : value;
  if (style === null || serial < FIRST_SAFE_DAY || serial >= END_OF_DAYS) return String(value);
  const iso = new Date(Math.round((serial - EPOCH_DAYS) * DAY_MS)).toISOString();
  return style === 'date' ? iso.slice(0, 10) : iso;
}

/** `_x000D_` is how SpreadsheetML writes what XML cannot (`ST_Xstring`). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function plainText(element: XmlElement): string {
  return element.children.filter(child => typeof child === 'string').join('');
}
