/** The lines of a column as paragraphs and tables. */
import { isBreak } from './breaks.ts';
import type { Line } from './line.ts';
import type { Paragraph } from './paragraph.ts';
import { tableRows } from './tables.ts';
import type { Typography } from './typography.ts';

/** Lines around one that tell how far the text reaches there. */
const WINDOW = 3;

/** The paragraphs of lines in reading order, none of which crosses the end of a column. */
export function paragraphsOf(lines: readonly Line[], type: Typography): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const column of columnsOf(lines)) {
    for (const part of tableRows(column, type)) {
      if (part.rows) paragraphs.push(part);
      else paragraphs.push(...textOf(part.lines, type));
    }
  }
  return paragraphs;
}

function columnsOf(lines: readonly Line[]): Line[][] {
  const columns: Line[][] = [];
  for (const line of lines) {
    if (columns.at(-1)?.[0]?.column === line.column) columns.at(-1)?.push(line);
    else columns.push([line]);
  }
  return columns;
}

function textOf(lines: readonly Line[], type: Typography): Paragraph[] {
  const paragraphs: Line[][] = [];
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    const paragraph = paragraphs.at(-1);
    const [first] = paragraph ?? [];
    const isNew =
      !before ||
      !paragraph ||
      !first ||
      isBreak(
        {
          before,
          line,
          first,
          isBeforeFirst: paragraph.length === 1,
          after: lines[i + 1],
          end: reach(lines, i),
        },
        type,
      );
    if (isNew) paragraphs.push([line]);
    else paragraph.push(line);
  }
  return paragraphs.map(own => ({ lines: own, rows: null }));
}

/** How far the lines around reach: text may run past a picture for a while. */
function reach(lines: readonly Line[], at: number): number {
  const size = lines[at]?.size ?? 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const line of lines.slice(Math.max(0, at - WINDOW), at + WINDOW))
    if (Math.abs(line.size - size) <= 0.1 * size) end = Math.max(end, line.end);
  return end;
}
