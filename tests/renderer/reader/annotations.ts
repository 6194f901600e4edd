/** Annotations and texts for the reader's unit tests. */
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { Kind } from '../../../shared/records/kind.ts';
import { type PlainText, plainTextOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';

const PERSON = '00000000-0000-7000-8000-000000000001';
const CONTENT = 'a'.repeat(64);

/** A document of paragraphs. */
export function docOf(...paragraphs: string[]) {
  return schema.node(
    'doc',
    null,
    paragraphs.map(words => schema.node('paragraph', null, words === '' ? [] : [schema.text(words)])),
  );
}

export function plainOf(...paragraphs: string[]): PlainText {
  return plainTextOf(docOf(...paragraphs));
}

/** An annotation at `[start, end)`; `null` makes an orphan. */
export function annotationAt(id: string, kind: Kind, start: number | null, end: number | null): Annotation {
  const annotation: unknown = {
    id,
    document: PERSON,
    kind,
    anchor: { content: CONTENT, start: start ?? 0, end: end ?? 1, quote: 'words', prefix: '', suffix: '' },
    position: { status: start === null ? 'orphan' : 'exact', start, end },
    keyPassage: false,
    tags: [],
    createdBy: PERSON,
    createdAt: 0,
    modifiedBy: PERSON,
    modifiedAt: 0,
  };
  return annotation as Annotation;
}
