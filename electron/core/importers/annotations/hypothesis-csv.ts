/**
 * Reads what Hypothesis exports as CSV: `Created at, Author, Page, URL, Group, Type, Quote/description, Comment,
 * Tags`, in any order, between commas, tabs or semicolons, as spreadsheets save it again.
 */
import { CsvError, parse } from 'csv-parse/sync';
import { Fault } from '../../../../shared/contract/fault.ts';
import {
  type DescribedAnnotation,
  type DescribedAnnotations,
  firstWords,
  type RefusedAnnotation,
} from './described.ts';
import { taggedAs } from './hypothesis-json.ts';
import { timeOf } from './making.ts';

type Row = Readonly<Record<string, string>>;

const QUOTE_COLUMNS = ['quote/description', 'quote'];

/** Whether the first line names the columns of such a table. */
export function isHypothesisCsv(text: string): boolean {
  const header = headerOf(text);
  return header.includes('url') && QUOTE_COLUMNS.some(name => header.includes(name));
}

/**
 * @param file The file's name, for messages.
 * @throws Fault `file.malformed`
 */
export function readHypothesisCsv(text: string, file: string): DescribedAnnotations {
  const annotations: DescribedAnnotation[] = [];
  const refused: RefusedAnnotation[] = [];
  for (const [i, row] of rowsOf(text, file).entries()) {
    const quote = (row['quote/description'] ?? row.quote ?? '').trim();
    const type = row.type?.trim().toLowerCase() ?? '';
    if (type === 'reply' || type === 'page note' || quote === '') {
      const reason =
        type === 'reply' ? 'it is a reply to another annotation' : 'it names no words of the text';
      refused.push({ id: `row ${i + 2}`, quote: quote === '' ? null : firstWords(quote), reason });
    } else annotations.push(annotationOf(row, quote));
  }
  return { annotations, links: [], refused };
}

function annotationOf(row: Row, quote: string): DescribedAnnotation {
  const author = row.author?.trim();
  return {
    id: null,
    creator: author ? { id: null, name: author } : null,
    created: timeOf(row['created at']),
    ...taggedAs((row.tags ?? '').split(',')),
    note: row.comment?.trim().slice(0, 100_000).toWellFormed() || null,
    fields: {},
    confidence: null,
    keyPassage: false,
    sources: [row.url?.trim() ?? ''].filter(Boolean),
    textHash: null,
    selectors: [[{ quote }]],
  };
}

function rowsOf(text: string, file: string): Row[] {
  try {
    return parse(text, {
      columns: headerOf(text),
      from_line: 2,
      delimiter: delimiterOf(text),
      bom: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const reason = `it is not a table as CSV has it: ${error.message}`;
    throw new Fault('file.malformed', 'Cannot read the annotations', { file, reason });
  }
}

function firstLine(text: string): string {
  return /^\ufeff?([^\r\n]*)/.exec(text)?.[1] ?? '';
}

function headerOf(text: string): string[] {
  return firstLine(text)
    .split(delimiterOf(text))
    .map(name =>
      name
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim()
        .toLowerCase(),
    );
}

/** What stands between the names of the first line most often. */
function delimiterOf(text: string): string {
  const line = firstLine(text);
  const count = (sign: string) => line.split(sign).length;
  return [',', '\t', ';'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}
