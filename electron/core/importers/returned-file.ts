/** A file that brings annotations back, in whichever of the known formats: told by what it holds, not by its name. */
import type { ImportedProject } from '../../../shared/records/imported-project.ts';
import { readAnnotationFile } from './annotations/annotation-file.ts';
import type { DescribedAnnotations } from './annotations/described.ts';
import { isHypothesisCsv } from './annotations/hypothesis-csv.ts';
import { readProject } from './refi-qda/project.ts';
import { isProjectFile } from './refi-qda/sniff.ts';
import { hasColumn, readCsvSheet, type Sheet } from './sheets/csv-sheet.ts';
import { isWorkbook, readWorkbookSheet } from './sheets/workbook-sheet.ts';

/** As `ReturnedFile` of the records, before it has passed between processes. */
type ReadFile =
  | { readonly form: 'annotations'; readonly described: DescribedAnnotations }
  | { readonly form: 'project'; readonly project: ImportedProject }
  | { readonly form: 'sheet'; readonly sheet: Sheet };

/** The column by which the rows of a sheet are told. */
const KEY = 'annotation_id';

/** Bytes in which the marks of a format are looked for. */
const START = 1 << 16;

/**
 * Reads a file of annotations: a REFI-QDA project or codebook, an *Evidence* sheet as CSV or XLSX, Web Annotations,
 * or an export of Hypothesis. Called in the parser process.
 * @param file The file's name, for messages.
 * @throws Fault `file.empty`, `file.malformed`, `file.tooLarge` or `file.unsupported`.
 */
export async function readReturnedFile(bytes: Uint8Array, file: string): Promise<ReadFile> {
  if (isProjectFile(bytes)) return { form: 'project', project: await readProject(bytes, file) };
  if (isWorkbook(bytes)) return { form: 'sheet', sheet: await readWorkbookSheet(bytes, file, KEY) };
  if (hasColumn(bytes, KEY)) return { form: 'sheet', sheet: readCsvSheet(bytes, file) };

  return { form: 'annotations', described: readAnnotationFile(bytes, file) };
}

/** Whether a file brings annotations and is no article, as far as its beginning and its directory tell. */
export function isReturnedFile(bytes: Uint8Array): boolean {
  if (isProjectFile(bytes) || isWorkbook(bytes) || hasColumn(bytes, KEY)) return true;
  const start = new TextDecoder('utf-8').decode(bytes.subarray(0, START));
  return isHypothesisCsv(start) || isAnnotationJson(start);
}

function isAnnotationJson(start: string): boolean {
  if (!/^\ufeff?\s*(\{\s*"|\[\s*\{)/.test(start)) return false;
  const isWebAnnotation = /www\.w3\.org\/ns\/anno|"@?type"\s*:\s*\[?\s*"(oa:)?Annotation/.test(start);
  return isWebAnnotation || (/"uri"\s*:/.test(start) && /"target"\s*:/.test(start));
}
