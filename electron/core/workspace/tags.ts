/** Reading the codebook. */
import type { TagSummary } from '../../../shared/contract/tags.ts';
import type { Tag } from '../../../shared/records/tag.ts';
import type { ReadableDb } from './db.ts';
import { idIn, provenanceOf, type Row, shownFields } from './rows.ts';

/** All tags by name, each with the number of shown annotations that carry it. */
export function listTags(db: ReadableDb): TagSummary[] {
  const carried = countMembers(db, 'annotation_tag m');
  const hidden = countMembers(db, `(${HIDDEN}) h CROSS JOIN annotation_tag m ON m.annotation = h.id`);
  return allTags(db).map(tag => ({
    tag,
    annotations: (carried.get(tag.id) ?? 0) - (hidden.get(tag.id) ?? 0),
  }));
}

/** All tags by name. */
export function allTags(db: ReadableDb): Tag[] {
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  return tagsWhere(db, '1').sort((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

export function getTag(db: ReadableDb, id: string): Tag | undefined {
  return readTags(db, [id])[0];
}

/** Those of the given tags that are shown, in no particular order. */
export function readTags(db: ReadableDb, ids: readonly string[]): Tag[] {
  return tagsWhere(db, idIn('t.id'), JSON.stringify(ids));
}

/** Annotations that are not shown: few, so it is cheaper to take them off than to look at every other one. */
export const HIDDEN = `SELECT id FROM annotation WHERE removed = 1 UNION ALL
  SELECT id FROM annotation WHERE removed = 0 AND document IN (SELECT id FROM document WHERE removed = 1)`;

/** The number of memberships of each tag in `from`, which names `annotation_tag` as `m`. */
function countMembers(db: ReadableDb, from: string): Map<string, number> {
  const rows = db
    .prepare<[], { tag: string; n: number }>(`SELECT m.tag, count(*) AS n FROM ${from} GROUP BY m.tag`)
    .all();
  return new Map(rows.map(({ tag, n }) => [tag, n]));
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
