/**
 * The head of a Markdown file: between two lines of `---` simple `key: value` lines, a small part of YAML, or
 * between two of `+++` `key = value` lines, a small part of TOML.
 */
import { dateOfTimestamp } from './dates.ts';
import type { GuessedField, Guesses } from './draft.ts';

export interface FrontMatter {
  /** What each key says, keys in lower case; a list is joined by commas. */
  readonly values: ReadonlyMap<string, string>;
  /** The text after the head. */
  readonly rest: string;
}

/** Longest head read, in UTF-16 units. */
const MAX_LENGTH = 20_000;

/** Splits the head off. A text without one is all rest. */
export function splitFrontMatter(text: string): FrontMatter {
  const none: FrontMatter = { values: new Map(), rest: text };
  const fence = /^(---|\+\+\+)[ \t]*\n/.exec(text)?.[1];
  if (fence === undefined) return none;
  const start = text.indexOf('\n') + 1;
  const head = text.slice(start, start + MAX_LENGTH);
  const end = (fence === '---' ? /^(?:---|\.\.\.)[ \t]*$/m : /^\+\+\+[ \t]*$/m).exec(head);
  if (!end) return none;
  const lines = head.slice(0, end.index).split('\n');
  const values = readPairs(fence === '---' ? lines : lines.map(asYaml));
  if (values.size === 0) return none;
  return { values, rest: text.slice(start + end.index + end[0].length) };
}

/** `key = value` as `key: value`; the items of a list in lines of their own as items. */
function asYaml(line: string): string {
  if (/^\s*\]/u.test(line)) return '';
  const pair = /^([\w.-]{1,40})\s*=\s*(.*)$/u.exec(line);
  if (pair) return `${pair[1]}: ${pair[2] === '[' ? '' : pair[2]}`;
  return line.replace(/^\s+(["'].*?)\s*,?\s*$/u, '  - $1');
}

function readPairs(lines: readonly string[]): Map<string, string> {
  const values = new Map<string, string>();
  let key: string | null = null;
  for (const line of lines) {
    const pair = /^([\p{L}][\p{L}\p{N} _.-]{0,40}?)\s{0,5}:(?:\s(.*))?$/u.exec(line);
    // Of a person in a list of records only the name counts.
    const isMore = /^\s+(?!name:)[\w-]{1,40}:\s/.test(line);
    const item = isMore ? null : (/^\s*-\s(.+)$/.exec(line) ?? /^\s+(\S.*)$/.exec(line));
    if (pair) {
      key = (pair[1] ?? '').toLowerCase();
      values.set(key, scalar(pair[2] ?? ''));
    } else if (item && key !== null) {
      const before = values.get(key) ?? '';
      const own = scalar((item[1] ?? '').replace(/^name:\s*/, ''));
      values.set(
        key,
        /^[>|][+-]?$/.test(before) || before === ''
          ? own
          : `${before}${/^\s*-/.test(line) ? ', ' : ' '}${own}`,
      );
    }
  }
  return values;
}

/** A value without its quotes, comment or list brackets. */
function scalar(raw: string): string {
  const text = raw.trim();
  const quoted = /^"(.*)"$/.exec(text) ?? /^'(.*)'$/.exec(text);
  if (quoted) return (quoted[1] ?? '').replaceAll('\\"', '"').replaceAll("''", "'");
  const bracketed = /^\[(.*)\]$/.exec(text)?.[1];
  if (bracketed !== undefined && !bracketed.startsWith('['))
    return bracketed
      .split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/u)
      .map(scalar)
      .filter(Boolean)
      .join(', ');
  // Obsidian writes links to pages as "[[Name]]".
  return text.replace(/\s#\s.*$/, '').replace(/^\[\[(.*)\]\]$/, '$1');
}

const KEYS: readonly (readonly [GuessedField, readonly string[]])[] = [
  ['title', ['title', 'headline']],
  ['byline', ['author', 'authors', 'byline', 'by', 'creator']],
  [
    'publication',
    ['publication', 'publisher', 'newspaper', 'site', 'site_name', 'journal', 'container-title'],
  ],
  ['published', ['published', 'date', 'publication date', 'date_published', 'pubdate', 'created']],
  ['url', ['url', 'link', 'source_url', 'permalink', 'canonical', 'canonical_url', 'canonicalurl', 'source']],
  ['publication', ['source']],
  ['language', ['lang', 'language']],
  ['accessed', ['accessed', 'clipped', 'retrieved', 'saved']],
];

/** Offers what the head says; `source` is an address or the name of a publication. */
export function readFrontMatter({ values }: FrontMatter, guesses: Guesses): void {
  for (const [field, keys] of KEYS) {
    for (const key of keys) {
      const value = values.get(key)?.replace(/^\[\[(.*)\]\]$/, '$1');
      if (value === undefined) continue;
      const isAddress = /^https?:\/\//i.test(value) && URL.canParse(value);
      if ((field === 'url') !== isAddress) continue;
      const isDate = field === 'published' || field === 'accessed';
      guesses.offer(field, isDate ? dateOfTimestamp(value) : value, `front matter ${key}`);
    }
  }
}
