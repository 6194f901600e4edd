/** Who did what to an annotation, and the way back to what it was. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { historyOf, restoration } from '../../../../electron/core/workspace/history.ts';
import type { Workspace } from '../../../../electron/core/workspace/workspace.ts';
import type { RecordVersion } from '../../../../shared/contract/history.ts';
import type { Values } from '../../../../shared/history/change.ts';
import { bela, handTo, mergeFrom } from '../../../support/merging.ts';
import { startSession, type TestSession } from '../../../support/session.ts';
import {
  ada,
  addDocument,
  addTag,
  correctText,
  edit,
  newStore,
  PARAGRAPHS,
  tagPassage,
} from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('history');

let test: TestSession;
let workspace: Workspace;
let document: string;
let annotation: string;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: join(test.folder, 'basin.postil') });
  workspace = test.session.workspace;
  document = addDocument(workspace);
  annotation = tagPassage(workspace, document, 'Team Alpha');
});
afterEach(() => test.end());

const set = (fields: Values) => edit(workspace, 'annotation', annotation, fields);
const versions = () => test.client.history.of({ record: 'annotation', id: annotation });
const shown = () => test.client.annotations.get({ id: annotation });

/** Restores the version that is `age` changes old. */
async function restore(age: number): Promise<void> {
  const { device = '', seq = 0 } = (await versions())[age] ?? {};
  await test.client.history.restore({ annotation, device, seq });
}

const told = ({ how, fields }: RecordVersion) => [
  how,
  ...fields.map(({ field, name, before, after }) => [name ?? field, before, after]),
];

describe('history.of', () => {
  it('tells each change, the latest first, from what to what', async () => {
    const tag = addTag(workspace, 'Water');
    set({ confidence: 2, note: 'first' });
    set({ note: null, [`tag:${tag}`]: true });
    const [latest, second, first, ...more] = await versions();
    expect(more).toEqual([]);
    expect(latest && told(latest)).toEqual(['edited', ['note', 'first', null], ['Water', null, true]]);
    expect(second && told(second)).toEqual(['edited', ['confidence', null, 2], ['note', null, 'first']]);
    expect(first?.how).toBe('made');
    expect(first?.fields.map(({ field }) => field)).toEqual(['anchor', 'document', 'kind']);
  });

  it('says who made each change, and which values still count', async () => {
    set({ note: 'first', confidence: 2 });
    set({ note: 'second' });
    const [latest, second] = await versions();
    expect([latest?.by, second?.by]).toEqual([test.session.workspace.state().me.id, latest?.by]);
    const standings = second?.fields.map(({ field, standing }) => [field, standing]);
    expect(standings).toEqual([
      ['confidence', 'counts'],
      ['note', 'replaced'],
    ]);
    expect([latest?.isCurrent, second?.isCurrent]).toEqual([true, false]);
  });

  it('tells of a removal and of its undoing', async () => {
    set({ removed: true });
    workspace.undo();
    expect((await versions()).map(({ how }) => how)).toEqual(['restored', 'removed', 'made']);
  });

  it('keeps the name of a tag that is gone from the codebook', async () => {
    const tag = addTag(workspace, 'Water');
    set({ [`tag:${tag}`]: true });
    edit(workspace, 'tag', tag, { removed: true });
    const [latest] = await versions();
    expect(latest?.fields[0]?.name).toBe('Water');
  });

  it('has nothing to tell of a record that is not here', async () => {
    expect(await test.client.history.of({ record: 'annotation', id: document })).toEqual([]);
  });
});

