/** What a brief says, before it is Markdown or HTML: passages in groups, each with its source and what was said of it. */
import type { EvidenceDocument, EvidenceRow } from '../../../../shared/records/evidence.ts';
import { fieldsOf, kinds } from '../../../../shared/records/kind.ts';
import { type LinkType, linkTypes } from '../../../../shared/records/link.ts';
import { longDate } from '../../../../shared/text/long-date.ts';

export interface BriefGroup {
  readonly heading: string;
  /** How many passages it has. */
  readonly count: number;
}

/** A link as the passage of the item sees it. */
export interface BriefLink {
  readonly type: LinkType;
  /** Whether it begins at the passage. */
  readonly isOutgoing: boolean;
  /** Words and article of the other end. */
  readonly quote: string;
  readonly documentTitle: string;
}

export interface BriefItem {
  readonly row: EvidenceRow;
  readonly links: readonly BriefLink[];
}

export interface Brief {
  readonly title: string;
  /** What the groups are: "kind". */
  readonly groupedBy: string;
  readonly annotations: number;
  readonly articles: number;
  /** Day of the latest change to what is in it, as 2025-03-16; null when nothing is in it. */
  readonly asOf: string | null;
  /** Those that have passages, in order. */
  readonly groups: readonly BriefGroup[];
  /** The passages in the order of the groups. */
  readonly items: Iterable<{ readonly group: BriefGroup; readonly item: BriefItem }>;
}

/** Some of a file, and how many passages are in it. */
export interface BriefPiece {
  readonly text: string;
  readonly items: number;
}

/** What was found out about a passage, as a label and words. */
export interface Fact {
  readonly label: string;
  readonly words: string;
}

/** Everything known of a passage but its words, source, note and links. */
export function factsOf(row: EvidenceRow): Fact[] {
  const facts: Fact[] = [{ label: 'Kind', words: kinds[row.kind].label }];
  for (const { name, field } of fieldsOf(row.kind)) {
    const value = row.fields[name];
    if (value === undefined) continue;
    const labels: Readonly<Record<string, string>> = 'options' in field ? field.options : {};
    const words = (typeof value === 'string' ? [value] : value).map(one => labels[one] ?? one).join(', ');
    facts.push({ label: field.label, words: field.type === 'date' ? longDate(words) : words });
  }
  if (row.tags.length > 0) facts.push({ label: 'Tags', words: row.tags.join(', ') });
  if (row.confidence !== null) facts.push({ label: 'Confidence', words: `${row.confidence} of 5` });
  if (row.keyPassage) facts.push({ label: 'Key passage', words: 'yes' });
  if (row.status === 'orphan') facts.push({ label: 'Place', words: 'not found in the present text' });
  return facts;
}

/** Byline, title, publication, date and place, those that are known; the address is for each format to write. */
export function citationOf({ document, page, paragraph }: EvidenceRow): string {
  const place = page === null ? paragraph !== null && `para. ${paragraph}` : `p. ${page}`;
  const parts = [
    document.byline,
    `“${document.title}”`,
    document.publication,
    document.published && longDate(document.published),
    place,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

/** "Accessed 20 March 2025." */
export function accessOf({ accessed }: EvidenceDocument): string {
  return accessed === null ? '' : `Accessed ${longDate(accessed)}.`;
}

/** "Supported by", as the passage of the item sees it. */
export function linkLabel({ type, isOutgoing }: BriefLink): string {
  const words = linkTypes[type][isOutgoing ? 'label' : 'inverse'];
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Its lines without the empty ones and the space around them. */
export function linesOf(text: string): string[] {
  return text.split(/[\r\n\u2028\u2029]+/).flatMap(line => {
    const trimmed = line.trim();
    return trimmed === '' ? [] : [trimmed];
  });
}

/** Only an address of the web becomes a link. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/\S+$/i.test(url);
}

/** "12 passages from 3 articles, by kind". */
export function summaryOf({ annotations, articles, groupedBy }: Brief): string {
  const count = (n: number, one: string): string => `${n.toLocaleString('en')} ${n === 1 ? one : `${one}s`}`;
  return `${count(annotations, 'passage')} from ${count(articles, 'article')}, by ${groupedBy}`;
}

/** UTF-16 units gathered before a piece is handed on. */
const PIECE_LENGTH = 1 << 15;

/** Joins short pieces, so that writing them costs little. */
export function* gathered(pieces: Iterable<BriefPiece>): Generator<BriefPiece, void, undefined> {
  let text = '';
  let items = 0;
  for (const piece of pieces) {
    text += piece.text;
    items += piece.items;
    if (text.length < PIECE_LENGTH) continue;
    yield { text, items };
    text = '';
    items = 0;
  }
  if (text !== '') yield { text, items };
}
