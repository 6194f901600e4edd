/**
 * A file of Web Annotations: one AnnotationCollection (model, section 5) with all its annotations in its first
 * page, embedded. A file has no second address to ask for another page at, and most readers look at `first`
 * alone.
 */
import { FILE_CONTEXT, uuidUrn } from './context.ts';

export interface Collection {
  readonly id: string;
  readonly label: string;
}

/** Some of a file as text, and how many pieces of evidence it completes. */
export interface TextPiece {
  readonly text: string;
  readonly rows: number;
}

/** An annotation on its way into the file; a link is no row of evidence. */
export interface CollectionItem {
  readonly json: object;
  readonly isEvidence: boolean;
}

/** UTF-16 units gathered before a piece is handed on. */
const PIECE_LENGTH = 1 << 16;

/** The file in pieces, each annotation on a line of its own. */
export function* collectionPieces(
  { id, label }: Collection,
  items: Iterable<CollectionItem>,
): Generator<TextPiece, void, undefined> {
  const page = uuidUrn(id).concat('#page-1');
  let text = headOf(id, label, page);
  let rows = 0;
  let total = 0;
  for (const { json, isEvidence } of items) {
    text += `${total === 0 ? '\n' : ',\n'}${JSON.stringify(json)}`;
    total++;
    if (isEvidence) rows++;
    if (text.length < PIECE_LENGTH) continue;
    yield { text, rows };
    text = '';
    rows = 0;
  }
  // Only now is it known how many there are; the order of names means nothing in JSON.
  yield { text: `${text}\n]},\n"last":${JSON.stringify(page)},\n"total":${total}}\n`, rows };
}

function headOf(id: string, label: string, page: string): string {
  const collection = {
    '@context': FILE_CONTEXT,
    id: uuidUrn(id),
    type: 'AnnotationCollection',
    label,
    generator: { id: 'https://postil.example/', type: 'Software', name: 'Postil' },
  };
  const first = { id: page, type: 'AnnotationPage', partOf: uuidUrn(id), startIndex: 0 };
  return `${open(collection)},\n"first":${open(first)},"items":[`;
}

/** An object as JSON without its closing brace, for more to be added. */
function open(object: object): string {
  return JSON.stringify(object).slice(0, -1);
}
