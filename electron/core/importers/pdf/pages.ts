/** The pages of a document as lines in reading order, one after the other, so that only the words stay in memory. */
import { MAX_TEXT_LENGTH } from '../../../../shared/records/imported-article.ts';
import { withAccents } from './accents.ts';
import { isRightToLeft } from './characters.ts';
import { type Region, regionsOf } from './columns.ts';
import { withBullets } from './dots.ts';
import type { PDFDocumentProxy } from './engine.ts';
import type { Layers } from './glyph.ts';
import { type Drawn, drawnOn } from './glyphs.ts';
import type { Gutter } from './gutters.ts';
import type { Line, PageText } from './line.ts';
import { textOfStretches } from './line.ts';
import { stretchesOf } from './line-text.ts';
import { type Row, rowsOf } from './lines.ts';
import { spansOf } from './spans.ts';
import { upright } from './upright.ts';

/** Most characters drawn on one page that are looked at; a page of print has some thousands. */
const MAX_GLYPHS = 100_000;

export interface ReadPages {
  readonly pages: readonly PageText[];
  /** Indexes of pages that could not be read at all. */
  readonly broken: readonly number[];
  /** Whether the rest was left because it would be more text than an article may have. */
  readonly isTooLong: boolean;
}

export async function readPages(pdf: PDFDocumentProxy): Promise<ReadPages> {
  const layers: Layers = await pdf.getOptionalContentConfig();
  const pages: PageText[] = [];
  const broken: number[] = [];
  const gutters: Gutter[] = [];
  let length = 0;
  for (let index = 0; index < pdf.numPages; index++) {
    const page = await readPage(pdf, index, layers, gutters);
    if (page === null) broken.push(index);
    pages.push(page ?? { width: 0, height: 0, lines: [], rotated: '', unreadable: 0, isCut: false });
    for (const { text } of page?.lines ?? []) length += text.length;
    if (length > MAX_TEXT_LENGTH) return { pages, broken, isTooLong: true };
  }
  return { pages, broken, isTooLong: false };
}

/** One page, or null when it is broken: the others may be whole. */
async function readPage(
  pdf: PDFDocumentProxy,
  index: number,
  layers: Layers,
  gutters: Gutter[],
): Promise<PageText | null> {
  const seen = await lookAt(pdf, index, layers);
  if (seen === null) return null;
  const { letters, dots, ...page } = upright(seen.drawn, seen.width, seen.height);
  const regions = regionsOf(withBullets(spansOf(withAccents(letters)), dots), gutters);
  const lines = regions.flatMap((region, i) => linesOf(region, index, i));
  return { ...page, lines };
}

interface Seen {
  readonly drawn: Drawn;
  readonly width: number;
  readonly height: number;
}

async function lookAt(pdf: PDFDocumentProxy, index: number, layers: Layers): Promise<Seen | null> {
  try {
    const page = await pdf.getPage(index + 1);
    const { width, height } = page.getViewport({ scale: 1 });
    const drawn = await drawnOn(page, layers, MAX_GLYPHS);
    page.cleanup();
    return { drawn, width, height };
  } catch (error) {
    // pdf.js throws errors of many kinds over broken pages, and none says more than that.
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Columns of one page are numbered from here on. */
const COLUMNS_A_PAGE = 1_000;

function linesOf(region: Region, page: number, column: number): Line[] {
  const isRtl = isMostlyRightToLeft(region);
  return rowsOf(region)
    .map(row => lineOf(row, page, page * COLUMNS_A_PAGE + column, isRtl))
    .filter(line => line.text !== '');
}

function lineOf(row: Row, page: number, column: number, isRtl: boolean): Line {
  const stretches = stretchesOf(row, isRtl);
  const letters = row.spans.filter(span => span.script === null).flatMap(span => span.letters);
  const all = letters.length > 0 ? letters : row.spans.flatMap(span => span.letters);
  const left = row.spans.reduce((least, span) => Math.min(least, span.left), Number.POSITIVE_INFINITY);
  const right = row.spans.reduce((most, span) => Math.max(most, span.right), Number.NEGATIVE_INFINITY);
  return {
    page,
    column,
    text: textOfStretches(stretches),
    stretches,
    start: isRtl ? -right : left,
    end: isRtl ? -left : right,
    y: row.y,
    size: mainSize(row),
    isBold: all.every(letter => letter.isBold || !/\p{L}|\p{N}/u.test(letter.text)),
    isItalic: all.every(letter => letter.isItalic || !/\p{L}|\p{N}/u.test(letter.text)),
    isArtifact: all.every(letter => letter.isArtifact),
    isSpaceAfter: (isRtl ? row.spans[0] : row.spans.at(-1))?.isSpaceAfter === true,
  };
}

/** The size most letters of a row have; of small capitals that of the large ones. */
function mainSize({ spans, size }: Row): number {
  if (!spans.some(({ letters }) => letters.some(({ text }) => /\p{Ll}|\p{Lo}/u.test(text)))) return size;
  const counts = new Map<number, number>();
  for (const span of spans) {
    if (span.script === null) counts.set(span.size, (counts.get(span.size) ?? 0) + span.letters.length);
  }
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [size, 0])[0];
}

function isMostlyRightToLeft(region: Region): boolean {
  let [rtl, all] = [0, 0];
  for (const { letters } of region) {
    for (const { text } of letters) {
      if (isRightToLeft(text)) rtl++;
      if (/\p{L}/u.test(text)) all++;
    }
  }
  return rtl * 2 > all;
}
