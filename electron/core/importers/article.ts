/** What every format has in common: a draft is checked, completed and put in the form the workspace takes. */
import type { StrippedPart } from '../../../shared/records/document.ts';
import {
  type Format,
  type ImportedArticle,
  MAX_TEXT_LENGTH,
} from '../../../shared/records/imported-article.ts';
import { schema } from '../../../shared/text/schema.ts';
import { documentOf, hasWords, textOf } from './blocks.ts';
import type { Draft } from './draft.ts';
import { noText, tooLarge } from './file-kind.ts';
import { canonicalTag, detectDirection, detectLanguage, fitsScript } from './language.ts';

/** How a file was read. */
export interface Reading {
  /** Its name without a folder; null for pasted text. */
  readonly file: string | null;
  readonly format: Format;
  /** WHATWG name of the character encoding, or null for a format in which that is no question. */
  readonly encoding: string | null;
  /** What is to be told about the bytes, before what the reader tells. */
  readonly warnings: readonly string[];
}

/** Longest title made of the first words of a text, in UTF-16 units. */
const FIRST_WORDS = 80;
/** Most removed parts listed: a report is to be read. */
const MAX_STRIPPED = 200;

/**
 * Makes the article of a draft.
 * @returns The article; its `body` is valid JSON of `shared/text/schema` with words in it.
 * @throws Fault `file.noText` or `file.tooLarge`.
 */
export function articleOf(draft: Draft, { file, format, encoding, warnings }: Reading): ImportedArticle {
  if (!draft.blocks.some(hasWords)) throw noText(file);
  const body = documentOf(draft.blocks);
  const plain = textOf(body);
  if (plain.length > MAX_TEXT_LENGTH) throw tooLarge(file, 'its text is longer than 20 million characters');
  const node = schema.nodeFromJSON(body);
  node.check();
  const { metadata, guesses } = complete(draft, plain, file);
  return {
    metadata,
    body: node.toJSON(),
    report: {
      file,
      format,
      encoding: encoding ?? 'none',
      stripped: shortened(draft.stripped),
      warnings: [...warnings, ...draft.warnings, ...replacementWarning(plain, encoding)],
      guesses,
    },
  };
}

/** Fills what no reader can leave open: a title, the direction; and checks or detects the language. */
function complete(
  draft: Draft,
  plain: string,
  file: string | null,
): Pick<ImportedArticle, 'metadata'> & { guesses: Record<string, string> } {
  const { language: declared, title, ...others } = draft.metadata;
  const guesses = { ...draft.guesses };
  const fallback = title === undefined ? makeTitle(plain, file) : null;
  if (fallback) guesses.title = fallback.source;
  const tag = declared === undefined ? null : canonicalTag(declared);
  const isCredible = tag !== null && fitsScript(tag, plain);
  const language = isCredible ? tag : detectLanguage(plain);
  if (language === null) delete guesses.language;
  else if (!isCredible) guesses.language = 'letters of the text';
  const metadata = {
    title: title ?? fallback?.title ?? 'Untitled',
    ...others,
    ...(language === null ? {} : { language }),
    direction: detectDirection(plain),
  };
  return { metadata, guesses };
}

/** A title for a text without one: the name of its file, or its first words. */
function makeTitle(plain: string, file: string | null): { title: string; source: string } | null {
  const stem = file
    ?.replace(/\.[\p{L}\p{N}]{1,8}$/u, '')
    .replaceAll('_', ' ')
    .trim()
    .toWellFormed();
  if (stem) return { title: stem.slice(0, 2_000), source: 'file name' };
  const line = plain.trim().split('\n', 1)[0]?.replace(/\s+/gu, ' ') ?? '';
  if (line === '') return null;
  if (line.length <= FIRST_WORDS) return { title: line, source: 'first words' };
  const cut = line
    .slice(0, FIRST_WORDS)
    .toWellFormed()
    .replace(/\s\S*$|\ufffd$/u, '');
  return { title: `${cut}…`, source: 'first words' };
}

function shortened(stripped: readonly StrippedPart[]): StrippedPart[] {
  const shown = stripped.filter(part => part.text !== '');
  if (shown.length <= MAX_STRIPPED) return shown;
  const rest = shown.length - MAX_STRIPPED;
  return [...shown.slice(0, MAX_STRIPPED), { reason: 'and more', text: `${rest} more parts were left out` }];
}

function replacementWarning(plain: string, encoding: string | null): string[] {
  if (!plain.includes('\ufffd')) return [];
  const how = encoding === null ? '' : `; it was read as ${encoding}`;
  return [`The text holds characters that could not be read (shown as \ufffd)${how}`];
}
