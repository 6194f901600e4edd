/**
 * What stands before the first paragraph of an article: its headline, who wrote it, when, and the buttons of
 * the page it was copied from.
 */
import type { StrippedPart } from '../../../shared/records/document.ts';
import { bareByline, introducedByline, isOrganisationName } from './byline.ts';
import { dateOfTimestamp } from './dates.ts';
import { type GuessedField, type Guesses, strippedPart } from './draft.ts';
import { furnitureOf, isHeadFurniture } from './furniture.ts';
import { dateLine, isUpdateLine, publicationLine } from './publication-line.ts';
import { bareAddress, type Cut } from './tail.ts';
import { endsLikeSentence, essence, isProse, type Unit } from './unit.ts';

/** Lines after the headline in which bylines and dates are looked for. */
const HEAD_LINES = 8;
/** Longest line read there, in UTF-16 units. */
const MAX_LENGTH = 160;
/** Longest subtitle that may stand between headline and byline. */
const MAX_STANDFIRST = 320;
/** Longest line that can be a headline, in UTF-16 units. */
export const MAX_HEADLINE = 220;

/** Labels of a head written as `label: value`, and the field each fills. */
const LABELS: Readonly<Record<string, GuessedField>> = {
  title: 'title',
  headline: 'title',
  author: 'byline',
  byline: 'byline',
  authors: 'byline',
  date: 'published',
  published: 'published',
  'published on': 'published',
  'publication date': 'published',
  source: 'publication',
  site: 'publication',
  publication: 'publication',
  newspaper: 'publication',
  publisher: 'publication',
  url: 'url',
  link: 'url',
  'canonical url': 'url',
  by: 'byline',
  'written by': 'byline',
  language: 'language',
  lang: 'language',
  标题: 'title',
  作者: 'byline',
  来源: 'publication',
  日期: 'published',
  发布时间: 'published',
};

/** Whether a line can be a headline: short, and no sentence with its full stop. */
export function isHeadlineLike(text: string): boolean {
  if (text === '' || text.length > MAX_HEADLINE || isProse(text) || /[.。۔।]$/u.test(text)) return false;
  return !/[.!?。！？۔]["”’»)]?\s+\S/u.test(
    text.replace(/\b(?:\p{Lu}|vs|Mr|Mrs|Ms|Dr|St|No|Gen|Lt|Col|Sen|Gov)\./gu, ''),
  );
}

/**
 * Reads the lines before the text. The head ends with the last line, before any prose, that names the author
 * or the date; above it, labels of the page go and a standfirst stays. Without such a line only buttons and
 * repeated headlines go.
 * @param words Words in small letters that are used in the text: a line of nothing else is no name.
 */
export function readHead(
  units: readonly Unit[],
  guesses: Guesses,
  words: ReadonlySet<string> = new Set(),
): Cut {
  const end = headEnd(units, guesses.metadata.title, words);
  const stripped: StrippedPart[] = [];
  const kept: Unit[] = [];
  let at = 0;
  for (; at < units.length; at++) {
    const unit = units[at];
    if (unit === undefined || units.length - at + kept.length <= 1) break;
    if (isTitleAgain(unit.text, guesses.metadata.title)) continue;
    const said = isBareHeading(unit) || isNoName(unit.text, words) ? null : readHeadLine(unit.text, guesses);
    const reason = said ?? (at < end ? labelReason(unit.text, guesses) : null);
    if (reason !== null) stripped.push(strippedPart(reason, unit.text));
    else if (at < end) kept.push(unit);
    else break;
  }
  return { units: [...kept, ...units.slice(at)], stripped };
}

/** One past the last line of the head that says who wrote the article or when; 0 when none does. */
function headEnd(units: readonly Unit[], title: string | undefined, words: ReadonlySet<string>): number {
  let end = 0;
  for (const [i, unit] of units.slice(0, HEAD_LINES).entries()) {
    if (unit.block.type !== 'paragraph' && unit.block.type !== 'figure' && !isTitleAgain(unit.text, title))
      break;
    if (unit.text.length > MAX_STANDFIRST || (isProse(unit.text) && i > 1)) break;
    if (saysWhoOrWhen(unit.text) && !isNoName(unit.text, words)) end = i + 1;
  }
  return end;
}

function saysWhoOrWhen(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  return (
    introducedByline(text) !== null ||
    dateLine(text) !== null ||
    publicationLine(text) !== null ||
    isBare(text)
  );
}

/** A line of names with nothing to say that they are. */
function isBare(text: string): boolean {
  return !endsLikeSentence(text) && bareByline(text) !== null;
}

/** What has the form of a name and is made of words of the text. */
function isNoName(text: string, words: ReadonlySet<string>): boolean {
  return isBare(text) && isOnlyWords(text, words);
}

/** Whether everything in a text is among these words, in whatever case: `Annual Comparison` may name nobody. */
export function isOnlyWords(text: string, words: ReadonlySet<string>): boolean {
  const own = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return own.length > 0 && own.every(word => words.has(word));
}

