/**
 * When the article of a page was published: what the page says for machines, then what it shows near its
 * headline, then its address. Dates of changes are passed over.
 */
import { dateOfTimestamp, findDate } from './dates.ts';
import type { Guesses } from './draft.ts';
import type { Line } from './html-lines.ts';
import { firstOf, type MetaTags } from './html-meta-tags.ts';
import type { LinkedData } from './json-ld.ts';

export interface DateSources {
  readonly linked: LinkedData | null;
  readonly tags: MetaTags;
  readonly lines: readonly Line[];
  /** Place of the headline among the lines, or -1. */
  readonly headline: number;
  /** Language the page is said to be in: in most, a day stands before its month. */
  readonly language: string | undefined;
  readonly url: string | undefined;
}

/** Names of meta elements with dates of publication, best first. */
const META = [
  'article.published_time',
  'og.published_time',
  'article.published',
  'citation_publication_date',
  'citation_online_date',
  'citation_date',
  'datepublished',
  'dc.date.issued',
  'dc.issued',
  'dc.date',
  'dc.created',
  'dc.date.created',
  'rnews.datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'pub_date',
  'publishdate',
  'publish-date',
  'publish_date',
  'publication_date',
  'published_time',
  'originalpublicationdate',
  'article_date_original',
  'article.create_date',
  'cxenseparse.recs.publishtime',
  'bt.pubdate',
  'datecreated',
  'date',
];
/** Names not listed above that can mean nothing else. */
const ANY_META =
  /(?:^|[._-])(?:pub(?:lish(?:ed)?)?[._-]?(?:date|time)|published(?:[._-]?at)?|date[._-]?published)$/;

/** Offers the date. */
export function offerPublished(sources: DateSources, guesses: Guesses): void {
  const isDayFirst = dayFirst(sources.language);
  const told = toldDates(sources).find(({ stamp }) => dateOfTimestamp(stamp) !== undefined);
  const shown = shownDate(sources, isDayFirst);
  const date = told === undefined ? undefined : dateOfTimestamp(told.stamp);
  // A stamp in UTC may be of another day than the one the paper bears; the page shows the paper's own.
  const isShifted = told !== undefined && shown !== null && isUtc(told.stamp) && isNextDay(date, shown.edtf);
  if (isShifted) guesses.offer('published', shown.edtf, 'date on the page');
  if (told) guesses.offer('published', date, told.source);
  guesses.offer('published', shown?.edtf, 'date on the page');
  guesses.offer('published', dateInAddress(sources.url), 'address of the page');
}

interface Stamp {
  readonly stamp: string;
  readonly source: string;
}

function toldDates({ linked, tags, lines, headline }: DateSources): Stamp[] {
  const dates: Stamp[] = [];
  if (linked?.published !== undefined && linked.isArticle)
    dates.push({ stamp: linked.published, source: 'JSON-LD datePublished' });
  for (const name of META) {
    const found = firstOf(tags, [name]);
    for (const stamp of found?.contents.slice(0, 3) ?? []) dates.push({ stamp, source: `meta ${name}` });
  }
  for (const [name, [stamp = '']] of tags)
    if (ANY_META.test(name) && !META.includes(name)) dates.push({ stamp, source: `meta ${name}` });
  dates.push(...marked(lines, headline));
  if (linked?.published !== undefined && !linked.isArticle)
    dates.push({ stamp: linked.published, source: 'JSON-LD datePublished' });
  return dates;
}

const CHANGED =
  /\b(?:updated?|modified|mod date|last ?mod|dateModified|edited|aktualisiert|ge[aä]ndert|stand|mis à jour|actualizado|atualizado|aggiornato)\b/iu;

/** Times and elements marked as the date of publication, those near the headline first. */
function marked(lines: readonly Line[], headline: number): Stamp[] {
  const near = headline === -1 ? [] : lines.slice(Math.max(0, headline - 8), headline + 16);
  const stamps: Stamp[] = [];
  for (const line of [...near, ...lines]) {
    if (line.isNoise || line.text.length > 300) continue;
    const own = line.element.localName === 'time' ? [line.element] : [];
    for (const time of [
      ...own,
      ...line.element.querySelectorAll('time, [itemprop~="datePublished"], abbr.published'),
    ]) {
      const stamp =
        time.getAttribute('datetime') ?? time.getAttribute('content') ?? time.getAttribute('title');
      const names = `${time.getAttribute('class') ?? ''} ${time.getAttribute('itemprop') ?? ''}`;
      const isChange =
        CHANGED.test(names.replace(/\bpublished updated\b|\bupdated published\b/, '')) &&
        !/published/i.test(names);
      const isSaid = CHANGED.test(line.text.slice(0, 30)) && !/publi|veröff/iu.test(line.text);
      if (!isChange && !isSaid)
        stamps.push({ stamp: stamp ?? time.textContent ?? '', source: 'time element' });
    }
  }
  return stamps;
}

