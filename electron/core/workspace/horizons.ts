/** What was seen where: the horizons of all devices, and what this copy has now. */
import { Sight } from '../../../shared/history/heads.ts';
import { type Horizon, type Seen, unite } from '../../../shared/history/seen.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ReadableDb, WritableDb } from './db.ts';

interface HorizonRow {
  device: string;
  seq: number;
  seen: string;
}

export function horizons(db: ReadableDb): Horizon[] {
  const rows = db.prepare<[], HorizonRow>('SELECT device, seq, seen FROM horizon').all();
  return rows.map(({ device, seq, seen }) => ({ device, seq, seen: JSON.parse(seen) as Seen }));
}

/** Decides which changes knew of which others, by the horizons that are here now. */
export function sightOf(db: ReadableDb): Sight {
  return new Sight(horizons(db));
}

/**
 * Every change that is here whole, but for those of one device. What came with values withheld is not counted:
 * nobody can be said to have seen those.
 */
export function seenHere(db: ReadableDb, except: string): Seen {
  const rows = db
    .prepare<[string], { device: string; first: number; last: number }>(
      `SELECT device, min(seq) AS first, max(seq) AS last FROM (
         SELECT device, seq, seq - row_number() OVER (PARTITION BY device ORDER BY seq) AS stretch
         FROM change c WHERE device <> ? AND NOT EXISTS (
           SELECT 1 FROM cut WHERE cut.device = c.device AND cut.seq = c.seq AND cut.withheld = 1))
       GROUP BY device, stretch ORDER BY device, first`,
    )
    .all(except);
  const seen: Record<string, [number, number][]> = {};
  for (const { device, first, last } of rows) {
    const intervals = seen[device] ?? [];
    intervals.push([first, last]);
    seen[device] = intervals;
  }
  return seen;
}

/** Keeps a horizon; one that is here already for the same point comes to hold both. */
export function keepHorizon(db: WritableDb, { device, seq, seen }: Horizon): void {
  const here = db
    .prepare<[string, number], string>('SELECT seen FROM horizon WHERE device = ? AND seq = ?')
    .pluck()
    .get(device, seq);
  const united = here === undefined ? seen : unite(JSON.parse(here) as Seen, seen);
  if (Object.keys(united).length === 0) return;
  db.prepare('INSERT OR REPLACE INTO horizon (device, seq, seen) VALUES (?, ?, ?)').run(
    device,
    seq,
    canonicalJson(united),
  );
}
