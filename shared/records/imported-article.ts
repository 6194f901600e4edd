/** What an importer makes of a file: the article, what was guessed about it, and what was left out. */
import { z } from 'zod';
import { DocumentMetadata, ImportReport } from './document.ts';

/** Formats that are characters: the analyst may choose among them and the encoding. */
export const textFormats = { text: 'Plain text', html: 'Web page', markdown: 'Markdown' } as const;
export type TextFormat = keyof typeof textFormats;

/** Formats told by their bytes. */
export const binaryFormats = {
  docx: 'Word document',
  odt: 'OpenDocument text',
  rtf: 'Rich Text (RTF)',
  pdf: 'PDF',
  epub: 'E-book (EPUB)',
  mhtml: 'Web archive (MHTML)',
} as const;
export type BinaryFormat = keyof typeof binaryFormats;

/** Formats Postil reads, by slug. */
export const formats = { ...textFormats, ...binaryFormats } as const;
export type Format = keyof typeof formats;
export const Format = z.enum(Object.keys(formats) as Format[]);

export function isTextFormat(format: Format): format is TextFormat {
  return Object.hasOwn(textFormats, format);
}

/** Largest file read, in bytes. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024 - 1;
/** Longest plain text of one article, in UTF-16 units. */
export const MAX_TEXT_LENGTH = 20_000_000;

export const ImportedArticle = z.object({
  metadata: DocumentMetadata,
  /** The article as ProseMirror JSON of `shared/text/schema`. */
  body: z.json(),
  report: ImportReport,
});
export type ImportedArticle = z.infer<typeof ImportedArticle>;
