/** Walking the tree of tags. */
import type { ReadableDb } from './db.ts';

/**
 * The given tags and every tag below them that is not removed. Ends even where merged edits made a tag its
 * own ancestor.
 */
export function withTagsBelow(db: ReadableDb, tags: readonly string[]): string[] {
  const found = new Set(tags);
  const children = db
    .prepare<[string], string>('SELECT id FROM tag WHERE parent = ? AND removed = 0')
    .pluck();
  // A set hands out what is added while it is walked, so this reaches every level.
  for (const tag of found) for (const child of children.all(tag)) found.add(child);
  return [...found];
}
