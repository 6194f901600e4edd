/** Rows whose words stand in columns with wide gaps: tables, which are read row by row. */
import { type Line, textOfPieces } from './line.ts';
import type { Stretch } from './line-text.ts';
import type { Paragraph } from './paragraph.ts';
import type { Typography } from './typography.ts';

/** Fewest rows with several cells that make a table. */
const MIN_ROWS = 3;
/** How far cells of one column may stand from each other, in ems. */
const ALIGNED = 1.2;
/** Lines with one cell that may stand between rows with several. */
const MAX_SINGLE = 2;

/** Cuts a column into tables and stretches of other lines. */
export function tableRows(lines: readonly Line[], type: Typography): Paragraph[] {
  const parts: Paragraph[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    const end = tableEnd(lines, at);
    if (end === null) continue;
    if (at > from) parts.push({ lines: lines.slice(from, at), rows: null });
    const own = lines.slice(at, end);
    parts.push({ lines: own, rows: rowsOf(own, type) });
    from = end;
    at = end - 1;
  }
  if (from < lines.length) parts.push({ lines: lines.slice(from), rows: null });
  return parts;
}

/** One past the last line of a table that begins at `at`, or null. */
function tableEnd(lines: readonly Line[], at: number): number | null {
  let [rows, end, single] = [0, at, 0];
  for (let i = at; i < lines.length; i++) {
    const line = lines[i];
    const before = lines[i - 1];
    if (!line || (i > at && before && line.y - before.y > 4 * line.size)) break;
    if (line.stretches.length > 1) {
      if (i > at && !isAligned(line, lines.slice(at, i))) break;
      rows++;
      single = 0;
      end = i + 1;
    } else if (i === at || ++single > MAX_SINGLE || line.text.length > 80) break;
  }
  return rows >= MIN_ROWS ? end : null;
}

/** Whether two cells of a line stand under cells above, by either edge or the middle. */
function isAligned(line: Line, above: readonly Line[]): boolean {
  const cells = above.flatMap(other => (other.stretches.length > 1 ? other.stretches : []));
  const slack = ALIGNED * line.size;
  const under = line.stretches.filter(cell => cells.some(other => distance(cell, other) <= slack));
  return under.length >= 2;
}

function distance(a: Stretch, b: Stretch): number {
  return Math.min(
    Math.abs(a.left - b.left),
    Math.abs(a.right - b.right),
    Math.abs(a.left + a.right - b.left - b.right) / 2,
  );
}

/** The cells of each row; a line without a first cell goes on with the row above. */
function rowsOf(lines: readonly Line[], type: Typography): string[][] {
  const rows: { cells: { stretch: Stretch; text: string }[]; y: number }[] = [];
  const [first] = lines;
  for (const line of lines) {
    const row = rows.at(-1);
    const [lead] = line.stretches;
    const isFirstEmpty =
      lead && first?.stretches[0] && distance(lead, first.stretches[0]) > ALIGNED * line.size;
    const isClose = row && line.y - row.y <= 1.25 * type.pitch(line.size);
    if (row && isClose && isFirstEmpty && line.stretches.every(cell => nearest(row.cells, cell))) {
      for (const cell of line.stretches) {
        const target = nearest(row.cells, cell);
        if (target) target.text += ` ${textOfPieces(cell.pieces).trim()}`;
      }
      row.y = line.y;
    } else {
      const cells = line.stretches.map(stretch => ({ stretch, text: textOfPieces(stretch.pieces).trim() }));
      rows.push({ cells, y: line.y });
    }
  }
  return rows.map(row => row.cells.map(cell => cell.text));
}

function nearest<T extends { stretch: Stretch }>(cells: readonly T[], to: Stretch): T | undefined {
  const overlapping = cells.filter(
    ({ stretch }) => Math.min(stretch.right, to.right) - Math.max(stretch.left, to.left) > 0,
  );
  return overlapping[0];
}
