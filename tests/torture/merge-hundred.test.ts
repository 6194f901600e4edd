/** A hundred people who worked on copies of one workspace: whoever collects their work, in whatever order, ends with the same. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkWorkspace } from '../../electron/core/workspace/check.ts';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import type { Workspace } from '../../electron/core/workspace/workspace.ts';
import { digest, mergeFrom } from '../support/merging.ts';
import { ada, addDocument, addTag, edit, migrations, newStore, tagPassage } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('hundred');
const PEOPLE = 100;
const QUOTES = ['The river has two banks', 'Team Alpha', 'Team Beta', 'every day'];

it('ends in one workspace for two who merge all of them in different orders', () => {
  const first = newStore(folder);
  const document = addDocument(first);
  const passages = QUOTES.map(quote => tagPassage(first, document, quote));
  const tag = addTag(first, 'Deterrence');
  first.close();
  const open = (n: number): Workspace => {
    const path = join(folder, `${n}.postil`);
    copyFileSync(first.path, path);
    const id = `01900000-0000-7000-8000-${String(n).padStart(12, '0')}`;
    return openWorkspace(path, { person: { ...ada, id, name: `Analyst ${n}` }, migrations });
  };
  const people = Array.from({ length: PEOPLE }, (_, n) => {
    const workspace = open(n);
    const passage = passages[n % passages.length] ?? '';
    tagPassage(workspace, document, QUOTES[(n * 7) % QUOTES.length] ?? '', 'precedent');
    edit(workspace, 'annotation', passage, { note: `Note of ${n}`, [`tag:${tag}`]: n % 3 === 0 });
    if (n % 10 === 0)
      edit(workspace, 'annotation', passages[(n + 1) % passages.length] ?? '', { removed: true });
    if (n % 25 === 0) edit(workspace, 'document', document, { removed: true });
    return workspace;
  });
  const [orderA = [], orderB = []] = fc.sample(fc.shuffledSubarray(people, { minLength: PEOPLE }), {
    numRuns: 2,
    seed: 28,
  });
  const [a, b] = [open(1_000), open(1_001)];
  for (const other of orderA) mergeFrom(a, other);
  for (const other of orderB) mergeFrom(b, other);
  expect(digest(a)).toBe(digest(b));
  expect(a.state().annotations).toEqual({ claim: passages.length, precedent: PEOPLE, option: 0 });
  expect(checkWorkspace(a.db, { migrations }).problems).toEqual([]);
  const before = digest(a);
  for (const other of orderB) mergeFrom(a, other);
  expect(digest(a)).toBe(before);
  for (const workspace of [a, b, ...people]) workspace.close();
});