describe('history.restore', () => {
  it('gives back kind, fields, note, confidence, key passage and tags as one step that undo takes back', async () => {
    const [water, peace] = [addTag(workspace, 'Water'), addTag(workspace, 'Peace')];
    set({ 'claim.speaker': 'Mekdes', note: 'n', confidence: 4, keyPassage: true, [`tag:${water}`]: true });
    const then = await shown();
    set({ kind: 'precedent', 'claim.speaker': null, note: 'other', confidence: null, keyPassage: false });
    set({ [`tag:${water}`]: false, [`tag:${peace}`]: true, 'precedent.event': 'the treaty' });
    const later = await shown();
    await restore(2);
    const { modifiedAt: _, ...restored } = await shown();
    expect(restored).toEqual({ ...then, modifiedAt: undefined });
    expect(workspace.state().undo).toBe('Restore a version');
    await test.client.workspace.undo();
    expect({ ...(await shown()), modifiedAt: 0 }).toEqual({ ...later, modifiedAt: 0 });
  });

  it('brings the passage back while the article shows the text it was tagged in, and leaves it otherwise', async () => {
    const first = await shown();
    const moved = tagPassage(workspace, document, 'Team Beta');
    const { anchor } = await test.client.annotations.get({ id: moved });
    set({ anchor: { ...anchor } });
    await restore(1);
    expect((await shown()).anchor).toEqual(first.anchor);
    set({ anchor: { ...anchor }, note: 'moved' });
    correctText(workspace, document, ['Something before.', ...PARAGRAPHS]);
    await restore(1);
    const { anchor: kept, note } = await shown();
    expect([kept.quote, note]).toEqual(['Team Beta', undefined]);
  });

  it('leaves out a tag that is gone from the codebook', async () => {
    const tag = addTag(workspace, 'Water');
    set({ [`tag:${tag}`]: true, note: 'wet' });
    set({ [`tag:${tag}`]: false, note: null });
    edit(workspace, 'tag', tag, { removed: true });
    await restore(1);
    const { tags, note } = await shown();
    expect([tags, note]).toEqual([[], 'wet']);
  });

  it('brings back an annotation that was removed since', async () => {
    set({ note: 'n' });
    set({ removed: true });
    await restore(1);
    expect((await shown()).note).toBe('n');
  });

  it('writes nothing when the annotation is what it was', async () => {
    const { seq } = workspace.state();
    await restore(0);
    expect(workspace.state().seq).toBe(seq);
  });

  it('refuses a change of something else', async () => {
    const [made] = await test.client.history.of({ record: 'document', id: document });
    const call = test.client.history.restore({ annotation, device: made?.device ?? '', seq: made?.seq ?? 0 });
    await expect(call).rejects.toMatchObject({ code: 'record.missing' });
  });
});

describe('the history of what two people worked on', () => {
  /** A note that both set without knowing of each other, in Ada's workspace after the merge. */
  function disputed(keep?: Parameters<typeof mergeFrom>[2]): { a: Workspace; id: string } {
    const a = newStore(folder);
    const id = tagPassage(a, addDocument(a), 'Team Alpha');
    const b = handTo(bela, a);
    edit(a, 'annotation', id, { note: 'spring', confidence: 1 });
    edit(b, 'annotation', id, { note: 'both seasons', keyPassage: true });
    mergeFrom(a, b, keep);
    b.close();
    return { a, id };
  }

  it('names both, and says whose value lost to one that did not know of it', () => {
    const { a, id } = disputed();
    const versions = historyOf(a.db, 'annotation', id);
    expect(new Set(versions.map(({ by }) => by))).toEqual(new Set([ada.id, bela.id]));
    const notes = versions.flatMap(({ fields }) => fields.filter(({ field }) => field === 'note'));
    expect(notes.map(({ standing }) => standing).sort()).toEqual(['counts', 'lost']);
    const [losing] = versions.filter(({ fields }) => fields.some(({ standing }) => standing === 'lost'));
    const back = losing && restoration(a.db, id, losing);
    expect(back?.note).toBe(losing?.fields.find(({ field }) => field === 'note')?.after);
    a.close();
  });

  it('clears nothing of which a partial share left out what it was', () => {
    const { a, id } = disputed((change, field) => change.person !== bela.id || field !== 'note');
    edit(a, 'annotation', id, { 'claim.speaker': 'Mekdes', note: 'mine' });
    const cut = historyOf(a.db, 'annotation', id).find(({ by }) => by === bela.id);
    const back = cut && restoration(a.db, id, cut);
    expect(back).not.toHaveProperty('claim.speaker');
    a.close();
  });
});
