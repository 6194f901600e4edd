/** Reading the codebook. */
import type { TagSummary } from '../../../shared/contract/tags.ts';
import type { Tag } from '../../../shared/records/tag.ts';
import type { ReadableDb } from './db.ts';
import { idIn, provenanceOf, type Row, shownFields } from './rows.ts';

/** All tags by name, each with the number of shown annotations that carry it. */
export function listTags(db: ReadableDb): TagSummary[] {
  const counts = new Map(
    db
      .prepare<[], [string, number]>(
        `SELECT m.tag, count(*) FROM annotation_tag m
         JOIN annotation a ON a.id = m.annotation JOIN document d ON d.id = a.document
         WHERE a.removed = 0 AND d.removed = 0 GROUP BY m.tag`,
      )
      .raw()
      .all() as [string, number][],
  );
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  return tagsWhere(db, '1')
    .sort((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1))
    .map(tag => ({ tag, annotations: counts.get(tag.id) ?? 0 }));
}

export function getTag(db: ReadableDb, id: string): Tag | undefined {
  return readTags(db, [id])[0];
}

/** Those of the given tags that are shown, in no particular order. */
export function readTags(db: ReadableDb, ids: readonly string[]): Tag[] {
  return tagsWhere(db, idIn('t.id'), JSON.stringify(ids));
}

/** A tag whose parent is removed stands at the top of the tree until the parent comes back. */
function tagsWhere(db: ReadableDb, condition: string, ...parameters: string[]): Tag[] {
  const rows = db
    .prepare<string[], Row>(
      `SELECT t.*, p.id AS shown_parent FROM tag t LEFT JOIN tag p ON p.id = t.parent AND p.removed = 0
       WHERE t.removed = 0 AND ${condition}`,
    )
    .all(...parameters);
  return rows.map(row => {
    const { parent, ...fields } = shownFields('tag', row);
    const shown = parent === row.shown_parent ? { parent } : {};
    return { ...fields, ...shown, ...provenanceOf(row) } as unknown as Tag;
  });
}
