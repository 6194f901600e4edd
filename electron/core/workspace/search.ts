/** Full text over articles, quotes and notes. */
import type { SearchHit } from '../../../shared/contract/search.ts';
import type { ReadableDb } from './db.ts';

/** Best matches first; never throws on what was typed. */
export function searchWorkspace(_db: ReadableDb, _text: string, _limit: number): SearchHit[] {
  throw new Error('not built yet');
}
