/**
 * From the order on the page to the order of reading, for lines with letters that run from right to left: the
 * Unicode Bidirectional Algorithm (UAX 9) read backwards. Where its result is ambiguous the usual case counts.
 */
import { isRightToLeft } from './characters.ts';

/** Something on a line that is never parted: a letter with its marks, a ligature. */
export interface Cell {
  readonly text: string;
  /** Whether the text is in logical order and its brackets are not mirrored. */
  readonly isSpelt: boolean;
}

const LEFT_TO_RIGHT = /\p{L}/u;
const DIGIT = /^[\p{Nd}]+$/u;
/** Between two digits they belong to the number; hyphens only where the letters around are not Arabic. */
const IN_NUMBER = /^[.,:/٫٬]$/u;
const IN_NUMBER_ELSEWHERE = /^[.,:/٫٬%$€£+-]$/u;
const ARABIC = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

const MIRRORED: Readonly<Record<string, string>> = Object.fromEntries(
  ['()', '[]', '{}', '<>', '«»', '‹›', '≤≥', '⟨⟩', '“”'].flatMap(([a = '', b = '']) =>
    a === '“'
      ? []
      : [
          [a, b],
          [b, a],
        ],
  ),
);

/** Whether a line holds right-to-left letters at all. */
export function hasRightToLeft(cells: readonly Cell[]): boolean {
  return cells.some(cell => isRightToLeft(cell.text));
}

/** Whether most letters of a line run from right to left. */
export function isMostlyRightToLeft(cells: readonly Cell[]): boolean {
  let balance = 0;
  for (const { text } of cells) {
    if (isRightToLeft(text)) balance++;
    else if (LEFT_TO_RIGHT.test(text)) balance--;
  }
  return balance > 0;
}

/**
 * Puts cells in the order of reading.
 * @param cells From left to right.
 * @param isRtl Whether the line as a whole runs from right to left.
 */
export function logicalOrder<T extends Cell>(cells: readonly T[], isRtl: boolean): T[] {
  const runs = runsOf(cells, isRtl);
  const ordered: T[] = [];
  for (const { cells: run, isAgainst } of isRtl ? runs.reverse() : runs) {
    if (isRtl === isAgainst) ordered.push(...run);
    else ordered.push(...withNumbersKept(run).map(cell => mirror(cell)));
  }
  return ordered;
}

interface Run<T> {
  readonly cells: readonly T[];
  /** Whether it runs against its line. */
  readonly isAgainst: boolean;
}

/** Cuts a line where the direction changes; what stands between is the line's own. */
function runsOf<T extends Cell>(cells: readonly T[], isRtl: boolean): Run<T>[] {
  const isAgainst = againstOf(cells, isRtl);
  const runs: { cells: T[]; isAgainst: boolean }[] = [];
  for (const [i, cell] of cells.entries()) {
    const against = isAgainst[i] === true;
    const last = runs.at(-1);
    if (last?.isAgainst === against) last.cells.push(cell);
    else runs.push({ cells: [cell], isAgainst: against });
  }
  return runs;
}

/** For each cell, whether it belongs to a run against the line: from a strong cell to the last of its kind. */
function againstOf(cells: readonly Cell[], isRtl: boolean): boolean[] {
  const against = cells.map(() => false);
  let start: number | null = null;
  let end = -1;
  const close = () => {
    if (start !== null) against.fill(true, start, end + 1);
    start = null;
  };
  for (const [i, { text }] of cells.entries()) {
    const rtl = isRightToLeft(text);
    const isStrongAgainst = isRtl ? !rtl && LEFT_TO_RIGHT.test(text) : rtl;
    const isStrongWith = isRtl ? rtl : !rtl && LEFT_TO_RIGHT.test(text);
    if (isStrongAgainst) {
      start ??= i;
      end = i;
    } else if (isStrongWith) {
      close();
    } else if (isRtl && start !== null && DIGIT.test(text)) {
      end = i;
    }
  }
  close();
  return against;
}

/** A run that goes from right to left, reversed, but for the digits of its numbers. */
function withNumbersKept<T extends Cell>(run: readonly T[]): T[] {
  const inNumber = run.some(cell => ARABIC.test(cell.text)) ? IN_NUMBER : IN_NUMBER_ELSEWHERE;
  const parts: T[][] = [];
  let isNumber = false;
  for (const [i, cell] of run.entries()) {
    const isDigit = DIGIT.test(cell.text);
    const joins: boolean = isNumber && inNumber.test(cell.text) && DIGIT.test(run[i + 1]?.text ?? '');
    if (isNumber && (isDigit || joins)) parts.at(-1)?.push(cell);
    else parts.push([cell]);
    isNumber = isDigit || joins;
  }
  return parts.reverse().flat();
}

function mirror<T extends Cell>(cell: T): T {
  const other = cell.isSpelt ? undefined : MIRRORED[cell.text];
  return other === undefined ? cell : { ...cell, text: other };
}
