/** What the palette offers for what was typed: commands, and places to go to. Pure. */
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import type { PlainText } from '../../shared/text/plain-text.ts';
import { fuzzyScore } from '../inspector/fuzzy.ts';

/** Something the window can do. */
export interface AppCommand {
  readonly id: string;
  readonly label: string;
  /** The key that does the same, as printed. */
  readonly keys?: string;
  run(): void;
}

/** A place to go to: an article, or some words of the open one (UTF-16 offsets of its plain text). */
export type Target =
  | { readonly type: 'article'; readonly document: string }
  | { readonly type: 'words'; readonly start: number; readonly end: number };

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly action: { readonly command: AppCommand } | { readonly target: Target };
}

/** Lines shown. */
const MOST = 40;
/** Words shown of a paragraph, in UTF-16 units. */
const EXCERPT = 70;

/** Commands that fit, best first; all of them, in their own order, before anything is typed. */
export function commandChoices(commands: readonly AppCommand[], typed: string): Choice[] {
  return best(commands, typed, command => command.label).map(command => ({
    id: `command ${command.id}`,
    label: command.label,
    note: command.keys ?? '',
    action: { command },
  }));
}

/**
 * Places that fit: a paragraph or page by its number, headings of the open article, then articles.
 * @param plain Of the open article, if one is open.
 */
export function placeChoices(
  plain: PlainText | null,
  articles: readonly DocumentSummary[],
  typed: string,
): Choice[] {
  const numbered = plain ? numberedPlaces(plain, typed) : [];
  const headings = plain ? headingsOf(plain) : [];
  const found = [
    ...best(headings, typed, heading => heading.label),
    ...best(articles.map(articleChoice), typed, article => article.label),
  ];
  return [...numbered, ...found].slice(0, MOST);
}

function articleChoice({ document }: DocumentSummary): Choice {
  const note = [document.byline, document.publication].filter(Boolean).join(', ');
  const target = { type: 'article', document: document.id } as const;
  return { id: `article ${document.id}`, label: document.title, note: note || 'Article', action: { target } };
}

function headingsOf(plain: PlainText): Choice[] {
  return plain.blocks
    .filter(block => block.type === 'heading' && block.end > block.start)
    .map(({ start, end, number }) => ({
      id: `heading ${number}`,
      label: plain.text.slice(start, end),
      note: 'Heading',
      action: { target: { type: 'words', start, end } },
    }));
}

/** "12" is paragraph 12, and page 12 where the source has pages. */
function numberedPlaces(plain: PlainText, typed: string): Choice[] {
  const number = typed.trim().replace(/^(?:¶|paragraph|para\.?|page|p\.|p(?=\s))\s*/i, '');
  if (number === '') return [];
  const paragraph = plain.blocks.find(block => String(block.number) === number);
  const page = plain.blocks.find(block => block.page === number);
  return [
    ...(page ? [blockChoice(plain, page, `Page ${number}`)] : []),
    ...(paragraph ? [blockChoice(plain, paragraph, `Paragraph ${number}`)] : []),
  ];
}

function blockChoice(plain: PlainText, block: PlainText['blocks'][number], note: string): Choice {
  const { start, end } = block;
  const words = plain.text.slice(start, Math.min(end, start + EXCERPT)).toWellFormed();
  const label = `${words}${end - start > EXCERPT ? '…' : ''}`;
  return {
    id: note,
    label: label === '' ? note : label,
    note,
    action: { target: { type: 'words', start, end } },
  };
}

function best<T>(items: readonly T[], typed: string, nameOf: (item: T) => string): T[] {
  if (typed.trim() === '') return items.slice(0, MOST);
  return items
    .map(item => ({ item, score: fuzzyScore(nameOf(item).slice(0, 200), typed) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, MOST)
    .map(({ item }) => item);
}
