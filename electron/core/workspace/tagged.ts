/** Reading what carries which tag: totals of whole branches, lists of passages, what was used lately. */
import type { TaggedPassage } from '../../../shared/contract/tags.ts';
import { memberIn } from '../../../shared/history/fields.ts';
import { TagForest } from '../../../shared/records/tag-forest.ts';
import type { ReadableDb } from './db.ts';
import { readLocal } from './local.ts';
import { allTags, HIDDEN } from './tags.ts';

/** The annotations that carry one of the tags in the JSON array, each once. */
const CARRIERS = `(SELECT DISTINCT m.annotation AS id
  FROM json_each(?) j CROSS JOIN annotation_tag m ON m.tag = j.value) c
  CROSS JOIN annotation a ON a.id = c.id AND a.removed = 0
  CROSS JOIN document d ON d.id = a.document AND d.removed = 0`;

/** For each tag with sub-tags the number of shown annotations that carry it or a tag below it. */
export function branchTotals(db: ReadableDb): { tag: string; annotations: number }[] {
  const tags = allTags(db);
  const forest = new TagForest(tags);
  const isBranch = tags.map(({ id }) => forest.childrenOf(id).length > 0);
  if (!isBranch.includes(true)) return [];
  const place = new Map(tags.map(({ id }, index) => [id, index]));
  const branches = new Map(
    tags.map(({ id }) => {
      const path = forest.pathOf(id).map(above => place.get(above.id) ?? 0);
      return [id, path.filter(index => isBranch[index])];
    }),
  );
  const all = countBranches(branches, tags.length, carriedTags(db, 'annotation_tag m'));
  const hidden = `(${HIDDEN}) h CROSS JOIN annotation_tag m ON m.annotation = h.id`;
  const unseen = countBranches(branches, tags.length, carriedTags(db, hidden));
  return tags.flatMap(({ id }, index) =>
    isBranch[index] ? [{ tag: id, annotations: (all[index] ?? 0) - (unseen[index] ?? 0) }] : [],
  );
}

/**
 * For each annotation that carries tags their ids, with commas between. One row an annotation, because the
 * number of rows decides: counting distinct annotations of every branch in SQL took six times as long with
 * 100,000 annotations under 2,000 tags, each annotation being met once for every level above its tags.
 */
function carriedTags(db: ReadableDb, from: string): readonly string[] {
  return db
    .prepare<[], string>(`SELECT group_concat(m.tag) FROM ${from} GROUP BY m.annotation`)
    .pluck()
    .all();
}

/** How many of the lists name a tag of each branch; `branches` says which those are, by their index. */
function countBranches(
  branches: ReadonlyMap<string, readonly number[]>,
  size: number,
  lists: readonly string[],
): Uint32Array {
  const counts = new Uint32Array(size);
  /** The last list in which each branch was met, so that it counts once. */
  const met = new Uint32Array(size);
  let list = 0;
  for (const carried of lists) {
    list++;
    for (const tag of carried.split(',')) {
      for (const index of branches.get(tag) ?? []) {
        if (met[index] === list) continue;
        met[index] = list;
        counts[index] = (counts[index] ?? 0) + 1;
      }
    }
  }
  return counts;
}

/** The number of shown annotations that carry any of the tags. */
export function countCarriers(db: ReadableDb, tags: readonly string[]): number {
  const count = db.prepare<[string], number>(`SELECT count(*) FROM ${CARRIERS}`).pluck();
  return count.get(JSON.stringify(tags)) ?? 0;
}

/**
 * Shown annotations that carry any of the tags: newest article first, in the order of its text, orphans last.
 * @param from How many to pass over.
 */
export function listCarriers(
  db: ReadableDb,
  tags: readonly string[],
  from: number,
  limit: number,
): TaggedPassage[] {
  return db
    .prepare<[string, number, number], TaggedPassage>(
      `SELECT a.id AS annotation, a.kind, substr(a.quote, 1, 400) AS quote, a.position_status AS status,
         d.id AS document, d.title
       FROM ${CARRIERS}
       ORDER BY d.id DESC, a.position_start IS NULL, a.position_start, a.position_end, a.id LIMIT ? OFFSET ?`,
    )
    .all(JSON.stringify(tags), limit, from);
}

/** Every annotation that carries a tag, shown or not: one that is brought back must have what became of it. */
export function allCarriers(db: ReadableDb, tag: string): string[] {
  return db.prepare<[string], string>('SELECT annotation FROM annotation_tag WHERE tag = ?').pluck().all(tag);
}

/** How many of this copy's last changes are looked through for tags, and how many tags are found at most. */
const LATELY = 2_000;
const MOST_RECENT = 12;

/** Tags that this copy put on annotations lately and that are still here, the latest first. */
export function recentTags(db: ReadableDb): string[] {
  const changes = db
    .prepare<[string, number], string>(
      `SELECT fields FROM (SELECT fields, record FROM change WHERE device = ? ORDER BY seq DESC LIMIT ?)
       WHERE record = 'annotation' AND fields LIKE '%"tag:%'`,
    )
    .pluck()
    .all(readLocal(db, 'device') ?? '', LATELY);
  const shown = new Set(allTags(db).map(({ id }) => id));
  const found = new Set<string>();
  for (const fields of changes) {
    for (const [field, value] of Object.entries(JSON.parse(fields) as Record<string, unknown>)) {
      const tag = memberIn('annotation', field);
      if (tag !== null && value === true && shown.has(tag)) found.add(tag);
    }
    if (found.size >= MOST_RECENT) break;
  }
  return [...found].slice(0, MOST_RECENT);
}
