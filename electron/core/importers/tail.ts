/**
 * What follows the end of an article: a line saying where it appeared, a comment form, other stories. Cut
 * from the first line that begins such a tail, but only when nothing after it reads like the article going
 * on: to leave a share bar in is a blemish, to cut a paragraph is a loss.
 */
import type { StrippedPart } from '../../../shared/records/document.ts';
import { introducedByline } from './byline.ts';
import { type Guesses, strippedPart } from './draft.ts';
import { furnitureOf, isCommentSign } from './furniture.ts';
import { dateLine, publicationLine } from './publication-line.ts';
import { endsLikeSentence, essence, isProse, type Unit } from './unit.ts';

export interface Cut {
  readonly units: readonly Unit[];
  readonly stripped: readonly StrippedPart[];
}

/** Lines at the end in which a date, an address or a byline is looked for. */
const LAST_LINES = 3;

/** Takes the tail off an article and learns from its last lines. */
export function cutTail(units: readonly Unit[], guesses: Guesses): Cut {
  const appeared = units.findLastIndex((unit, i) => i > 0 && publicationLine(unit.text) !== null);
  const isLastWord =
    appeared > 0 && !units.slice(appeared + 1).some(unit => isProse(unit.text) && !furnitureOf(unit.text));
  const start = tailStart(units);
  const end = isLastWord ? Math.min(start, appeared + 1) : start;
  const kept = units.slice(0, end);
  const stripped = units.slice(end).map((unit, i) => strippedPart(reasonFor(units, end + i), unit.text));
  const closed = readLastLines(kept, guesses);
  const body = withoutStandalone(closed.units);
  return { units: body.units, stripped: [...body.stripped, ...closed.stripped, ...stripped] };
}

/** Index of the first unit of the tail; the number of units when there is none. */
function tailStart(units: readonly Unit[]): number {
  let hasText = false;
  for (const [i, unit] of units.entries()) {
    if (hasText && furnitureOf(unit.text) && isTail(units, i)) return i;
    hasText ||= isProse(unit.text);
  }
  return units.length;
}

function isTail(units: readonly Unit[], at: number): boolean {
  const furniture = furnitureOf(units[at]?.text ?? '');
  const rest = units.slice(at + 1);
  // A line that is furniture anywhere, such as a share bar, may stand before the last short paragraphs.
  const isText = (text: string) => isProse(text) || (furniture?.isSelfContained === true && isSentence(text));
  const prose = rest.filter(unit => isText(unit.text) && furnitureOf(unit.text) === null).length;
  if (prose === 0) return isMostlyShort(rest);
  return (
    furniture?.mayHoldProse === true && rest.filter(unit => isCommentSign(unit.text)).length * 3 >= prose
  );
}

/** Shortest line that is a sentence of an article, in UTF-16 units. */
const MIN_SENTENCE = 60;

function isSentence(text: string): boolean {
  return text.length >= MIN_SENTENCE && endsLikeSentence(text);
}

/** A few headings and teasers; a list of verses or a table is as short, but does not follow a share bar. */
function isMostlyShort(rest: readonly Unit[]): boolean {
  const long = rest.filter(unit => unit.text.length > 240).length;
  return long * 4 <= rest.length;
}

/** Why the unit at `i` went: its own furniture, or that of the nearest one before it. */
function reasonFor(units: readonly Unit[], i: number): string {
  for (let at = i; at >= 0; at--) {
    const furniture = furnitureOf(units[at]?.text ?? '');
    if (furniture) return furniture.reason;
    if (publicationLine(units[at]?.text ?? '')) break;
  }
  return 'after the end of the article';
}

/** Reads and removes lines at the end that say where, when and by whom the article appeared. */
function readLastLines(units: readonly Unit[], guesses: Guesses): Cut {
  const stripped: StrippedPart[] = [];
  const kept = [...units];
  for (let i = kept.length - 1; i >= Math.max(1, units.length - LAST_LINES); i--) {
    const text = kept[i]?.text ?? '';
    const reason = readLastLine(text, guesses);
    if (reason === null) continue;
    stripped.unshift(strippedPart(reason, text));
    kept.splice(i, 1);
  }
  return { units: kept, stripped };
}

function readLastLine(text: string, guesses: Guesses): string | null {
  const appeared = publicationLine(text);
  if (appeared) {
    guesses.offer('publication', appeared.publication, 'last line');
    guesses.offer('published', appeared.published, 'last line');
    return 'publication line';
  }
  const date = dateLine(text);
  if (date !== null) {
    guesses.offer('published', date, 'last line');
    return 'date line';
  }
  const address = bareAddress(text);
  if (address !== null) {
    guesses.offer('url', address, 'last line');
    return 'address of the page';
  }
  const author = introducedByline(text.replace(/^[—–-]\s?/u, ''));
  if (author === null) return null;
  const isNew = guesses.offer('byline', author, 'last line');
  return isNew || essence(guesses.metadata.byline ?? '').includes(essence(author)) ? 'byline' : null;
}

/** The address of a line that is nothing but one, with or without a word such as "Source:" before it. */
export function bareAddress(text: string): string | null {
  const match =
    /^(?:(?:source|url|link|from|available at|retrieved from|original(?: article)?)\s?:?\s+)?<?(https?:\/\/[^\s<>"]{4,1900})>?$/iu.exec(
      text,
    );
  const address = match?.[1];
  return address !== undefined && URL.canParse(address) ? address : null;
}

/** Removes lines that are furniture wherever they stand, such as an advertisement's label between paragraphs. */
function withoutStandalone(units: readonly Unit[]): Cut {
  const stripped: StrippedPart[] = [];
  const kept = units.filter(unit => {
    const isText = unit.block.type !== 'heading' && unit.block.type !== 'figure';
    const furniture = isText ? furnitureOf(unit.text) : null;
    if (!furniture?.isSelfContained) return true;
    stripped.push(strippedPart(furniture.reason, unit.text));
    return false;
  });
  return { units: kept, stripped };
}
