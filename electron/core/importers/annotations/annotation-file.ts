/** A file of annotations, whichever of the known formats it is in: told by what it holds, not by its name. */
import { Fault } from '../../../../shared/contract/fault.ts';
import type { DescribedAnnotations } from './described.ts';
import { isHypothesisCsv, readHypothesisCsv } from './hypothesis-csv.ts';
import { hypothesisItems, readHypothesisJson } from './hypothesis-json.ts';
import { annotationsIn, parseJson } from './web-annotation.ts';

/**
 * Reads W3C Web Annotations, or what Hypothesis exports as JSON or CSV.
 * @param file The file's name, for messages.
 * @throws Fault `file.empty` or `file.malformed` when it holds no annotations at all.
 */
export function readAnnotationFile(bytes: Uint8Array, file: string): DescribedAnnotations {
  const text = decoded(bytes);
  if (isHypothesisCsv(text)) return readHypothesisCsv(text, file);
  const isTable = text !== '' && !/^\ufeff?\s*[[{]/.test(text);
  if (isTable) {
    const reason = 'it is neither JSON nor a table with the columns of a Hypothesis export';
    throw new Fault('file.malformed', 'Cannot read the annotations', { file, reason });
  }
  const json = parseJson(bytes, file);
  const items = hypothesisItems(json);
  return items ? readHypothesisJson(items) : annotationsIn(json, file);
}

/** As UTF-8, or where it is none, in the code page that Excel saves tables in. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return new TextDecoder('windows-1252').decode(bytes);
    throw error;
  }
}
