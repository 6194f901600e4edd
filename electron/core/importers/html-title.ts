/**
 * The headline of a page. What a page says of itself for machines is often a teaser, cut off, or wears the
 * name of the site; the heading people read is the better one where the two are plainly the same thing.
 */
import type { Guesses } from './draft.ts';
import { splitHeadline } from './headline.ts';
import type { Line } from './html-lines.ts';
import { essence } from './unit.ts';

/** Longest heading that is a headline, in UTF-16 units. */
const MAX_HEADING = 400;
/** Length of a heading that must be more than a section's name to take a title's place. */
const TELLING = 12;
/** Share of the words of the shorter that two wordings of one headline have in common. */
const SAME_SHARE = 0.85;
/** Where a title for machines is cut; JSON-LD headlines at 110, as search engines once asked. */
const CUT_LENGTH = 80;

/** A title metadata give, with where they do. */
export interface GivenTitle {
  readonly title: string;
  readonly source: string;
}

export interface TitleSources {
  /** Best first. */
  readonly given: readonly GivenTitle[];
  /** Words of the title element. */
  readonly element: string;
  readonly lines: readonly Line[];
  /** Names the site is known by. */
  readonly known: readonly string[];
}

/** Offers the title, and the publication where only the title names it. */
export function offerTitle({ given, element, lines, known }: TitleSources, guesses: Guesses): void {
  const headings = headingsOf(lines);
  const whole = splitHeadline(element, known);
  const meant = meantTitle(given, element, headings, known);
  const told = splitHeadline(meant?.title ?? element, known).title;
  const isNameless = meant === null && known.some(name => essence(name) === essence(told));
  const heading = bestHeading(headings, { told, element, isOnlyElement: meant === null, isNameless });
  if (heading !== null) guesses.offer('title', heading, 'main heading');
  if (meant !== null) guesses.offer('title', told, meant.source);
  guesses.offer('title', withoutTail(whole.title), 'title element');
  guesses.offer('publication', whole.publication, 'title element');
}

/** A title that nothing on the page confirms, without a few words behind a bar or a dash: they are the site's name. */
function withoutTail(title: string): string {
  const [, head = '', tail = ''] = /^(.+)\s[|–—»·]\s([^|–—»·]+)$/u.exec(title) ?? [];
  return words(head).length >= 4 && words(tail).length <= 3 ? head.trim() : title;
}

/** The first title that the page shows too, as a heading or in its title; the first of all when it shows none. */
function meantTitle(
  given: readonly GivenTitle[],
  element: string,
  headings: readonly Line[],
  known: readonly string[],
): GivenTitle | null {
  const named = given.filter(({ title }) => !known.some(name => essence(name) === essence(title)));
  const isHeading = ({ title }: GivenTitle) => headings.some(({ text }) => essence(text) === essence(title));
  const isInElement = ({ title }: GivenTitle) =>
    essence(element).includes(essence(splitHeadline(title, known).title));
  return named.find(isHeading) ?? named.find(isInElement) ?? named[0] ?? null;
}

/** The line of the page that is its headline, as its place among the lines; -1 when none is. */
export function headlineAt(lines: readonly Line[], title: string | undefined): number {
  const own = essence(title ?? '');
  if (own === '') return -1;
  const isHeading = ({ element }: Line) => /^h[1-6]$/.test(element.localName);
  const same = lines.findIndex(line => !line.isNoise && isHeading(line) && essence(line.text) === own);
  if (same !== -1) return same;
  const held = lines.findIndex(line => isHeading(line) && essence(line.text).includes(own));
  return held !== -1 ? held : lines.findIndex(line => essence(line.text) === own);
}

/** Headings that may be the headline, the likeliest first: those of the first level, those called headlines. */
function headingsOf(lines: readonly Line[]): Line[] {
  const rank = ({ element, hints }: Line): number => {
    if (element.localName === 'h1') return 0;
    return /\b(?:headline|entry title|post title|article title|page title|first heading)\b/.test(hints)
      ? 1
      : 2;
  };
  return lines
    .filter(line => /^h[1-3]$/.test(line.element.localName) || rank(line) === 1)
    .filter(line => !line.isSite && !line.isNoise && line.text.length <= MAX_HEADING)
    .slice(0, 60)
    .sort((a, b) => rank(a) - rank(b));
}

interface Told {
  readonly told: string;
  readonly element: string;
  /** Nothing but the title element tells a title. */
  readonly isOnlyElement: boolean;
  /** What it tells is the name of the site. */
  readonly isNameless: boolean;
}

/** The heading that is the title in other words, cut less or with less around it; null when none is. */
function bestHeading(
  headings: readonly Line[],
  { told, element, isOnlyElement, isNameless }: Told,
): string | null {
  const first = headings.filter(({ element: { localName } }) => localName === 'h1');
  const own = essence(told);
  const isSame = (line: Line) => essence(line.text) === own;
  if (headings.some(isSame)) return null;
  if (told === '') return first[0]?.text ?? null;
  const candidates = first.length > 0 && !isOnlyElement ? first : headings;
  const better =
    candidates.find(({ text }) => isUncut(text, told)) ??
    candidates.find(({ text }) => isWithin(text, told)) ??
    (isOnlyElement ? candidates.find(({ text }) => isWithin(text, element)) : undefined);
  if (better) return better.text;
  const [only, ...others] = first;
  if (isNameless) return (only ?? headings.find(({ text }) => words(text).length > 1))?.text ?? null;
  if (!only || others.length > 0) return null;
  const isSection = words(told).length <= 2 && words(only.text).length >= 4;
  return isSection || shared(only.text, told) >= SAME_SHARE ? only.text : null;
}

/** Whether a heading goes on where the title was cut off. */
function isUncut(heading: string, title: string): boolean {
  const cut = /(?:\.{3}|…)\s*$/u.test(title);
  const own = essence(title);
  const isCut = cut || title.length >= CUT_LENGTH;
  return (
    isCut && own.length >= TELLING && essence(heading).length > own.length && essence(heading).startsWith(own)
  );
}

/** Whether a title is a heading with something before it or behind it, such as a kicker or the site's name. */
function isWithin(heading: string, title: string): boolean {
  const at = title.toLowerCase().indexOf(heading.toLowerCase());
  if (at === -1 || heading.length === title.length) return false;
  const before = title.slice(0, at);
  const after = title.slice(at + heading.length);
  const isParted = /(?:^|[^\p{L}\p{N}]\s*|\s)$/u.test(before) && /^(?:$|\s*[^\p{L}\p{N}\s])/u.test(after);
  const isTelling =
    words(heading).length >= 2 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]{8}/u.test(heading);
  const isAtEdge = before === '' || /[-–—|:»›•·/]\s*$/u.test(before);
  return (
    isTelling &&
    ((isParted && isAtEdge) || (before === '' && heading.length >= TELLING && words(heading).length > 1))
  );
}

/** Share of the words of the shorter text that the longer has too. */
function shared(a: string, b: string): number {
  const [left, right] = [new Set(words(a)), new Set(words(b))];
  const common = [...left].filter(word => right.has(word)).length;
  return common / Math.max(1, Math.min(left.size, right.size));
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
