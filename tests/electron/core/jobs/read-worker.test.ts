import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportFile, writeExport } from '../../../../electron/core/jobs/export-file.ts';
import { ReadWorker } from '../../../../electron/core/jobs/read-worker.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import { openReadonly } from '../../../../electron/core/workspace/open.ts';
import type { ExportProgress } from '../../../../shared/contract/exports.ts';
import { defaultExportOptions } from '../../../../shared/records/export-options.ts';
import { describeSelection } from '../../../../shared/text/anchors.ts';
import { type Article, migrations, TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('worker');
const path = join(folder, 'evidence.postil');
const options = defaultExportOptions;
/** Enough rows that an export takes several times the interval of progress. */
const ROWS = 30_000;

let tagged: TaggedWorkspace;
let article: Article;
let worker: ReadWorker;

beforeAll(() => {
  tagged = new TaggedWorkspace(path);
  article = tagged.addArticle('Long 🌊 article', [`${'The river rose and fell again. '.repeat(2_000)}`]);
  const edits = Array.from({ length: ROWS }, (_, i) => {
    const start = (i * 31) % (article.text.length - 40);
    const anchor = describeSelection(article.content, article.text, start, start + 30);
    return {
      record: 'annotation' as const,
      id: newId(),
      fields: {
        document: article.id,
        kind: 'claim',
        anchor: { ...anchor },
        keyPassage: false,
        note: `=note ${i}`,
      },
    };
  });
  tagged.workspace.commit('Tag much', edits);
  worker = new ReadWorker(join(import.meta.dirname, '../../../../electron/core/jobs/worker.ts'), migrations);
}, 120_000);
afterAll(() => {
  worker.close();
  tagged.close();
});

async function collect(events: AsyncIterable<ExportProgress>): Promise<ExportProgress[]> {
  const all: ExportProgress[] = [];
  for await (const event of events) all.push(event);
  return all;
}

describe('an export in the worker', () => {
  it('writes the same bytes as one on the command line, and tells how far it is', async () => {
    const to = join(folder, 'worker.csv');
    const events = await collect(worker.export({ path, options, to }));
    const last = events.at(-1);
    expect(last).toEqual({
      type: 'finished',
      path: to,
      rows: ROWS,
      bytes: readFileSync(to).byteLength,
      losses: [],
    });
    expect(events.length).toBeGreaterThan(2);
    expect(events[0]).toMatchObject({ type: 'progress', total: ROWS });

    const here = join(folder, 'here.csv');
    const reader = openReadonly(path, { migrations });
    await exportFile(reader.db, options, here);
    const pieces: string[] = [];
    await writeExport(reader.db, options, { write: piece => void pieces.push(String(piece)) });
    reader.close();
    expect(readFileSync(here).equals(readFileSync(to))).toBe(true);
    expect(Buffer.from(pieces.join('')).equals(readFileSync(to))).toBe(true);
  });

  it.each(['csv', 'xlsx', 'html'] as const)(
    'leaves nothing of %s when it is cancelled, by signal or by leaving',
    async format => {
      const wanted = { ...options, format };
      const own = mkdtempSync(join(folder, 'cancel-'));
      writeFileSync(join(own, 'old.csv'), 'old');
      const controller = new AbortController();
      const cancelled = async () => {
        for await (const _ of worker.export(
          { path, options: wanted, to: join(own, 'old.csv') },
          controller.signal,
        ))
          controller.abort();
      };
      await expect(cancelled()).rejects.toMatchObject({ code: 'job.cancelled' });
      for await (const _ of worker.export({ path, options: wanted, to: join(own, 'new.csv') })) break;
      expect(readdirSync(own)).toEqual(['old.csv']);
      expect(readFileSync(join(own, 'old.csv'), 'utf8')).toBe('old');
    },
  );

  it('is cancelled before it begins when the signal has spoken already', async () => {
    const to = join(folder, 'never.csv');
    const events = collect(worker.export({ path, options, to }, AbortSignal.abort()));
    await expect(events).rejects.toMatchObject({ code: 'job.cancelled' });
  });

  it('shows one state of the workspace although tagging goes on', async () => {
    const to = join(folder, 'meanwhile.csv');
    let tags = 0;
    for await (const _ of worker.export({ path, options, to })) {
      tagged.tag(article, 'option', 'The river rose');
      tags++;
    }
    expect(tags).toBeGreaterThan(1);
    const events = await collect(worker.export({ path, options: { ...options, preset: 'options' }, to }));
    expect(events.at(-1)).toMatchObject({ rows: tags });
  });

  it('refuses to replace a workspace with its export', async () => {
    const events = collect(worker.export({ path, options, to: path }));
    await expect(events).rejects.toMatchObject({ code: 'export.failed', data: { file: path } });
  });

  it('names the file and the reason when it cannot write, or cannot read', async () => {
    const to = join(folder, 'nowhere', 'a.csv');
    await expect(collect(worker.export({ path, options, to }))).rejects.toMatchObject({
      name: 'Fault',
      code: 'export.failed',
      data: { file: to },
    });
    const gone = join(folder, 'gone.postil');
    await expect(
      collect(worker.export({ path: gone, options, to: join(folder, 'a.csv') })),
    ).rejects.toMatchObject({ code: 'workspace.missing' });
  });
});

describe('the worker', () => {
  it('checks a workspace beside an export', async () => {
    const to = join(folder, 'beside.csv');
    const [report] = await Promise.all([worker.check(path), collect(worker.export({ path, options, to }))]);
    expect(report.problems).toEqual([]);
    expect(report.documents).toBe(1);
  }, 60_000);

  it('stops a check when it is asked to, and works on', async () => {
    const stop = new AbortController();
    const stopped = expect(worker.check(path, stop.signal)).rejects.toMatchObject({
      code: 'job.cancelled',
      message: 'The check was cancelled',
    });
    stop.abort();
    await stopped;
    expect((await worker.check(path)).problems).toEqual([]);
  }, 60_000);

  it('refuses what runs when it is closed, and starts again when it is needed', async () => {
    const to = join(folder, 'closed.csv');
    const running = collect(worker.export({ path, options, to }));
    const refused = expect(running).rejects.toMatchObject({ code: 'job.cancelled' });
    setTimeout(() => worker.close(), 20);
    await refused;
    const events = await collect(
      worker.export({ path, options: { ...options, filter: { documents: [] } }, to }),
    );
    expect(events.at(-1)).toMatchObject({ rows: 0 });
  });

  it('says so when its program cannot run', async () => {
    const broken = new ReadWorker(join(folder, 'no-such-worker.js'), migrations);
    const events = collect(broken.export({ path, options, to: join(folder, 'a.csv') }));
    await expect(events).rejects.toMatchObject({ name: 'Fault' });
    broken.close();
  });
});
