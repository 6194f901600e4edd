/** How long one tag takes to be safe on disk, compared with appending the same bytes to a file and syncing it. */
import { closeSync, fsyncSync, openSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { annotationEdit, filledWorkspace } from './filled-workspace.ts';
import { type Figure, median, percentile, timed } from './measuring.ts';

const COMMITS = 400;

export async function measureCommit(folder: string, annotations: number): Promise<Figure[]> {
  const path = join(folder, `commit-${annotations}.postil`);
  const { tagged, last } = filledWorkspace(path, annotations);
  const { workspace } = tagged;
  const journal = `${path}-wal`;
  workspace.db.pragma('wal_checkpoint(TRUNCATE)');
  const append = openSync(join(folder, `append-${annotations}`), 'w');
  const commits: number[] = [];
  const appends: number[] = [];
  const sizes: number[] = [];
  for (let i = 0; i < COMMITS; i++) {
    const before = statSync(journal).size;
    commits.push(
      await timed(() => workspace.commit('Tag claim', [annotationEdit(last, [], annotations + i)])),
    );
    const grown = statSync(journal).size - before;
    // After a checkpoint the journal is written from its start and does not grow.
    const bytes = Buffer.alloc(grown > 0 ? grown : median(sizes) || 4096, 'x');
    sizes.push(bytes.length);
    appends.push(
      await timed(() => {
        writeSync(append, bytes);
        fsyncSync(append);
      }),
    );
  }
  closeSync(append);
  tagged.close();
  const name = `${annotations.toLocaleString('en')} annotations`;
  const baseline = `append and fsync of the same bytes (median ${Math.round(median(sizes) / 1024)} KB)`;
  return [0.5, 0.95].map(share => ({
    what: `commit of one tag, ${name}, p${share * 100}`,
    value: percentile(commits, share),
    unit: 'ms',
    baseline: { what: baseline, value: percentile(appends, share) },
  }));
}
