/** A large workspace of somebody else: read piece by piece, in little memory, and again from the beginning. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forkReader, openForeign } from '../../../../electron/core/jobs/foreign-workspace.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import { type BuiltParser, buildParser } from '../../../support/built-parser.ts';
import { plainly } from '../../../support/foreign-files.ts';
import { addDocument, anchorOf, newStore } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const ANNOTATIONS = 50_000;
const folder = temporaryFolder('large');
let built: BuiltParser;
beforeAll(async () => {
  built = await buildParser('electron/core/jobs/foreign-process.ts');
});
afterAll(() => built.remove());

it('50,000 annotations pass through a process whose heap would not hold them', {
  timeout: 180_000,
}, async () => {
  const workspace = newStore(folder);
  const document = addDocument(workspace);
  const anchor = { ...anchorOf(workspace, document, 'Team Alpha') };
  const note = 'Said twice, and denied once. '.repeat(20);
  for (let done = 0; done < ANNOTATIONS; done += 5000)
    workspace.commit(
      'Tag claims',
      Array.from({ length: 5000 }, () => ({
        record: 'annotation' as const,
        id: newId(),
        fields: { document, kind: 'claim', anchor, note },
      })),
    );
  workspace.close();
  // All of them are some 50 MB as JSON, and several times that as objects.
  const start: typeof fork = limits => fork({ ...limits, megabytes: 64 });
  const fork = forkReader(built.program);
  const foreign = await openForeign(workspace.path, { ...plainly, start });
  expect(foreign.figures.annotations).toBe(ANNOTATIONS);
  let most = 0;
  let all = 0;
  for await (const { changes } of foreign.batches()) {
    most = Math.max(most, changes.length);
    all += changes.filter(({ record }) => record === 'annotation').length;
  }
  expect(all).toBe(ANNOTATIONS);
  expect(most).toBeLessThanOrEqual(1000);
  await foreign.close();
});
