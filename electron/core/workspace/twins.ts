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
  const read = db.prepare<[string], { name: string; folded: string; source: string | null }>(
    `SELECT d.title AS name, c.folded_hash AS folded, d.source
     FROM document d JOIN content c ON c.hash = d.content WHERE d.id = ? AND d.removed = 0`,
  );
  const together = new Set(arrived);
  const copies = copyFinder(db);
  return arrived.flatMap(there => {
    const article = read.get(there);
    if (!article) return [];
    const { name, folded, source } = article;
    const here = copies({ folded, source: source ?? '' }).find(id => !together.has(id));
    return here === undefined ? [] : { here, there, name };
  });
}

/** What makes two articles copies of each other; '' stands for none. */
export interface Likeness {
  /** Hash of the words, typography aside. */
  readonly folded: string;
  /** Hash of the file. */
  readonly source: string;
}

/** Finds the articles here with some words or some file, oldest first. */
export function copyFinder(db: ReadableDb): (like: Likeness) => string[] {
  // Two questions put together: an OR over two tables would look through all articles each time.
  const find = db
    .prepare<[string, string], string>(
      `SELECT d.id FROM document d
       WHERE d.removed = 0 AND d.id IN (
         SELECT same.id FROM content c JOIN document same ON same.content = c.hash
         WHERE c.folded_hash = ? AND c.folded_hash <> ''
         UNION SELECT id FROM document WHERE source = ?)
       ORDER BY d.created_at, d.id`,
    )
    .pluck();
  return ({ folded, source }) => find.all(folded, source);
}

/** What hangs on an article: its passages, and the collections it is in. */
export function heldBy(db: ReadableDb, document: string): { passages: string[]; collections: string[] } {
  const all = (sql: string) => db.prepare<[string], string>(sql).pluck().all(document);
  return {
    passages: all('SELECT id FROM annotation WHERE document = ?'),
    collections: all('SELECT collection FROM document_collection WHERE document = ?'),
  };
}
