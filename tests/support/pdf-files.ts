/** Importing PDFs in tests. */
import { readFileSync } from 'node:fs';
import { importArticle } from '../../electron/core/importers/index.ts';
import type { ImportedArticle } from '../../shared/records/imported-article.ts';

/** The bytes of a file of `tests/fixtures/pdf`. */
export function pdfBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`tests/fixtures/pdf/${name}`));
}

/** Imports a file of `tests/fixtures/pdf`. */
export function importPdf(name: string): Promise<ImportedArticle> {
  return importArticle(pdfBytes(name), { name });
}
