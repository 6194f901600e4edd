/** Articles that came in and are here already under another id: imported separately by two people. */
import type { ReadableDb } from './db.ts';

export interface ArticleTwin {
  readonly here: string;
  readonly there: string;
  readonly name: string;
}

/**
 * For each article that arrived the oldest one from before with the same file or the same words, typography
 * aside. Copies that were together in the other workspace were kept apart there on purpose, and stay so.
 */
export function twinsOf(db: ReadableDb, arrived: readonly string[]): ArticleTwin[] {
  const find = db.prepare<[string, string], ArticleTwin>(
    `SELECT here.id AS here, there.id AS there, there.title AS name
     FROM document there JOIN content theirs ON theirs.hash = there.content
     JOIN document here JOIN content ours ON ours.hash = here.content
     WHERE there.id = ? AND there.removed = 0 AND here.removed = 0 AND here.id <> there.id
       AND here.id NOT IN (SELECT value FROM json_each(?))
       AND ((ours.folded_hash = theirs.folded_hash AND theirs.folded_hash <> '') OR here.source = there.source)
     ORDER BY here.created_at, here.id LIMIT 1`,
  );
  const all = JSON.stringify(arrived);
  return arrived.flatMap(id => find.get(id, all) ?? []);
}

/** The articles here with some words or some file, oldest first; '' stands for none. */
export function copiesOf(
  db: ReadableDb,
  { folded, source }: { readonly folded: string; readonly source: string },
): string[] {
  return db
    .prepare<[string, string, string], string>(
      `SELECT d.id FROM document d JOIN content c ON c.hash = d.content
       WHERE d.removed = 0 AND ((c.folded_hash = ? AND ? <> '') OR d.source = ?) ORDER BY d.created_at, d.id`,
    )
    .pluck()
    .all(folded, folded, source);
}
