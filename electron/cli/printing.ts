/** How answers look: lines of tab-separated cells for people and pipes, JSON for scripts. No colours. */

/**
 * Control characters, among them those that begin a terminal's commands: a title taken from a web page must
 * not be able to write to the screen what it likes.
 */
const CONTROL = /[\p{Cc}\u2028\u2029]+/gu;

/** A text on one line. */
export function oneLine(text: string, longest = Number.POSITIVE_INFINITY): string {
  const line = text.replace(CONTROL, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
}

/** A line of cells with a tab between them. */
export function tabbed(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cell => oneLine(cell === null ? '' : String(cell))).join('\t')}\n`;
}

/** The answer for a script. */
export function asJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** "1 document", "2 documents". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
