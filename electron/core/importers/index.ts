/**
 * Bytes to an article: the one door to the importers. It opens nothing, fetches nothing and runs nothing it
 * reads. It is called in the parser process, which can be stopped.
 */
import type { BinaryFormat, ImportedArticle } from '../../../shared/records/imported-article.ts';
import { articleOf } from './article.ts';
import { readDocx } from './docx/docx.ts';
import type { Draft } from './draft.ts';
import { readEpub } from './epub/epub.ts';
import { refuseForeignFile, sniffBinary } from './file-kind.ts';
import { baseName, type ImportOptions } from './import-options.ts';
import { readMhtml } from './mhtml/mhtml.ts';
import { readOdt } from './odt/odt.ts';
import { readPdf } from './pdf/pdf.ts';
import { readRtf } from './rtf/rtf.ts';
import { importText } from './text.ts';

/** A reader of a format that is not plain characters. `file` is the name for refusals. */
type BinaryReader = (bytes: Uint8Array, file: string | null) => Draft | Promise<Draft>;

const READERS: Readonly<Record<BinaryFormat, BinaryReader>> = {
  docx: readDocx,
  odt: readOdt,
  epub: readEpub,
  pdf: readPdf,
  rtf: readRtf,
  mhtml: readMhtml,
};

/**
 * Reads an article from the bytes of a file.
 * @returns The article; its `body` is valid JSON of `shared/text/schema` with words in it.
 * @throws Fault `file.empty`, `file.binary`, `file.unsupported`, `file.tooLarge`, `file.noText`,
 *   `file.malformed`, or `field.invalid` for an unknown encoding.
 */
export async function importArticle(bytes: Uint8Array, options: ImportOptions): Promise<ImportedArticle> {
  const file = baseName(options.name);
  refuseForeignFile(bytes, file);
  const format = sniffBinary(bytes);
  if (format === null) return importText(bytes, options);
  const draft = await READERS[format](bytes, file);
  return articleOf(draft, { file, format, encoding: null, warnings: [] });
}
