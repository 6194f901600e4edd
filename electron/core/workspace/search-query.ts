/** Reading what was typed into the search box. Every input is a query; nothing here throws. */
import { isUnspaced, type SearchWord, searchWords } from './search-words.ts';

/** Words that must stand side by side; a single word is a phrase of one. */
export interface Phrase {
  readonly words: readonly string[];
  /** Whether the last word may go on. */
  readonly isOpen: boolean;
}

export const FILTERS = ['kind', 'tag', 'doc', 'in', 'by'] as const;
export type FilterName = (typeof FILTERS)[number];

export interface Query {
  readonly phrases: readonly Phrase[];
  /** The folded words of each filter's value; several filters of one name narrow further. */
  readonly filters: readonly { readonly name: FilterName; readonly words: readonly string[] }[];
}

/** Letters a word needs before other words that begin with it are found too: shorter ones find half the text. */
const OPEN_LENGTH = 3;

/** `name:"…"`, `name:word`, `"phrase"` (an open quote reaches to the end), or a word. */
const PIECE = /(?:(kind|tag|doc|in|by):)?(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))/giu;

export function parseQuery(text: string): Query {
  const phrases: Phrase[] = [];
  const filters: { name: FilterName; words: string[] }[] = [];
  for (const [, filter, quoted, bare] of text.toWellFormed().matchAll(PIECE)) {
    const words = searchWords(quoted ?? bare ?? '').map(({ word }) => word);
    if (words.length === 0) continue;
    const name = FILTERS.find(known => known === filter?.toLowerCase());
    if (name) filters.push({ name, words });
    else phrases.push({ words, isOpen: quoted === undefined && mayGoOn(words.at(-1) ?? '') });
  }
  return { phrases, filters };
}

/** The query in FTS5's language (sqlite.org/fts5.html#full_text_query_syntax), or null without words. */
export function toMatch({ phrases }: Query): string | null {
  if (phrases.length === 0) return null;
  return phrases.map(({ words, isOpen }) => `"${words.join(' ')}"${isOpen ? ' *' : ''}`).join(' AND ');
}

/** Where the phrases of a query stand in a text, as UTF-16 offsets, in order and without overlaps. */
export function matchesIn(text: string, { phrases }: Query): [number, number][] {
  const words = searchWords(text);
  const found: [number, number][] = [];
  for (let i = 0; i < words.length; i++) {
    const length = Math.max(
      0,
      ...phrases.filter(phrase => standsAt(phrase, words, i)).map(p => p.words.length),
    );
    const last = words[i + length - 1];
    const first = words[i];
    if (length === 0 || !first || !last) continue;
    found.push([first.start, last.end]);
    i += length - 1;
  }
  return found;
}

function standsAt({ words, isOpen }: Phrase, text: readonly SearchWord[], at: number): boolean {
  return words.every((word, i) => {
    const candidate = text[at + i]?.word;
    if (candidate === undefined) return false;
    return isOpen && i === words.length - 1 ? candidate.startsWith(word) : candidate === word;
  });
}

/** Whether all words begin some word of `name`: how filters find tags, titles and people as they are typed. */
export function namesBegin(name: string, words: readonly string[]): boolean {
  const present = searchWords(name).map(({ word }) => word);
  return words.every(word => present.some(candidate => candidate.startsWith(word)));
}

function mayGoOn(word: string): boolean {
  return isUnspaced(word) || [...word].length >= OPEN_LENGTH;
}
