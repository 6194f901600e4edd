/** Reading annotations. One is shown while neither it nor its document is removed. */
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { ReadableDb } from './db.ts';
import { idIn, provenanceOf, type Row, shownFields } from './rows.ts';

/** The same order as `annotation_by_document`, so that a long list is read in order and not sorted. */
const TEXT_ORDER = 'a.position_start IS NULL, a.position_start, a.position_end, a.id';

/** Annotations of one document in the order of its text, orphans last. */
export function listAnnotations(db: ReadableDb, document: string): Annotation[] {
  const tags = tagsWhere(db, 'm.annotation IN (SELECT id FROM annotation WHERE document = ?)', document);
  return annotationsWhere(db, `a.document = ? ORDER BY ${TEXT_ORDER}`, document).map(row =>
    rowToAnnotation(row, tags),
  );
}

export function getAnnotation(db: ReadableDb, id: string): Annotation | undefined {
  return readAnnotations(db, [id])[0];
}

/** Those of the given annotations that are shown, in no particular order. */
export function readAnnotations(db: ReadableDb, ids: readonly string[]): Annotation[] {
  const json = JSON.stringify(ids);
  const tags = tagsWhere(db, idIn('m.annotation'), json);
  return annotationsWhere(db, idIn('a.id'), json).map(row => rowToAnnotation(row, tags));
}

function annotationsWhere(db: ReadableDb, condition: string, parameter: string): Row[] {
  return db
    .prepare<[string], Row>(
      `SELECT a.* FROM annotation a JOIN document d ON d.id = a.document
       WHERE a.removed = 0 AND d.removed = 0 AND ${condition}`,
    )
    .all(parameter);
}

/** For each annotation its tags that still exist, oldest first (ids sort by the time they were made). */
function tagsWhere(db: ReadableDb, condition: string, parameter: string): Map<string, string[]> {
  const rows = db
    .prepare<[string], { annotation: string; tag: string }>(
      `SELECT m.annotation, m.tag FROM annotation_tag m JOIN tag t ON t.id = m.tag
       WHERE t.removed = 0 AND ${condition} ORDER BY m.tag`,
    )
    .iterate(parameter);
  const tags = new Map<string, string[]>();
  for (const { annotation, tag } of rows) {
    const known = tags.get(annotation);
    if (known) known.push(tag);
    else tags.set(annotation, [tag]);
  }
  return tags;
}

function rowToAnnotation(row: Row, tags: ReadonlyMap<string, string[]>): Annotation {
  const fields = shownFields('annotation', row);
  const annotation = {
    ...fields,
    position: {
      status: row.position_status,
      start: row.position_start ?? null,
      end: row.position_end ?? null,
    },
    tags: tags.get(fields.id) ?? [],
    ...provenanceOf(row),
  };
  return annotation as unknown as Annotation;
}
