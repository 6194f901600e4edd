/** Reading annotations. One is shown while neither it nor its document is removed. */
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { ReadableDb } from './db.ts';
import { provenanceOf, type Row, shownFields } from './rows.ts';

/** Orphans stand nowhere, so they come last. */
const TEXT_ORDER = 'a.position_start IS NULL, a.position_start, a.position_end, a.id';

/**
 * Where the annotations of a list come from; the one parameter says which. CROSS JOIN keeps SQLite to this
 * order of tables: left to guess, it has scanned all annotations to find one.
 */
type Selection = 'annotation a' | 'json_each(?) j CROSS JOIN annotation a ON a.id = j.value';

/** Annotations of one document in the order of its text, orphans last. */
export function listAnnotations(db: ReadableDb, document: string): Annotation[] {
  return select(db, 'annotation a', `a.document = ? AND a.removed = 0 ORDER BY ${TEXT_ORDER}`, document);
}

export function getAnnotation(db: ReadableDb, id: string): Annotation | undefined {
  return readAnnotations(db, [id])[0];
}

/** Those of the given annotations that are shown, in no particular order. */
export function readAnnotations(db: ReadableDb, ids: readonly string[]): Annotation[] {
  const byId = 'json_each(?) j CROSS JOIN annotation a ON a.id = j.value';
  return select(db, byId, 'a.removed = 0', JSON.stringify(ids));
}

/** Ids of every annotation of a document, removed ones among them. */
export function allAnnotationsOf(db: ReadableDb, document: string): string[] {
  // Both values of `removed` are named because the index begins with it.
  const sql = 'SELECT id FROM annotation WHERE removed IN (0, 1) AND document = ?';
  return db.prepare<[string], string>(sql).pluck().all(document);
}

/** A way to ask of many annotations, one after the other, whether they are shown. */
export function annotationFinder(db: ReadableDb): (id: string) => boolean {
  const find = db.prepare<[string]>(
    `SELECT 1 FROM annotation a CROSS JOIN document d ON d.id = a.document AND d.removed = 0
     WHERE a.id = ? AND a.removed = 0`,
  );
  return id => find.get(id) !== undefined;
}

/** How many of the given annotations are shown. Each id should be given once. */
export function countAnnotations(db: ReadableDb, ids: readonly string[]): number {
  const count = db.prepare<[string], number>(
    `SELECT count(*) FROM json_each(?) j CROSS JOIN annotation a ON a.id = j.value AND a.removed = 0
     CROSS JOIN document d ON d.id = a.document AND d.removed = 0`,
  );
  return count.pluck().get(JSON.stringify(ids)) ?? 0;
}

function select(db: ReadableDb, from: Selection, condition: string, parameter: string): Annotation[] {
  const tags = tagsOf(db, from, condition, parameter);
  return db
    .prepare<[string], Row>(
      `SELECT a.* FROM ${from} CROSS JOIN document d ON d.id = a.document AND d.removed = 0 WHERE ${condition}`,
    )
    .all(parameter)
    .map(row => rowToAnnotation(row, tags));
}

/** For each annotation its tags that still exist, oldest first (ids sort by the time they were made). */
function tagsOf(
  db: ReadableDb,
  from: Selection,
  condition: string,
  parameter: string,
): Map<string, string[]> {
  const rows = db
    .prepare<[string], { annotation: string; tag: string }>(
      `SELECT m.annotation, m.tag FROM ${from} CROSS JOIN annotation_tag m ON m.annotation = a.id
       CROSS JOIN tag t ON t.id = m.tag AND t.removed = 0 WHERE ${condition}`,
    )
    .iterate(parameter);
  const tags = new Map<string, string[]>();
  for (const { annotation, tag } of rows) {
    const known = tags.get(annotation);
    if (known) known.push(tag);
    else tags.set(annotation, [tag]);
  }
  for (const carried of tags.values()) carried.sort();
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
