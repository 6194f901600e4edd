/** Counting the evidence: what is tagged how often, in all and document by document. */
import type { DocumentTally } from '../../../shared/records/evidence.ts';
import type { EvidenceFilter } from '../../../shared/records/evidence-filter.ts';
import type { Kind } from '../../../shared/records/kind.ts';
import type { ReadableDb } from './db.ts';
import { documentsOf } from './evidence.ts';
import { conditionOf, scopeOf } from './evidence-filter.ts';

/** Joins each annotation with each of its tags that still exist, or with none. */
export const WITH_TAGS = `LEFT JOIN (annotation_tag carried JOIN tag ON tag.id = carried.tag AND tag.removed = 0)
  ON carried.annotation = annotation.id`;

export interface TagsCarried {
  /** How many annotations carry each tag itself; tags without any are left out. */
  readonly counts: ReadonlyMap<string, number>;
  readonly untagged: number;
}

/** Which tags the annotations of a filter carry. */
export function tagsCarried(db: ReadableDb, filter: EvidenceFilter): TagsCarried {
  const { sql, values } = scopeOf(db, filter);
  const found = db
    .prepare<[object], [string | null, number]>(
      `SELECT tag.id, count(*) FROM document JOIN annotation ON annotation.document = document.id ${WITH_TAGS}
       WHERE ${sql} GROUP BY tag.id`,
    )
    .raw()
    .all(values);
  return counted(found);
}

function counted(found: readonly [string | null, number][]): TagsCarried {
  const counts = new Map<string, number>();
  let untagged = 0;
  for (const [tag, count] of found) {
    if (tag === null) untagged = count;
    else counts.set(tag, count);
  }
  return { counts, untagged };
}

/** How much a filter takes in. */
export interface Extent {
  readonly annotations: number;
  /** Documents with at least one of them. */
  readonly articles: number;
  /** Day of the latest change of one of them, in UTC, as 2025-03-16; null when there is none. */
  readonly asOf: string | null;
}

export function evidenceExtent(db: ReadableDb, filter: EvidenceFilter): Extent {
  const { sql, values } = scopeOf(db, filter);
  const found = db
    .prepare<[object], [number, number, number | null]>(
      `SELECT count(*), count(DISTINCT document.id), max(annotation.modified_at)
       FROM document JOIN annotation ON annotation.document = document.id WHERE ${sql}`,
    )
    .raw()
    .get(values);
  const [annotations, articles, latest] = found ?? [0, 0, null];
  return {
    annotations,
    articles,
    asOf: latest === null ? null : new Date(latest).toISOString().slice(0, 10),
  };
}

/** Number of documents that `documentTallies` gives for the same filter. */
export function countDocuments(db: ReadableDb, filter: EvidenceFilter): number {
  return documentsOf(db, filter).length;
}

/**
 * The documents of a filter in the order of the library, each with what the filter's annotations in it come to.
 * Those without any are there too: that nothing was found is a finding.
 */
export function* documentTallies(
  db: ReadableDb,
  filter: EvidenceFilter,
): Generator<DocumentTally, void, undefined> {
  const { sql, values } = conditionOf(db, filter);
  const kinds = db
    .prepare<[object], [Kind, number]>(
      `SELECT annotation.kind, count(*) FROM annotation WHERE annotation.document = :document AND ${sql}
       GROUP BY annotation.kind`,
    )
    .raw();
  const tags = db
    .prepare<[object], [string | null, number]>(
      `SELECT tag.id, count(*) FROM annotation ${WITH_TAGS} WHERE annotation.document = :document AND ${sql}
       GROUP BY tag.id`,
    )
    .raw();
  for (const { content: _, ...document } of documentsOf(db, filter)) {
    const parameters = { ...values, document: document.id };
    const byKind = kinds.all(parameters);
    const { counts, untagged } = counted(tags.all(parameters));
    yield {
      document,
      annotations: byKind.reduce((sum, [, count]) => sum + count, 0),
      kinds: Object.fromEntries(byKind),
      tags: counts,
      untagged,
    };
  }
}
