/**
 * Bytes to an article: the one door to the importers. Pure and synchronous; it opens nothing, fetches nothing
 * and runs nothing it reads. It is called in the parser process, which can be stopped.
 */
import type { StrippedPart } from '../../../shared/records/document.ts';
import {
  type Format,
  type ImportedArticle,
  MAX_TEXT_LENGTH,
} from '../../../shared/records/imported-article.ts';
import { schema } from '../../../shared/text/schema.ts';
import { documentOf, hasWords, textOf } from './blocks.ts';
import type { Draft } from './draft.ts';
import { decode } from './encoding.ts';
import { noText, refuseForeignFile, tooLarge } from './file-kind.ts';
import { readHtml } from './html.ts';
import { canonicalTag, detectDirection, detectLanguage, fitsScript } from './language.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import { sniffFormat } from './sniff.ts';

export interface ImportOptions {
  /** The file's name, with or without its folder; null for pasted text. */
  readonly name: string | null;
  /** Read as this format whatever the content looks like. */
  readonly format?: Format | undefined;
  /** Read in this character encoding, by any label of the WHATWG Encoding Standard. */
  readonly encoding?: string | undefined;
}

const READERS: Readonly<Record<Format, (text: string, file: string | null) => Draft>> = {
  text: readPlainText,
  html: readHtml,
  markdown: readMarkdown,
};

/** Longest title made of the first words of a text, in UTF-16 units. */
const FIRST_WORDS = 80;
/** Most removed parts listed: a report is to be read. */
const MAX_STRIPPED = 200;

/**
 * Reads an article from the bytes of a file.
 * @returns The article; its `body` is valid JSON of `shared/text/schema` with words in it.
 * @throws Fault `file.empty`, `file.binary`, `file.unsupported`, `file.tooLarge`, `file.noText`,
 *   `file.malformed`, or `field.invalid` for an unknown encoding.
 */
export function importArticle(bytes: Uint8Array, options: ImportOptions): ImportedArticle {
  const file = baseName(options.name);
  refuseForeignFile(bytes, file);
  const { text, encoding, warnings } = decode(bytes, file, options.encoding);
  const format = options.format ?? sniffFormat(text, file);
  const draft = READERS[format](text, file);
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
      encoding,
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

function replacementWarning(plain: string, encoding: string): string[] {
  if (!plain.includes('\ufffd')) return [];
  return [`The text holds characters that could not be read (shown as \ufffd); it was read as ${encoding}`];
}

/** The name without a folder, of either kind of path. */
function baseName(name: string | null): string | null {
  return name === null ? null : name.split(/[\\/]/).at(-1) || null;
}
