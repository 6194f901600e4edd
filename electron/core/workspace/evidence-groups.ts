/** The evidence in groups, for what is read from top to bottom. */
import type { EvidenceRow } from '../../../shared/records/evidence.ts';
import type { EvidenceFilter } from '../../../shared/records/evidence-filter.ts';
import type { Grouping } from '../../../shared/records/export-options.ts';
import { KINDS, type KindFieldName } from '../../../shared/records/kind.ts';
import { TagForest } from '../../../shared/records/tag-forest.ts';
import type { ReadableDb } from './db.ts';
import { documentsOf, evidenceReader } from './evidence.ts';
import { type Condition, scopeOf } from './evidence-filter.ts';
import { WITH_TAGS } from './evidence-tally.ts';
import { fieldColumn } from './tables.ts';
import { allTags } from './tags.ts';

/** Annotations that belong together. With `tag`, an annotation is in the group of each of its tags. */
export interface EvidenceGroup {
  /** The kind, the id of the document or tag, or the speaker's name; empty for what has no tag or speaker. */
  readonly key: string;
  /** How many annotations are in it. */
  readonly count: number;
}

/** The field that says who speaks, by kind. */
const SPEAKERS = {
  claim: 'claim.speaker',
  precedent: 'precedent.invokedBy',
  option: 'option.proposedBy',
} as const satisfies Record<(typeof KINDS)[number], KindFieldName>;

const keys: Readonly<Record<Grouping, string>> = {
  kind: 'annotation.kind',
  document: 'document.id',
  tag: `coalesce(tag.id, '')`,
  speaker: `coalesce(CASE annotation.kind ${KINDS.map(
    kind => `WHEN '${kind}' THEN annotation.${fieldColumn(SPEAKERS[kind])}`,
  ).join(' ')} END, '')`,
};

/** The groups that are not empty, in the order they are read. */
export function evidenceGroups(db: ReadableDb, filter: EvidenceFilter, by: Grouping): EvidenceGroup[] {
  const { sql, values } = inGroups(db, filter, by);
  const found = db
    .prepare<[object], [string, number]>(`SELECT ${keys[by]} AS key, count(*) ${sql} GROUP BY key`)
    .raw()
    .all(values);
  const groups = found.map(([key, count]) => ({ key, count }));
  const rank = ranking(db, filter, by);
  return groups.sort((a, b) => rank(a.key, b.key));
}

/** The rows of the given groups, group by group; within a group in the order of `evidenceRows`. */
export function* groupedEvidence(
  db: ReadableDb,
  filter: EvidenceFilter,
  by: Grouping,
  groups: readonly EvidenceGroup[],
): Generator<{ group: EvidenceGroup; row: EvidenceRow }, void, undefined> {
  const { sql, values } = inGroups(db, filter, by, `JOIN ranked ON ranked.value = ${keys[by]}`);
  // Ids alone are sorted, which SQLite does on disk when there are many; rows are read one at a time.
  const sorted = db
    .prepare<[object], [number, string, string]>(
      `WITH ranked AS MATERIALIZED (SELECT key AS place, value FROM json_each(:groups))
       SELECT ranked.place, annotation.id, document.id ${sql}
       ORDER BY ranked.place, document.created_at, document.id, annotation.position_start NULLS LAST,
         annotation.position_end, annotation.id`,
    )
    .raw();
  const read = evidenceReader(db);
  const order = JSON.stringify(groups.map(({ key }) => key));
  for (const [place, id, document] of sorted.iterate({ ...values, groups: order })) {
    const group = groups[place];
    if (group) yield { group, row: read(id, document) };
  }
}

/** @param join Another table to join. */
function inGroups(db: ReadableDb, filter: EvidenceFilter, by: Grouping, join = ''): Condition {
  const { sql, values } = scopeOf(db, filter);
  const tags = by === 'tag' ? WITH_TAGS : '';
  return {
    sql: `FROM document JOIN annotation ON annotation.document = document.id ${tags} ${join} WHERE ${sql}`,
    values,
  };
}

/** Kinds and documents as everywhere, tags as in the codebook, speakers by name; what has none comes last. */
function ranking(db: ReadableDb, filter: EvidenceFilter, by: Grouping): (a: string, b: string) => number {
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  const byPlace = (order: readonly string[]) => {
    const places = new Map(order.map((key, place) => [key, place]));
    const placeOf = (key: string) => places.get(key) ?? order.length;
    return (a: string, b: string) => placeOf(a) - placeOf(b);
  };
  switch (by) {
    case 'kind':
      return byPlace(KINDS);
    case 'document':
      return byPlace(documentsOf(db, filter).map(({ id }) => id));
    case 'tag':
      return byPlace(codebookOrder(new TagForest(allTags(db))));
    case 'speaker':
      return (a, b) => Number(a === '') - Number(b === '') || byName(a, b) || (a < b ? -1 : 1);
  }
}

/** Ids of all tags as the codebook shows them: each with what is below it, siblings by name. */
export function codebookOrder(forest: TagForest, parent: string | null = null): string[] {
  return forest.childrenOf(parent).flatMap(({ id }) => [id, ...codebookOrder(forest, id)]);
}
