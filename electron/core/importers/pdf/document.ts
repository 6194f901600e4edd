/** Opening a PDF and taking from it what is needed, with a refusal for each way in which it cannot be read. */
import { Fault } from '../../../../shared/contract/fault.ts';
import { refusal, tooLarge } from '../file-kind.ts';
import { type Damage, damageSince, heardSoFar } from './damage.ts';
import { openDocument, type PDFDocumentProxy } from './engine.ts';
import { metadataFrom, type PdfMetadata } from './metadata.ts';
import { type ReadPages, readPages } from './pages.ts';

/** Most pages read: the longest reports have a third of it, and so many take most of the time there is. */
const MAX_PAGES = 4_000;

export interface PdfDocument extends ReadPages {
  /** How each page is called. */
  readonly labels: readonly string[];
  readonly metadata: PdfMetadata;
  readonly damage: Damage;
}

/**
 * @param file Name for refusals.
 * @throws Fault `file.unsupported` for a document that asks for a password, `file.malformed` for one that is
 *   broken, `file.tooLarge`.
 */
export async function readDocument(bytes: Uint8Array, file: string | null): Promise<PdfDocument> {
  const before = heardSoFar();
  const pdf = await opened(bytes, file);
  try {
    if (pdf.numPages > MAX_PAGES)
      throw tooLarge(file, `it has ${pdf.numPages.toLocaleString('en')} pages; Postil reads up to 4,000`);
    const read = await readPages(pdf);
    if (read.isTooLong) throw tooLarge(file, 'its text is longer than 20 million characters');
    const [labels, metadata] = [await labelsOf(pdf), await metadataOf(pdf)];
    return { ...read, labels, metadata, damage: damageSince(before) };
  } catch (error) {
    throw asRefusal(error, file);
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function opened(bytes: Uint8Array, file: string | null): Promise<PDFDocumentProxy> {
  try {
    // A copy, for pdf.js takes over what it is given.
    return await openDocument(new Uint8Array(bytes));
  } catch (error) {
    throw asRefusal(error, file);
  }
}

/** pdf.js throws errors of its own for what is wrong with a file; others are bugs. */
function asRefusal(error: unknown, file: string | null): unknown {
  if (error instanceof Fault || !(error instanceof Error)) return error;
  if (error.name === 'PasswordException') {
    const advice = 'open it in a PDF reader and save a copy without one';
    return refusal('file.unsupported', file, `the PDF is protected with a password; ${advice}`);
  }
  // Locked for those who have a certificate (ISO 32000-1, 7.6.4), or by a program's own means.
  if (error.message === 'unknown encryption method')
    return refusal('file.unsupported', file, 'the PDF is encrypted for certain readers only');
  return OWN_ERRORS.has(error.name)
    ? refusal('file.malformed', file, 'the PDF is damaged, or only part of one')
    : error;
}

/** Names of the errors of pdf.js about documents. */
const OWN_ERRORS: ReadonlySet<string> = new Set([
  'InvalidPDFException',
  'FormatError',
  'UnknownErrorException',
  'ResponseException',
  'AbortException',
  'XRefParseException',
  'XRefEntryException',
  'MissingDataException',
  'ParserEOFException',
  'JpxError',
]);

/** The names printed on the pages where the file has them, else their numbers. */
async function labelsOf(pdf: PDFDocumentProxy): Promise<string[]> {
  const given = await pdf.getPageLabels();
  return Array.from({ length: pdf.numPages }, (_, i) => {
    const label = given?.[i]?.replace(/\s+/gu, ' ').trim().slice(0, 40).toWellFormed();
    return label || String(i + 1);
  });
}

async function metadataOf(pdf: PDFDocumentProxy): Promise<PdfMetadata> {
  const { info, metadata } = await pdf.getMetadata();
  return metadataFrom(info, metadata);
}
