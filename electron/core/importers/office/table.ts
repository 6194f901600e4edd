/** Tables of word processors: those of data as a paragraph a row, those that only lay a page out as their content. */
import type { InlinePart } from '../blocks.ts';
import { areVisible, type WrittenBlock, wordsOfParts } from './written.ts';

/** A cell: its content as blocks. A cell another one stretches over is empty. */
export type Cell = readonly WrittenBlock[];

/** Longest text of a cell that is data and not a column of prose, in UTF-16 units. */
const MAX_DATA = 1_200;

/** The blocks of a table. */
export function tableBlocks(rows: readonly (readonly Cell[])[]): WrittenBlock[] {
  if (isLayout(rows)) return rows.flatMap(row => row.flat());
  return rows.flatMap((row): WrittenBlock[] => {
    const cells = row.map(partsOf);
    // Empty cells at the end would only leave bars behind.
    const shown = cells.slice(0, cells.findLastIndex(areVisible) + 1);
    return shown.length === 0 ? [] : [{ kind: 'paragraph', role: 'row', parts: shown.flatMap(separated) }];
  });
}

/** Whether no row has two cells with words, or cells hold what data does not: headings, lists of prose, pages. */
function isLayout(rows: readonly (readonly Cell[])[]): boolean {
  const cells = rows.flat();
  const hasPair = rows.some(row => row.filter(cell => areVisible(partsOf(cell))).length > 1);
  if (!hasPair) return true;
  return cells.some(
    cell =>
      (cell.length > 1 && cell.some(block => block.kind === 'paragraph' && block.role === 'heading')) ||
      wordsOfParts(partsOf(cell)).length > MAX_DATA,
  );
}

/** A cell on one line: its paragraphs, lists and images one after the other. */
function partsOf(cell: Cell): InlinePart[] {
  return cell.flatMap((block, i): InlinePart[] => {
    if (block.kind === 'divider') return [];
    const own = block.parts.map(part => (part === 'break' ? SPACE : part));
    return i === 0 ? own : [SPACE, ...own];
  });
}

const SPACE: InlinePart = { text: ' ', marks: [] };

function separated(parts: readonly InlinePart[], i: number): readonly InlinePart[] {
  return i === 0 ? parts : [{ text: ' | ', marks: [] }, ...parts];
}
