/**
 * What stands at the edge of every page and belongs to none: running heads and feet, page numbers. Told by
 * saying the same in the same place on several pages, or by a number that counts with the pages.
 */
import type { StrippedPart } from '../../../../shared/records/document.ts';
import { strippedPart } from '../draft.ts';
import { essence } from '../unit.ts';
import type { Line, PageText } from './line.ts';
import { edgeNumbers, pageNumber } from './page-numbers.ts';

export interface WithoutHeads {
  readonly pages: readonly PageText[];
  readonly stripped: readonly StrippedPart[];
}

/** A line near the upper or lower edge of a page. */
interface EdgeRow {
  readonly page: number;
  readonly edge: 'top' | 'bottom';
  /** 0 for the outermost. */
  readonly depth: number;
  /** Distance of the baseline from that edge, in points. */
  readonly distance: number;
  /** The same as a share of the page's height. */
  readonly share: number;
  readonly size: number;
  /** Points to the next line farther in. */
  readonly gap: number;
  readonly text: string;
  readonly line: Line;
}

/** Rows looked at on either edge, and the share of the page's height they may stand in. */
const DEPTH = 5;
const ZONE = 0.22;
/** Share of the height that is margin: what stands farther in must be on more pages to be a head. */
const MARGIN = 0.12;
/** Points by which rows that stand in the same place may differ. */
const SAME_PLACE = 6;
/** Size of a heading beside that of the other lines near the edges, at least. */
const LARGE = 1.15;
/** Distance of a line with a page number from the text, in ems, at least. */
const APART = 1.5;
/** Longest row beside a page number, in UTF-16 units. */
const MAX_NUMBERED = 160;
/** Cells from which a row is the head of a table that goes on over the pages. */
const TABLE_CELLS = 4;
/** Largest share of the text that may be marked as no part of it, for such marks to be believed. */
const MAX_ARTIFACTS = 0.25;

export function withoutHeads(pages: readonly PageText[]): WithoutHeads {
  const rows = pages.flatMap((page, i) => [...edgeRows(page, i, 'top'), ...edgeRows(page, i, 'bottom')]);
  const reasons = new Map<EdgeRow, string>();
  markRepeated(rows, pages.length, reasons);
  spareText(rows, pages.length, reasons);
  spareCopies(rows, reasons);
  markNumbers(rows, pages.length, reasons);
  markPlaces(rows, pages.length, reasons);
  if (areArtifactsCredible(pages)) {
    markArtifacts(rows, reasons);
  }
  const gone = new Set([...reasons.keys()].map(row => row.line));
  // Pages of nothing but what they have in common are copies.
  if (pages.every(page => page.lines.every(line => gone.has(line)))) return { pages, stripped: [] };
  return {
    pages: pages.map(page => ({ ...page, lines: page.lines.filter(line => !gone.has(line)) })),
    stripped: report(reasons),
  };
}

