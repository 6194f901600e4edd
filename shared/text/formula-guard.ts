/**
 * Keeps a spreadsheet from running what an article says. A cell that begins like a formula is written with a
 * leading apostrophe; in an export the row's `guarded` column names the cells so treated, which makes it reversible.
 * The leads are OWASP's ("CSV Injection"), full-width forms included. A plain number is not touched: a blind
 * prefix is known to corrupt negative numbers.
 */

/** White space before the lead is skipped, but tab, CR and LF are leads themselves. */
const DANGEROUS = /^[^\S\t\r\n]*[=+\-@\t\r\n＝＋－＠]/;
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

/** Whether a spreadsheet could take the text of a cell for a formula. */
export function isFormulaLike(cell: string): boolean {
  // Nearly every cell begins with a letter or is empty: not worth two patterns each in a hot loop.
  const first = cell.charCodeAt(0) | 0x20;
  if (cell === '' || (first >= 0x61 && first <= 0x7a)) return false;
  return DANGEROUS.test(cell) && !PLAIN_NUMBER.test(cell);
}

/** The cell made harmless. */
export function guard(cell: string): string {
  return `'${cell}`;
}

/** The cell as it was before `guard`; only for cells that `guarded` names. */
export function unguard(cell: string): string {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}
