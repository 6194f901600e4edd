/** Reading the codebook. */
import type { TagSummary } from '../../../shared/contract/tags.ts';
import type { Tag } from '../../../shared/records/tag.ts';
import type { ReadableDb } from './db.ts';

/** All tags by name, each with the number of annotations that carry it. */
export function listTags(_db: ReadableDb): TagSummary[] {
  throw new Error('not built yet');
}

export function getTag(_db: ReadableDb, _id: string): Tag | undefined {
  throw new Error('not built yet');
}
