/** The title of a document: what it says of itself, if its first pages say so too, else the largest type there. */

import { introducedByline } from '../byline.ts';
import type { Guesses } from '../draft.ts';
import { isHeadlineLike } from '../head.ts';
import { dateLine, publicationLine } from '../publication-line.ts';
import { essence } from '../unit.ts';
import { textOfLines } from './line.ts';
import { credibleTitle, type PdfMetadata } from './metadata.ts';
import type { Told } from './roles.ts';
import type { Typography } from './typography.ts';

/** Size of a title beside that of the text, at least. */
const LARGER = 1.15;
/** Most paragraphs of the first page in which a title is looked for. */
const MAX_LOOK = 40;
/** Kinds of publication, and series, that stand above a title in large type. */
const LABEL =
  /^(?:(?:policy|research|issue|working|discussion|white|background|briefing|position|strategic|special|annual|technical|occasional|country|situation|final|draft|interim|in|no\.?|the)\s+)*(?:briefs?|briefings?|papers?|reports?|notes?|memo(?:randum)?s?|commentary|analys[ie]s|insights?|bulletin|newsletter|factsheet|fact sheet|review|series|contents|table of contents|article|original article|research article|editorial|opinion|perspective|viewpoint|essay|foreword|preface|summary|executive summary|abstract|introduction|press release|focus|update|dossier|backgrounder|report on|open access)(?:\s*(?:series|paper))?(?:\s*(?:no\.?|#|nr\.?|vol\.?|volume|issue|\|)?\s*[\d/.–-]+)?\s*(?:[|–—:-]\s*.{0,40})?$/iu;

export interface Titled {
  readonly paragraphs: readonly Told[];
  /** Where among them the title stood; 0 when it is nowhere. */
  readonly at: number;
}

export function takeTitle(
  paragraphs: readonly Told[],
  given: PdfMetadata,
  file: string | null,
  firstPages: string,
  type: Typography,
  guesses: Guesses,
): Titled {
  const printed = printedTitle(paragraphs, type);
  offerGiven(given, file, firstPages, guesses);
  if (printed) guesses.offer('title', titleText(printed, paragraphs), 'largest type on the first page');
  for (const [title, source] of givenTitles(given, file)) guesses.offerLast('title', title, source);
  const at = guesses.metadata.title === undefined ? [] : titleAt(paragraphs, guesses.metadata.title, printed);
  return { paragraphs: paragraphs.filter((_, i) => !at.includes(i)), at: at[0] ?? 0 };
}

function givenTitles({ xmp, info }: PdfMetadata, file: string | null): (readonly [string, string])[] {
  const titles = [
    [credibleTitle(xmp.get('dc:title'), file), 'XMP metadata'],
    [credibleTitle(info.get('Title'), file), 'PDF metadata'],
  ] as const;
  return titles.flatMap(([title, source]) => (title === null ? [] : [[title, source] as const]));
}

/** A title of the metadata counts at once only when the first pages have it too: templates leave theirs behind. */
function offerGiven(given: PdfMetadata, file: string | null, firstPages: string, guesses: Guesses): void {
  for (const [title, source] of givenTitles(given, file)) {
    const own = essence(title);
    if (own.length >= 4 && firstPages.includes(own) && !LABEL.test(title))
      guesses.offer('title', title, source);
  }
}

/** Indexes of the paragraphs of the first page in its largest type, one after the other. */
function printedTitle(paragraphs: readonly Told[], type: Typography): number[] | null {
  const page = paragraphs[0]?.lines[0]?.page;
  const first = paragraphs.slice(0, MAX_LOOK).filter(({ lines }) => lines[0]?.page === page);
  const candidates = first.flatMap((paragraph, i) => (mayBeTitle(paragraph, type) ? [i] : []));
  const size = (i: number) => paragraphs[i]?.lines[0]?.size ?? 0;
  const largest = candidates.reduce((best, i) => Math.max(best, size(i)), 0);
  if (largest < LARGER * type.bodySize) {
    const [top] = candidates;
    return top !== undefined && top <= 3 && paragraphs[top]?.role === 'heading' ? [top] : null;
  }
  const start = candidates.find(i => size(i) > 0.97 * largest);
  if (start === undefined) return null;
  const indexes = [start];
  for (let i = start + 1; candidates.includes(i) && size(i) > 0.94 * largest; i++) indexes.push(i);
  return indexes;
}

function mayBeTitle({ lines, role }: Told, type: Typography): boolean {
  const text = textOfLines(lines);
  const [first] = lines;
  if (!first || role === 'table' || role === 'caption' || lines.length > 8) return false;
  if ((text.match(/\p{L}/gu)?.length ?? 0) < 4 || LABEL.test(text.trim())) return false;
  if (dateLine(text) !== null || publicationLine(text) !== null || introducedByline(text) !== null)
    return false;
  if (role !== 'heading' && first.size < LARGER * type.bodySize) return false;
  return isHeadlineLike(text) || first.size >= 1.4 * type.bodySize;
}

function titleText(indexes: readonly number[], paragraphs: readonly Told[]): string {
  const lines = indexes.flatMap(i => paragraphs[i]?.lines ?? []);
  return textOfLines(lines)
    .replace(/(\p{Ll})[-\u2010\u00ad] (?=\p{Ll})/gu, '$1')
    .replace(/(\p{L}[-\u2010]) (?=\p{Lu})/gu, '$1')
    .replace(/(?<=\p{L})[*†‡§]+$/u, '');
}

/** The paragraphs that say the title: those in large type, or the first that are part of it. */
function titleAt(paragraphs: readonly Told[], title: string, printed: readonly number[] | null): number[] {
  const own = essence(title);
  const isPart = (i: number) => {
    const part = essence(textOfLines(paragraphs[i]?.lines ?? []));
    return part.length >= 2 && own.includes(part);
  };
  if (printed?.some(isPart)) return [...printed].filter(isPart);
  const page = paragraphs[0]?.lines[0]?.page;
  const at = paragraphs
    .slice(0, MAX_LOOK)
    .findIndex(({ lines }) => lines[0]?.page === page && essence(textOfLines(lines)) === own);
  return at === -1 ? [] : [at];
}