/** A heading or a row that could be a name: "Border Trade" heads a section unless it says that it is a byline. */
function isBareHeading({ block, text }: Unit): boolean {
  const isLine = block.type === 'paragraph' || block.type === 'figure';
  return !isLine && isBare(text) && introducedByline(text) === null;
}

/** A short line among bylines and dates that is neither: the name of the paper, of a section, of a service. */
function labelReason(text: string, guesses: Guesses): string | null {
  if (essence(text) === essence(guesses.metadata.publication ?? '')) return 'name of the publication';
  const isLabel = text.length <= 40 && text.split(' ').length <= 3 && !endsLikeSentence(text);
  if (isLabel && isOrganisationName(text)) {
    guesses.offerLast('publication', text, 'head of the text');
    return 'name of the publication';
  }
  return isLabel ? 'page button or label' : null;
}

function isTitleAgain(text: string, title: string | undefined): boolean {
  if (title === undefined || text.length > 2 * MAX_HEADLINE) return false;
  const own = essence(text);
  return own !== '' && own === essence(title);
}

/** What a line of the head is, after what it says has been taken from it; null when it is the article. */
function readHeadLine(text: string, guesses: Guesses): string | null {
  if (text.length > MAX_LENGTH) return null;
  const labelled = readLabel(text, guesses);
  if (labelled !== null) return labelled;
  if (isHeadFurniture(text)) return 'page button or label';
  const furniture = furnitureOf(text);
  if (furniture) return furniture.reason;
  const address = bareAddress(text);
  if (address !== null) {
    guesses.offer('url', address, 'head of the text');
    return 'address of the page';
  }
  return readDate(text, guesses) ?? readByline(text, guesses) ?? readParts(text, guesses);
}

/** A line of several things between bars: `3 March 2024 | By Jane Doe | The Herald`. */
function readParts(text: string, guesses: Guesses): string | null {
  const parts = text.split(/\s+[|•·]\s+|,\s+(?=(?:\d{1,2}\.?\s)?\p{L}{3,12}\.?\s)/u);
  const names = parts.filter(part => introducedByline(part) === null && dateLine(part) === null);
  const [name] = names;
  if (parts.length < 2 || names.length > 1 || (name !== undefined && !isOrganisationName(name))) return null;
  for (const part of parts) if (part !== name) readDate(part, guesses) ?? readByline(part, guesses);
  guesses.offer('publication', name, 'head of the text');
  return 'byline';
}

/** Whether a line stands above or below a headline and is none: a label with its value, a date, an address. */
export function isBesideHeadline(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  return labelOf(text) !== null || bareAddress(text) !== null || dateLine(text) !== null;
}

function readDate(text: string, guesses: Guesses): string | null {
  if (offerDate(text, guesses)) return 'date line';
  const appeared = publicationLine(text);
  if (!appeared) return null;
  guesses.offer('publication', appeared.publication, 'head of the text');
  guesses.offer('published', appeared.published, 'head of the text');
  return 'publication line';
}

/** Takes the date of a line; that of an update counts only when no other is found. */
function offerDate(text: string, guesses: Guesses): boolean {
  const date = dateLine(text);
  if (date === null) return false;
  if (isUpdateLine(text)) guesses.offerLast('published', date, 'date of the update');
  else guesses.offer('published', date, 'head of the text');
  return true;
}

function readByline(text: string, guesses: Guesses): string | null {
  const author = introducedByline(text) ?? (isBare(text) ? bareByline(text) : null);
  if (author === null) return null;
  const isNew = guesses.offer('byline', author, 'head of the text');
  if (!isNew && essence(guesses.metadata.byline ?? '') !== essence(author)) return null;
  const rest = text.slice(text.indexOf(author) + author.length);
  offerDate(rest.replace(/^[\s|•·–—,-]+/u, ''), guesses);
  return 'byline';
}

/** The field that a line such as `Author: Jane Doe` fills, and with what. */
export function labelOf(text: string): { field: GuessedField; value: string } | null {
  const match = /^([\p{L} ]{2,20})\s?[:：]\s?(\S.{0,150})$/u.exec(text);
  const name = match?.[1]?.trim().toLowerCase() ?? '';
  const field = Object.hasOwn(LABELS, name) ? LABELS[name] : undefined;
  const value = match?.[2];
  return field === undefined || value === undefined ? null : { field, value };
}

function readLabel(text: string, guesses: Guesses): string | null {
  const label = labelOf(text);
  if (label === null) return null;
  const { field, value } = label;
  if (field === 'published') {
    const date = dateOfTimestamp(value);
    if (date === undefined) return null;
    guesses.offer('published', date, 'head of the text');
  } else if (field === 'url' || /^https?:\/\//.test(value)) {
    if (!URL.canParse(value)) return null;
    guesses.offer('url', value, 'head of the text');
  } else {
    guesses.offer(field, value, 'head of the text');
  }
  return `${field} line`;
}
