/** The calls behind "Merge…": files are received and checked, shown, merged, given up; disagreements are settled. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../../../electron/core/workspace/open.ts';
import { bela, copyTo } from '../../../support/merging.ts';
import { startSession, type TestSession } from '../../../support/session.ts';
import { ada, addDocument, edit, migrations, newStore, tagPassage } from '../../../support/store.ts';

let test: TestSession;
let theirs = '';
let passage = '';

/** Opens a workspace of which Béla has a copy; both set the note of one passage, and Béla tags another. */
beforeEach(async () => {
  test = startSession();
  const mine = newStore(test.folder, 'mine');
  const document = addDocument(mine);
  passage = tagPassage(mine, document, 'Team Alpha');
  theirs = join(test.folder, 'theirs.postil');
  copyTo(theirs, mine);
  edit(mine, 'annotation', passage, { note: 'mine' });
  mine.close();
  const other = openWorkspace(theirs, { person: bela, migrations });
  tagPassage(other, document, 'Team Beta');
  edit(other, 'annotation', passage, { note: 'hers' });
  other.close();
  await test.client.workspace.open({ path: mine.path });
});
afterEach(() => test.end());

const receive = () => test.client.merges.receive({ file: { path: theirs } });

async function run(ids: string[]) {
  const steps = [];
  for await (const step of await test.client.merges.run({ ids, sameTags: [] })) steps.push(step);
  return steps.at(-1);
}

async function preview(ids: string[]) {
  const steps = [];
  for await (const step of await test.client.merges.preview({ ids })) steps.push(step);
  return steps;
}

describe('merges.receive', () => {
  it('says whose work is in a file, whether it lies on the disk or was sent by the window', async () => {
    expect(await receive()).toMatchObject({ file: 'theirs.postil', documents: 1, annotations: 2 });
    const bytes = readFileSync(theirs);
    const { staged } = await test.client.imports.stage({ name: 'sent.postil', size: bytes.length });
    await test.client.imports.append({ staged, piece: new File([bytes], 'piece') });
    expect(await test.client.merges.receive({ file: { staged } })).toMatchObject({ file: 'sent.postil' });
  });

  it('refuses what is no workspace with its name', async () => {
    const other = join(test.folder, 'other.postil');
    writeFileSync(other, 'not a workspace');
    const refused = test.client.merges.receive({ file: { path: other } });
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('other.postil') });
  });
});

describe('merges.preview', () => {
  it('tells what would come in', async () => {
    const { id } = await receive();
    const steps = await preview([id]);
    expect(steps.at(-1)).toMatchObject({
      preview: { annotations: { added: 1, changed: 1, removed: 0 }, disagreementCount: 1 },
    });
    const [first] = steps.filter(step => step.type === 'progress');
    expect(first?.total).toBeGreaterThan(0);
    expect((await test.client.workspace.state())?.annotations.claim).toBe(1);
  });
});

describe('merges.run', () => {
  it('brings it in as one step after a backup, and gives the file up', async () => {
    const { id } = await receive();
    expect(await run([id])).toMatchObject({ type: 'finished', disagreements: 1, isStopped: false });
    expect(await test.client.workspace.state()).toMatchObject({
      annotations: { claim: 2 },
      undo: expect.stringMatching(/^Merge/),
    });
    await expect(preview([id])).rejects.toMatchObject({ code: 'import.gone' });
    const again = await receive();
    expect(await run([again.id])).toMatchObject({ label: null, edits: 0 });
  });
});

describe('merges.discard', () => {
  it('gives files up', async () => {
    const { id } = await receive();
    await test.client.merges.discard({ ids: [id] });
    await expect(preview([id])).rejects.toMatchObject({ code: 'import.gone' });
  });
});

describe('merges.disagreements', () => {
  it('has both values with the names of who set them', async () => {
    await run([(await receive()).id]);
    expect(await test.client.merges.disagreements()).toMatchObject([
      {
        id: passage,
        field: 'note',
        wins: { value: 'hers', by: bela.name },
        loses: { value: 'mine', by: ada.name },
      },
    ]);
  });
});

describe('merges.settle', () => {
  it('takes the other value, or keeps the one that counts; either way nothing is in dispute', async () => {
    for (const take of ['wins', 'loses'] as const) {
      if (take === 'wins') await run([(await receive()).id]);
      else {
        const other = openWorkspace(theirs, { person: bela, migrations });
        edit(other, 'annotation', passage, { note: 'hers again' });
        other.close();
        await run([(await receive()).id]);
      }
      const [dispute] = await test.client.merges.disagreements();
      if (!dispute) throw new Error('nothing is in dispute');
      const { record, id, field, device, seq } = dispute;
      await test.client.merges.settle({ record, id, field, device, seq, take });
      expect(await test.client.merges.disagreements()).toEqual([]);
      const { db } = test.session.workspace;
      const note = db.prepare('SELECT note FROM annotation WHERE id = ?').pluck().get(passage);
      expect(note).toEqual(dispute[take].value);
    }
  });
});
