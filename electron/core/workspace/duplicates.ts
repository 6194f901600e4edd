/**
 * Recognising an article that is here already, in any of the ways it may come again: as the same file, as the
 * same words in other typography, or as another version of itself.
 */
import type { Duplicate } from '../../../shared/contract/imports.ts';
import { fold } from '../../../shared/text/fold.ts';
import type { ReadableDb } from './db.ts';

/** What is known of an article that may be here. */
export interface Arrival {
  /** Hash of its file; absent for pasted text. */
  readonly source?: string;
  readonly foldedHash: string;
  readonly title: string;
  readonly publication?: string | undefined;
  readonly published?: string | undefined;
  readonly url?: string | undefined;
}

/**
 * The document an arrival repeats or seems to be a version of; of several the oldest. The surest sign counts:
 * file, words, address, then title and publication together, unless both say that they appeared on different days.
 */
export function findDuplicate(db: ReadableDb, arrival: Arrival): Duplicate | null {
  return (
    (arrival.source === undefined ? null : findBySource(db, arrival.source)) ??
    findByText(db, arrival.foldedHash) ??
    findVersion(db, arrival)
  );
}

/** The oldest document that came from this very file. */
export function findBySource(db: ReadableDb, source: string): Duplicate | null {
  const found = oldest(db, 'source = ?', source);
  return found && { ...found, by: 'source' };
}

function findByText(db: ReadableDb, foldedHash: string): Duplicate | null {
  const found = oldest(db, 'content IN (SELECT hash FROM content WHERE folded_hash = ?)', foldedHash);
  return found && { ...found, by: 'text' };
}

function oldest(db: ReadableDb, condition: string, parameter: string): { id: string; title: string } | null {
  const row = db
    .prepare<[string], { id: string; title: string }>(
      `SELECT id, title FROM document WHERE removed = 0 AND ${condition} ORDER BY created_at, id LIMIT 1`,
    )
    .get(parameter);
  return row ?? null;
}

interface Known {
  readonly id: string;
  readonly title: string;
  readonly publication: string | null;
  readonly published: string | null;
  readonly url: string | null;
}

function findVersion(db: ReadableDb, arrival: Arrival): Duplicate | null {
  const address = plainAddress(arrival.url ?? '');
  const name = arrival.publication ? plainName(arrival.title, arrival.publication) : null;
  if (address === null && name === null) return null;
  let byTitle: Duplicate | null = null;
  const rows = db
    .prepare<[], Known>(
      `SELECT id, title, publication, published, url FROM document
       WHERE removed = 0 AND (url IS NOT NULL OR publication IS NOT NULL) ORDER BY created_at, id`,
    )
    .iterate();
  for (const { id, title, publication, published, url } of rows) {
    if (address !== null && plainAddress(url ?? '') === address) return { id, title, by: 'address' };
    if (byTitle !== null || name === null || !publication) continue;
    const isOtherDay = published !== null && !sameDay(published, arrival.published);
    if (plainName(title, publication) === name && !isOtherDay) byTitle = { id, title, by: 'title' };
  }
  return byTitle;
}

/** Whether two EDTF dates may be one: `2025` and `2025-03-16` may, and so may a date and none. */
function sameDay(one: string, other: string | undefined): boolean {
  return other === undefined || one.startsWith(other) || other.startsWith(one);
}

/** Title and publication without case, punctuation and typography. */
function plainName(title: string, publication: string): string {
  return [title, publication]
    .map(text =>
      fold(text)
        .text.normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
        .trim(),
    )
    .join('\n');
}

/** Parameters of an address that say how a reader came to the page, not which page it is. */
const TRACKING = /^(utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid)$/i;

/**
 * An address reduced to which page it names: without scheme, `www.`, fragment, tracking and a closing slash.
 * Null for what is no address of a page.
 */
export function plainAddress(address: string): string | null {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const { host, pathname, searchParams } = new URL(address);
  const kept = [...searchParams].filter(([name]) => !TRACKING.test(name)).sort();
  const path = pathname.replace(/\/(index\.html?)?$/i, '');
  // The front page of a site is no article: two that were saved from it are not the same for that.
  if (path === '' && kept.length === 0) return null;
  return `${host.replace(/^www\./, '')}${path}?${new URLSearchParams(kept)}`;
}
