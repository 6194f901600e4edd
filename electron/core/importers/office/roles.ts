/**
 * What the names of paragraph and character styles say. Word and LibreOffice keep their built-in styles under
 * English names in files, whatever language they show them in.
 */
import type { MarkName } from '../blocks.ts';
import { headingLevel, type Role } from './written.ts';

export interface StyleRole {
  readonly role: Role;
  /** Level of a heading. */
  readonly level?: number;
  /** For a paragraph that goes on with an item of a list: the level its own items would have. */
  readonly continues?: number;
}

const ROWS: readonly (readonly [RegExp, Role])[] = [
  [/^title$/, 'title'],
  [/^subtitle$/, 'subtitle'],
  [/^(?:author|byline|by-?line)s?$/, 'byline'],
  [/^(?:date|dateline)$/, 'date'],
  [/^(?:intense |block ?)?quot(?:e|es|ation|ations)$/, 'quote'],
  [/^(?:block ?text|block ?quot(?:e|ation)s?|citation|zitat)$/, 'quote'],
  [/^(?:image |table |figure )?caption$/, 'caption'],
  [/^(?:illustration|figure|drawing)$/, 'caption'],
  [/^(?:html preformatted|preformatted ?text|source ?code|macro text|code block)$/, 'code'],
  [/^horizontal ?(?:line|rule)$/, 'rule'],
  [/^(?:toc|contents|index|user index|illustration index|table index|object index) ?\d{1,2}$/, 'contents'],
  [/^(?:toc|contents|index|user index|table index|illustration index|object index) ?heading$/, 'contents'],
  [/^(?:table of figures|table of authorities|figure index \d|index separator)$/, 'contents'],
];

/** What a paragraph of a style is; null for a style that says nothing. */
export function roleOfStyle(name: string): StyleRole | null {
  const plain = plainName(name);
  const heading = /^heading ?(\d{1,2})$/.exec(plain)?.[1];
  if (heading !== undefined) return { role: 'heading', level: headingLevel(Number(heading)) };
  const continued = /^list (?:continue|contents?)(?: (\d))?/.exec(plain);
  if (continued) return { role: 'text', continues: Number(continued[1] ?? 1) };
  const role = ROWS.find(([pattern]) => pattern.test(plain))?.[1];
  return role === undefined ? null : { role };
}

/** The mark a character style stands for by its name; what it looks like is told by its properties. */
export function markOfStyle(name: string): MarkName | null {
  const plain = plainName(name);
  if (/^(?:html code|verbatim char|source text|html typewriter|html keyboard|teletype)$/.test(plain))
    return 'code';
  if (/^(?:emphasis|subtle emphasis|intense emphasis|book title|html cite|citation)$/.test(plain))
    return 'emphasis';
  return /^strong(?: emphasis)?$/.test(plain) ? 'strong' : null;
}

/** `Heading_20_1` and `Heading 1` are one name. */
function plainName(name: string): string {
  return name
    .slice(0, 100)
    .replaceAll('_20_', ' ')
    .replace(/[\s_]+/gu, ' ')
    .trim()
    .toLowerCase();
}
