/** What is done with a reading process that hangs, dies or lies. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ForeignProgress } from '../../../../electron/core/jobs/foreign-reader.ts';
import {
  forkReader,
  openForeign,
  type StartReader,
} from '../../../../electron/core/jobs/foreign-workspace.ts';
import { type BuiltParser, buildParser } from '../../../support/built-parser.ts';
import { allOf, ownCopies, plainly } from '../../../support/foreign-files.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('reader');
const copies = ownCopies(folder);
let built: BuiltParser;
beforeAll(async () => {
  built = await buildParser('tests/support/stubborn-reader.ts');
});
afterAll(() => built.remove());

function open(name: string, options = {}) {
  const path = join(folder, `${name}.postil`);
  writeFileSync(path, 'not looked at');
  return openForeign(path, { ...plainly, start: forkReader(built.program), ...options });
}

describe('a reading process', () => {
  it.each([
    ['hangs', 'hang', /no progress/],
    ['dies', 'die', /stopped unexpectedly/],
    ['babbles', 'babble', /no sense/],
    ['answers another question', 'misnumber', /no sense/],
    ['makes up a reason', 'invent', /no sense/],
  ])('that %s is killed, and the file refused', async (_, name, reason) => {
    const before = copies();
    let isGone = false;
    const start: StartReader = limits => {
      const running = forkReader(built.program)(limits);
      return {
        ...running,
        onExit: listener =>
          running.onExit(why => {
            isGone = true;
            listener(why);
          }),
      };
    };
    await expect(open(name, { start, patience: 1500 })).rejects.toMatchObject({
      code: 'merge.refused',
      data: { file: join(folder, `${name}.postil`), reason: expect.stringMatching(reason) },
    });
    expect(isGone).toBe(true);
    expect(copies()).toEqual(before);
  });

  it('that is slow but goes on is waited for', async () => {
    const told: ForeignProgress[] = [];
    const onProgress = (progress: ForeignProgress) => void told.push(progress);
    const foreign = await open('slow', { patience: 900, onProgress });
    expect(told.at(-1)).toEqual({ stage: 'checking', done: 10, total: 10 });
    await foreign.close();
  });

  it('that hangs can be stopped', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), 300);
    await expect(open('hang', { signal: stop.signal })).rejects.toMatchObject({ code: 'job.cancelled' });
    await expect(open('hang', { signal: stop.signal })).rejects.toMatchObject({ code: 'job.cancelled' });
  });

  it('that hands on a change nobody could have made is not believed', async () => {
    const foreign = await open('forger');
    await expect(allOf(foreign)).rejects.toMatchObject({ code: 'merge.refused', message: /no sense/ });
    await expect(allOf(foreign)).rejects.toMatchObject({ code: 'merge.refused' });
    await foreign.close();
  });

  it('may read the file and write to its private folder, and nothing else', async () => {
    const foreign = await open('snoop');
    expect(foreign.name).toBe('nothing');
    await foreign.close();
  });
});
