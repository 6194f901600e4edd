/** Random damage to a workspace that somebody sent: it is refused with a reason, or everything it gives is sound. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forkReader, openForeign, type StartReader } from '../../electron/core/jobs/foreign-workspace.ts';
import { sha256 } from '../../electron/core/workspace/contents.ts';
import { Fault } from '../../shared/contract/fault.ts';
import { type BuiltParser, buildParser } from '../support/built-parser.ts';
import { allOf, fullFile, ownCopies, plainly, withoutSearch } from '../support/foreign-files.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const RUNS = 60;
const folder = temporaryFolder('fuzz');
const copies = ownCopies(folder);
let built: BuiltParser;
let start: StartReader;
beforeAll(async () => {
  built = await buildParser('electron/core/jobs/foreign-process.ts');
  start = forkReader(built.program);
});
afterAll(() => built.remove());

/** The code of the refusal, or null when it was let in and all of it was sound. */
async function outcome(path: string): Promise<string | null> {
  try {
    const foreign = await openForeign(path, { ...plainly, start });
    try {
      const { contents, changes } = await allOf(foreign);
      expect(changes).toHaveLength(foreign.figures.changes);
      for (const { hash, body } of contents) expect(body === '' || sha256(body) === hash).toBe(true);
      return null;
    } finally {
      await foreign.close();
    }
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    expect(error.data.reason).not.toMatch(/no progress|stopped unexpectedly|no sense|memory/);
    return error.code;
  }
}

it.each([
  ['a plain copy', (file: string) => file],
  ['a shared file', withoutSearch],
])(`${RUNS} times some bytes of %s are others`, async (_, form) => {
  const file = form(fullFile(folder));
  const good = readFileSync(file);
  const damaged = join(folder, 'damaged.postil');
  const outcomes = new Map<string | null, number>();
  const hit = fc.tuple(fc.nat(good.length - 1), fc.nat(255));
  await fc.assert(
    fc.asyncProperty(fc.array(hit, { minLength: 1, maxLength: 40 }), async hits => {
      const bytes = Buffer.from(good);
      for (const [at, value] of hits) bytes[at] = value;
      writeFileSync(damaged, bytes);
      const code = await outcome(damaged);
      outcomes.set(code, (outcomes.get(code) ?? 0) + 1);
      expect(readFileSync(damaged).equals(bytes)).toBe(true);
    }),
    { numRuns: RUNS, seed: 20261128, endOnFailure: true },
  );
  expect(outcomes.get('workspace.damaged')).toBeGreaterThan(0);
  expect(copies()).toEqual([]);
});