/** Lines before and after the headline in which a date is looked for. */
const BEFORE = 8;
const AFTER = 14;
/** Longest line that is a date with a name or a place beside it, in UTF-16 units. */
const MAX_DATELINE = 140;
const DATE_HINT =
  /\b(?:date|datum|fecha|data|published?|pubdate|posted|timestamp|time|dateline|submitted|created|byline|meta|info|author|veroeffentlicht)\b/;

interface Shown {
  readonly edtf: string;
  readonly rank: number;
}

/** The date shown near the headline, or anywhere in an element called date. */
function shownDate({ lines, headline }: DateSources, isDayFirst: boolean | null): Shown | null {
  const start = headline === -1 ? 0 : Math.max(0, headline - BEFORE);
  const near = headline === -1 ? [] : lines.slice(start, headline + AFTER + 1);
  const found = near
    .map((line, i) => dateIn(line, isDayFirst, i + start > headline))
    .filter(date => date !== null);
  const best = found.reduce<Shown | null>((a, b) => (a === null || b.rank > a.rank ? b : a), null);
  if (best) return best;
  for (const line of lines.slice(0, 400)) {
    // A table tells of things in the text; an infobox of its subject.
    if (/^(?:td|th|li|dd)$/.test(line.element.localName)) continue;
    const date = DATE_HINT.test(line.hints) ? dateIn(line, isDayFirst, false) : null;
    if (date && date.rank >= 2) return date;
  }
  return null;
}

/** The date of a line that says little else, with how sure it is. */
function dateIn(line: Line, isDayFirst: boolean | null, isAfter: boolean): Shown | null {
  if (
    line.isNoise ||
    line.text.length > MAX_DATELINE ||
    (/^h[1-3]$/.test(line.element.localName) && line.text.length > 60)
  )
    return null;
  const found = findDate(line.text, isDayFirst);
  if (!found || found.edtf.length < 10 || /^\s*(?:©|copyright)/iu.test(line.text)) return null;
  const before = line.text.slice(Math.max(0, found.start - 40), found.start);
  if (CHANGED.test(before) || /\b(?:modified|lastmod)\b/.test(line.hints)) return null;
  const isHinted =
    /\b(?:date|datum|fecha|published?|pubdate|posted|timestamp|time|dateline|submitted)\b/.test(line.hints);
  const isShort = line.text.length - (found.end - found.start) <= 40;
  if (!isHinted && !isShort && !DATE_HINT.test(line.hints)) return null;
  return { edtf: found.edtf, rank: (isHinted ? 2 : 0) + (isShort ? 1 : 0) + (isAfter ? 0.5 : 0) };
}

/** The day an address names in its path: `/2024/03/16/`, `/2024-03-16-`, `/20240316`. */
function dateInAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { pathname } = new URL(url);
  const [, year, month, day] =
    /\/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/.-]|$)/.exec(pathname) ??
    /[/_-]((?:19|20)\d\d)([01]\d)([0-3]\d)(?=[/._-]|$)/.exec(pathname) ??
    [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return dateOfTimestamp(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function isUtc(stamp: string): boolean {
  return /\d(?:Z|[+-]00:?00)$|\b(?:UTC|GMT)$/.test(stamp.trim());
}

function isNextDay(a: string | undefined, b: string): boolean {
  return a !== undefined && Math.abs(Date.parse(a) - Date.parse(b)) === 86_400_000;
}

/** Whether `03/04/2025` is the third of April; null where the language does not tell, as plain English. */
function dayFirst(language: string | undefined): boolean | null {
  const [tongue = '', ...rest] = (language ?? '').toLowerCase().split(/[-_]/);
  if (tongue === '') return null;
  if (tongue === 'en')
    return rest.includes('us') ? false : rest.length > 0 && !rest.includes('ca') ? true : null;
  return true;
}