/** The lines nearest to an edge of a page; those beside each other are equally deep. */
function edgeRows(page: PageText, index: number, edge: 'top' | 'bottom'): EdgeRow[] {
  const distance = (line: Line) => (edge === 'top' ? line.y : page.height - line.y);
  const near = page.lines.filter(line => distance(line) < ZONE * page.height);
  const groups: Line[][] = [];
  for (const line of near.sort((a, b) => distance(a) - distance(b))) {
    const first = groups.at(-1)?.[0];
    if (first && Math.abs(first.y - line.y) < 0.4 * line.size) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups.slice(0, DEPTH).flatMap((lines, depth) => {
    if (lines.flatMap(line => line.stretches).length >= TABLE_CELLS) return [];
    const [next] = groups[depth + 1] ?? [];
    return lines.map(line => ({
      gap: next ? Math.abs(next.y - line.y) : page.height,
      page: index,
      edge,
      depth,
      distance: distance(line),
      share: distance(line) / page.height,
      size: line.size,
      text: line.text,
      line,
    }));
  });
}

function isSamePlace(a: EdgeRow, b: EdgeRow): boolean {
  return (
    a.edge === b.edge &&
    Math.abs(a.distance - b.distance) <= SAME_PLACE &&
    Math.abs(a.size - b.size) <= 0.08 * Math.max(a.size, b.size)
  );
}

/** The same place exactly, for rows that say something else. */
function isSameLine(a: EdgeRow, b: EdgeRow): boolean {
  return isSamePlace(a, b) && Math.abs(a.distance - b.distance) < 1.5;
}

/** Rows that say the same, numbers aside, in the same place of at least two pages. */
function markRepeated(rows: readonly EdgeRow[], count: number, reasons: Map<EdgeRow, string>): void {
  const usual = usualSize(rows.map(row => row.line));
  const alike = Map.groupBy(rows, row =>
    essence(row.text.replace(/\d+/gu, ' ').replace(/(?<![\p{L}])[ivxlc]+(?![\p{L}])/giu, ' ')),
  );
  for (const [key, group] of alike) {
    if (key.length < 2) continue;
    for (const row of group) {
      const pages = new Set(group.filter(other => isSamePlace(row, other)).map(other => other.page)).size;
      // Large type, or a line well inside the page, that comes back now and then is a heading.
      const isDoubtful = row.size > LARGE * usual || row.share > MARGIN;
      if (pages > 1 && (!isDoubtful || pages * 4 > count)) reasons.set(row, headOrFoot(row));
    }
  }
}

/**
 * Keeps lines that are set with the text as its other lines are, unless most pages have them: the same words may
 * stand in the same place of two pages, as in quotes that come back and notes that name one source.
 */
function spareText(rows: readonly EdgeRow[], count: number, reasons: Map<EdgeRow, string>): void {
  const pagesOf = new Map<string, Set<number>>();
  for (const row of reasons.keys()) {
    const pages = pagesOf.get(essence(row.text)) ?? new Set();
    pagesOf.set(essence(row.text), pages.add(row.page));
  }
  for (const edge of Map.groupBy(rows, row => `${row.page} ${row.edge}`).values()) {
    const inwards = (depth: number) => edge.filter(row => row.depth === depth);
    for (let depth = DEPTH - 1; depth >= 0; depth--) {
      const inner = inwards(depth + 1);
      for (const row of inwards(depth)) {
        const isRare = (pagesOf.get(essence(row.text))?.size ?? 0) * 2 < count;
        if (isRare && inner.some(other => !reasons.has(other) && isSetWith(row, other))) reasons.delete(row);
      }
    }
  }
}

/** Whether a row stands as far from the next as that from the one after it, in the same type. */
function isSetWith(row: EdgeRow, inner: EdgeRow): boolean {
  const isAlike = Math.abs(row.size - inner.size) <= 0.03 * row.size;
  return isAlike && Math.abs(row.gap - inner.gap) <= 0.1 * inner.gap;
}

/** Keeps what is alike because the whole page is: no head has so many lines. */
function spareCopies(rows: readonly EdgeRow[], reasons: Map<EdgeRow, string>): void {
  for (const edge of Map.groupBy(rows, row => `${row.page} ${row.edge}`).values()) {
    const isDeep = edge.some(row => row.depth === DEPTH - 1);
    if (isDeep && edge.every(row => reasons.has(row))) for (const row of edge) reasons.delete(row);
  }
}

/** The size of the lines at the edges, each counted by its length. */
function usualSize(lines: readonly Line[]): number {
  const sizes = lines.flatMap(({ size, text }) => Array<number>(Math.ceil(text.length / 20)).fill(size));
  return sizes.sort((a, b) => a - b)[sizes.length >> 1] ?? 0;
}

/** A number in a row at the edge, and how far it is from the page's index. */
interface Numbered {
  readonly row: EdgeRow;
  readonly isAlone: boolean;
  readonly shift: number;
}

/** Rows with a number that counts with the pages. Beside other words it must do so on many, for notes count too. */
function markNumbers(rows: readonly EdgeRow[], count: number, reasons: Map<EdgeRow, string>): void {
  const usual = usualSize(rows.map(row => row.line));
  const byShift = Map.groupBy(rows.flatMap(numbersOf), ({ shift }) => shift);
  for (const group of byShift.values()) {
    for (const { row, isAlone, shift } of group) {
      const pages = new Set(group.filter(other => isSamePlace(row, other.row)).map(other => other.row.page))
        .size;
      const isOnly = isAlone && row.depth === 0 && (shift === 1 || /page|\bof\b/iu.test(row.text));
      const isApart = row.gap > APART * row.size;
      // "Lesson 2" in large type on the second page is a heading.
      const isBeside = isApart && row.size <= LARGE * usual && pages >= Math.max(2, count / 4);
      const isCounting = isAlone ? pages >= 2 : isBeside;
      if (isCounting || isOnly) reasons.set(row, isAlone ? 'page number' : headOrFoot(row));
    }
  }
}

function numbersOf(row: EdgeRow): Numbered[] {
  const alone = pageNumber(row.text);
  if (alone !== null) return [{ row, isAlone: true, shift: alone - row.page }];
  const isNote = row.line.stretches[0]?.pieces[0]?.script === 'super';
  if (row.text.length > MAX_NUMBERED || isNote) return [];
  return edgeNumbers(row.text).map(number => ({ row, isAlone: false, shift: number - row.page }));
}

/** Outermost rows in a place where other pages have a running head: heads that change with the chapter. */
function markPlaces(rows: readonly EdgeRow[], count: number, reasons: Map<EdgeRow, string>): void {
  const heads = [...reasons.keys()].filter(row => reasons.get(row) !== 'page number');
  for (const row of rows) {
    if (row.depth > 0 || reasons.has(row) || row.text.length > MAX_NUMBERED) continue;
    const places = new Set(heads.filter(head => isSameLine(row, head)).map(head => head.page));
    const isUsual = places.size >= 3 && places.size * 4 >= count;
    if (isUsual && !places.has(row.page)) reasons.set(row, headOrFoot(row));
  }
}

/** Rows the file itself marks as no part of the text, as long as only such rows stand between them and the edge. */
function markArtifacts(rows: readonly EdgeRow[], reasons: Map<EdgeRow, string>): void {
  const outer = new Map<string, boolean>();
  for (const row of rows) {
    const key = `${row.page} ${row.edge}`;
    const isArtifact = row.share <= MARGIN && row.line.isArtifact;
    const isOuter = (outer.get(key) ?? true) && (isArtifact || reasons.has(row));
    outer.set(key, isOuter);
    if (isOuter && !reasons.has(row)) reasons.set(row, headOrFoot(row));
  }
}

function headOrFoot(row: EdgeRow): string {
  return row.edge === 'top' ? 'running head' : 'running foot';
}

function areArtifactsCredible(pages: readonly PageText[]): boolean {
  let [marked, all] = [0, 0];
  for (const { lines } of pages) {
    for (const line of lines) {
      all += line.text.length;
      if (line.isArtifact) marked += line.text.length;
    }
  }
  return marked <= MAX_ARTIFACTS * all;
}

/** What was removed: each head once, and the page numbers together. */
function report(reasons: ReadonlyMap<EdgeRow, string>): StrippedPart[] {
  const parts: StrippedPart[] = [];
  const numbers: string[] = [];
  const pagesOf = new Map<string, { text: string; reason: string; pages: Set<number> }>();
  for (const [row, reason] of reasons) {
    if (reason === 'page number') {
      numbers.push(row.text);
      continue;
    }
    const key = reason + essence(row.text.replace(/\d+/gu, ' '));
    const known = pagesOf.get(key) ?? { text: row.text, reason, pages: new Set() };
    known.pages.add(row.page);
    pagesOf.set(key, known);
  }
  for (const { text, reason, pages } of pagesOf.values())
    parts.push(strippedPart(pages.size > 1 ? `${reason} of ${pages.size} pages` : reason, text));
  if (numbers.length > 0) parts.push(strippedPart('page numbers', numbers.join(', ')));
  return parts;
}
