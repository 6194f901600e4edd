/** How much a workspace holds. */
import type { ReadableDb } from './db.ts';

export interface Figures {
  readonly documents: number;
  /** Of documents that are not removed. */
  readonly annotations: number;
  /** Length of the log. */
  readonly changes: number;
}

/** Counts in a workspace of any version. */
export function countFigures(db: ReadableDb): Figures {
  const count = (sql: string) => Number(db.prepare(sql).pluck().get());
  return {
    documents: count('SELECT count(*) FROM document WHERE removed = 0'),
    annotations: count(
      'SELECT count(*) FROM annotation a JOIN document d ON d.id = a.document WHERE a.removed = 0 AND d.removed = 0',
    ),
    changes: countChanges(db),
  };
}

export function countChanges(db: ReadableDb): number {
  return Number(db.prepare('SELECT count(*) FROM change').pluck().get());
}
