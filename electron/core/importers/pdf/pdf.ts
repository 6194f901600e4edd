/**
 * Reading a PDF: pages of glyphs to an article. A PDF says where each letter stands and little more; words, lines,
 * columns, paragraphs, headings and what belongs to the paper and not to the text are told by how it is set.
 */
import type { Draft } from '../draft.ts';
import { compose } from './compose.ts';
import { legible, refuseWithoutText, warningsOf } from './legibility.ts';

/**
 * Reads a PDF.
 * @param file Name for refusals.
 * @throws Fault `file.unsupported` when it asks for a password, `file.malformed`, `file.tooLarge`, or
 *   `file.noText` for pictures of pages.
 */
export async function readPdf(bytes: Uint8Array, file: string | null): Promise<Draft> {
  // Loaded here, for pdf.js is large and most files are none.
  const { readDocument } = await import('./document.ts');
  const { pages, broken, labels, metadata, damage } = await readDocument(bytes, file);
  refuseWithoutText(pages, broken.length, file);
  const draft = compose({ pages: legible(pages), labels, metadata, file });
  return { ...draft, warnings: warningsOf(pages, broken, damage) };
}
