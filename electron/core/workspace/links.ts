/** Reading links. */
import type { LinkView } from '../../../shared/contract/links.ts';
import type { Link } from '../../../shared/records/link.ts';
import type { ReadableDb } from './db.ts';

/** Links of one annotation whose other end still exists, as that annotation sees them. */
export function linksOf(_db: ReadableDb, _annotation: string): LinkView[] {
  throw new Error('not built yet');
}

/** All links whose two ends are shown. */
export function listLinks(_db: ReadableDb): Link[] {
  throw new Error('not built yet');
}

export function getLink(_db: ReadableDb, _id: string): Link | undefined {
  throw new Error('not built yet');
}
