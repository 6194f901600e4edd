/** Cells of a worksheet, as SpreadsheetML (ECMA-376 part 1, 18.3.1.4) has them. */
import { isFormulaLike } from '../../../../shared/text/formula-guard.ts';
import { type CellValue, cellText, type Heading } from '../table.ts';
import { style } from './styles.ts';

/** Longest text of a cell, in UTF-16 units: a limit of Excel, which calls a longer one damage. */
export const MAX_CELL_LENGTH = 32_767;

/** What XML 1.0 cannot say, and what Excel would read as one of its own escapes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be written.
const UNSAYABLE = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const SPECIAL = /[&<>]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Text as a string of SpreadsheetML (`ST_Xstring`): carriage returns and control characters as `_xHHHH_`. */
export function xlsxText(text: string): string {
  return text
    .replace(UNSAYABLE, sign => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(SPECIAL, sign => entities[sign] ?? sign);
}

/** Days from the day Excel calls 0 to 1970. */
const EPOCH_DAYS = 25_569;
const DAY_MS = 86_400_000;
/** Excel takes 1900 for a leap year, so dates before March 1900 are a day off in it and stay text. */
const FIRST_SAFE_DAY = 61;

const FULL_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The number Excel keeps for a time in UTC; null where it has none. @param ms Since 1970. */
function serialOf(ms: number): number | null {
  const serial = ms / DAY_MS + EPOCH_DAYS;
  return Number.isNaN(serial) || serial < FIRST_SAFE_DAY ? null : serial;
}

/** The number for a date such as 2025-03-16; null for a month, an interval, or no date at all. */
function dateSerial(text: string): number | null {
  if (!FULL_DATE.test(text)) return null;
  const ms = Date.parse(`${text}T00:00:00Z`);
  // The 30th of February would become the 2nd of March.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== text) return null;
  return serialOf(ms);
}

/** Told of each text that was too long for a cell. */
export type OnCut = (column: string) => void;

/**
 * The cell at `reference` ("B7"); nothing for an empty one. Text is written as an inline string, never as a
 * formula, and one that looks like a formula is marked so that it stays text when it is edited.
 */
export function cell(reference: string, { name, type }: Heading, value: CellValue, onCut: OnCut): string {
  if (value === null || value === '') return '';
  if (typeof value === 'number') return `<c r="${reference}" s="${style.plain}"><v>${value}</v></c>`;
  if (typeof value === 'boolean')
    return `<c r="${reference}" s="${style.plain}" t="b"><v>${value ? 1 : 0}</v></c>`;
  const text = cellText(value);
  if (text === '') return '';
  if (type === 'date' || type === 'time') {
    const serial = type === 'date' ? dateSerial(text) : serialOf(Date.parse(text));
    if (serial !== null) return `<c r="${reference}" s="${style[type]}"><v>${serial}</v></c>`;
  }
  const format = isFormulaLike(text)
    ? type === 'long'
      ? 'quotedLong'
      : 'quoted'
    : type === 'long'
      ? 'long'
      : 'plain';
  return textCell(reference, text.length > MAX_CELL_LENGTH ? cut(text, name, onCut) : text, style[format]);
}

/** A cell that holds text, whatever it says. */
export function textCell(reference: string, text: string, format: number): string {
  return `<c r="${reference}" s="${format}" t="inlineStr"><is><t xml:space="preserve">${xlsxText(text)}</t></is></c>`;
}

function cut(text: string, column: string, onCut: OnCut): string {
  onCut(column);
  const end = MAX_CELL_LENGTH - 1;
  // Not through the middle of a character.
  const isSplit = /[\ud800-\udbff]/.test(text.charAt(end - 1));
  return `${text.slice(0, isSplit ? end - 1 : end)}…`;
}

/** "A", "Z", "AA" for 0, 25, 26. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let left = index; left >= 0; left = Math.floor(left / 26) - 1)
    letters = String.fromCharCode(65 + (left % 26)) + letters;
  return letters;
}
