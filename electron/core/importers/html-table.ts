/** Tables of a page: those of data become a paragraph a row; those that only lay a page out are their content. */
import { type InlinePart, isVisible } from './blocks.ts';
import { type DomElement, isElement, wordsOf } from './dom.ts';
import { partsOf } from './html-inline.ts';

/** Longest text of a cell that is data and not a column of prose, in UTF-16 units. */
const MAX_DATA = 1_200;

/** The rows of a table of data, each a list of cells, without empty ones; null for a table of layout. */
export function dataRows(table: DomElement): readonly (readonly DomElement[])[] | null {
  const rows = rowsOf(table).map(row => [...row.childNodes].filter(isElement).filter(isCell));
  if (/^(?:presentation|none)$/.test(table.getAttribute('role') ?? '')) return null;
  if (table.querySelector('table, h1, h2, h3, article, form')) return null;
  const isPaired = rows.some(row => row.filter(cell => isVisible(wordsOf(cell))).length > 1);
  if (!isPaired || rows.some(row => row.some(cell => wordsOf(cell).length > MAX_DATA))) return null;
  return rows.filter(row => row.some(cell => isVisible(wordsOf(cell))));
}

/** The words of a row on one line, cells joined by ` | `. */
export function rowParts(row: readonly DomElement[]): InlinePart[] {
  return row.flatMap((cell, i): InlinePart[] => {
    const own = partsOf(cell).map(part => (part === 'break' ? SPACE : part));
    return i === 0 ? own : [{ text: ' | ', marks: [] }, ...own];
  });
}

const SPACE: InlinePart = { text: ' ', marks: [] };

function rowsOf(table: DomElement): DomElement[] {
  return [...table.childNodes].filter(isElement).flatMap(child => {
    if (child.localName === 'tr') return [child];
    return /^(?:thead|tbody|tfoot)$/.test(child.localName) ? rowsOf(child) : [];
  });
}

function isCell(element: DomElement): boolean {
  return element.localName === 'td' || element.localName === 'th';
}
