/** Formats that are text: bytes to characters, then by what the text looks like. */
import type { ImportedArticle, TextFormat } from '../../../shared/records/imported-article.ts';
import { isTextFormat } from '../../../shared/records/imported-article.ts';
import { articleOf } from './article.ts';
import type { Draft } from './draft.ts';
import { decode } from './encoding.ts';
import { readHtml } from './html.ts';
import { baseName, type ImportOptions } from './import-options.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import { sniffFormat } from './sniff.ts';

const READERS: Readonly<Record<TextFormat, (text: string, file: string | null) => Draft>> = {
  text: readPlainText,
  html: readHtml,
  markdown: readMarkdown,
};

/**
 * Reads an article from the bytes of a text file.
 * @throws Fault `file.binary`, `file.noText`, `file.tooLarge`, `file.malformed`, or `field.invalid` for an
 *   unknown encoding.
 */
export function importText(bytes: Uint8Array, options: ImportOptions): ImportedArticle {
  const file = baseName(options.name);
  const { text, encoding, warnings } = decode(bytes, file, options.encoding);
  const { format: wanted } = options;
  const format = wanted !== undefined && isTextFormat(wanted) ? wanted : sniffFormat(text, file);
  return articleOf(READERS[format](text, file), { file, format, encoding, warnings });
}
