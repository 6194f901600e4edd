/** What a merge says it would do, and what it does. */
import { expect, it } from 'vitest';
import { mergeFiles, previewMerge } from '../../../../electron/core/handlers/merge-files.ts';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { listDocuments } from '../../../../electron/core/workspace/documents.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import { listTags } from '../../../../electron/core/workspace/tags.ts';
import type { Workspace } from '../../../../electron/core/workspace/workspace.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { bela, digest, handTo, incoming } from '../../../support/merging.ts';
import {
  ada,
  addDocument,
  addTag,
  anchorOf,
  edit,
  migrations,
  newStore,
  PARAGRAPHS,
  tagPassage,
} from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('merge-files');
function storeOf(person: Person): Workspace {
  const workspace = newStore(folder, 'own');
  workspace.setPerson(person);
  return workspace;
}

it('tells who added, changed and removed what in which article, and changes nothing', async () => {
  const a = newStore(folder);
  const document = addDocument(a, PARAGRAPHS, { title: 'Two banks' });
  const [first, second] = [tagPassage(a, document, 'Team Alpha'), tagPassage(a, document, 'every day')];
  const b = handTo(bela, a);
  const theirs = tagPassage(b, document, 'Team Beta', 'precedent');
  edit(b, 'annotation', first, { note: 'hers' });
  edit(b, 'annotation', second, { removed: true });
  addTag(b, 'Deterrence');
  const before = digest(a);
  const preview = await previewMerge(a, [incoming(b)], {});
  expect(digest(a)).toBe(before);
  expect(preview).toMatchObject({
    removedHere: { documents: 0, annotations: 0 },
    isNothingNew: false,
    annotations: { added: 1, changed: 1, removed: 1 },
    tags: { added: 1, changed: 0, removed: 0 },
    documents: { added: 0, changed: 0, removed: 0 },
    disagreementCount: 0,
    sameArticles: [],
  });
  expect(preview.groups).toEqual([
    { person: { id: bela.id, name: bela.name }, document: null, added: 1, changed: 0, removed: 0 },
    {
      person: { id: bela.id, name: bela.name },
      document: { id: document, title: 'Two banks' },
      added: 1,
      changed: 1,
      removed: 1,
    },
  ]);
  const merged = await mergeFiles(a, [incoming(b)], { sameTags: [] }, {});
  expect(merged).toMatchObject({ disagreements: 0, isStopped: false });
  expect(a.state().undo).toMatch(/^Merge “/);
  expect(a.db.prepare('SELECT kind FROM annotation WHERE id = ?').pluck().get(theirs)).toBe('precedent');
  expect((await previewMerge(a, [incoming(b)], {})).isNothingNew).toBe(true);
});

it('shows both sides of a disagreement with names, and which one counts', async () => {
  const a = newStore(folder);
  const document = addDocument(a);
  const passage = tagPassage(a, document, 'Team Alpha');
  const b = handTo(bela, a);
  edit(a, 'annotation', passage, { note: 'mine' });
  edit(b, 'annotation', passage, { note: 'hers' });
  edit(b, 'annotation', passage, { note: 'hers, later' });
  const { disagreements, disagreementCount } = await previewMerge(a, [incoming(b)], {});
  expect(disagreementCount).toBe(1);
  expect(disagreements[0]).toMatchObject({
    record: 'annotation',
    id: passage,
    about: 'Team Alpha',
    document,
    field: 'note',
    wins: { value: 'hers, later', by: bela.name },
    loses: { value: 'mine', by: ada.name },
  });
  expect((await mergeFiles(a, [incoming(b)], { sameTags: [] }, {})).disagreements).toBe(1);
});

it('makes one article of the one that both imported, with the passages of both, in one step', async () => {
  const a = newStore(folder);
  const b = storeOf(bela);
  const own = addDocument(a, PARAGRAPHS, { title: 'Two banks' });
  tagPassage(a, own, 'Team Alpha');
  const copy = addDocument(b, PARAGRAPHS, { title: 'Two banks (copy)' });
  tagPassage(b, copy, 'Team Beta');
  const preview = await previewMerge(a, [incoming(b)], {});
  expect(preview.sameArticles).toEqual([{ here: own, there: copy, name: 'Two banks (copy)' }]);
  await mergeFiles(a, [incoming(b)], { sameTags: [] }, {});
  expect(listDocuments(a.db)).toHaveLength(1);
  expect(listDocuments(a.db)[0]?.document.id).toBe(own);
  expect(a.state().annotations.claim).toBe(2);
  expect(checkWorkspace(a.db, { migrations }).problems).toEqual([]);
  // The other way round the same article stays, whoever merges.
  await mergeFiles(b, [incoming(a)], { sameTags: [] }, {});
  expect(listDocuments(b.db).map(({ document }) => document.id)).toEqual([own]);
  expect(b.state().annotations.claim).toBe(2);
  a.undo();
  expect(a.state().annotations.claim).toBe(1);
});

it('keeps copies of an article apart that one person keeps apart', async () => {
  const a = newStore(folder);
  const b = storeOf(bela);
  addDocument(b, PARAGRAPHS);
  addDocument(b, PARAGRAPHS);
  await mergeFiles(a, [incoming(b)], { sameTags: [] }, {});
  expect(listDocuments(a.db)).toHaveLength(2);
});

it('brings back what an undone merge had brought, when it is wanted, with its tags, and as one step', async () => {
  const a = newStore(folder);
  const own = addDocument(a, PARAGRAPHS, { title: 'Two banks' });
  const b = handTo(bela, a);
  const article = addDocument(b, ['Only hers.'], { title: 'Hers' });
  const above = addTag(b, 'Power');
  const tag = addTag(b, 'Deterrence', { parent: above });
  tagPassage(b, own, 'Team Beta', 'claim', { [`tag:${tag}`]: true });
  tagPassage(b, article, 'Only hers');
  const dropped = tagPassage(b, own, 'every day');
  edit(b, 'annotation', dropped, { removed: true });
  await mergeFiles(a, [incoming(b)], { sameTags: [] }, {});
  a.undo();
  tagPassage(a, own, 'Team Alpha');
  const preview = await previewMerge(a, [incoming(b)], {});
  expect(preview).toMatchObject({ isNothingNew: true, removedHere: { documents: 1, annotations: 2 } });
  expect(await mergeFiles(a, [incoming(b)], { sameTags: [] }, {})).toMatchObject({ edits: 0 });
  await mergeFiles(a, [incoming(b)], { sameTags: [], bringBack: true }, {});
  expect(a.state().annotations.claim).toBe(3);
  expect(listDocuments(a.db)).toHaveLength(2);
  expect(
    listTags(a.db)
      .map(({ tag: { name } }) => name)
      .sort(),
  ).toEqual(['Deterrence', 'Power']);
  expect(checkWorkspace(a.db, { migrations }).problems).toEqual([]);
  a.undo();
  expect(a.state().annotations.claim).toBe(1);
});

it('offers nothing to bring back of an article that became one with another', async () => {
  const a = newStore(folder);
  const b = storeOf(bela);
  addDocument(a, PARAGRAPHS);
  tagPassage(b, addDocument(b, PARAGRAPHS), 'Team Beta');
  await mergeFiles(a, [incoming(b)], { sameTags: [] }, {});
  const { removedHere } = await previewMerge(a, [incoming(b)], {});
  expect(removedHere).toEqual({ documents: 0, annotations: 0 });
});

it('offers tags of one name under one parent as one, and joins those that were chosen', async () => {
  const a = newStore(folder);
  const b = storeOf(bela);
  const here = addTag(a, 'Deterrence');
  const there = addTag(b, 'deterrence');
  const below = addTag(b, 'Nuclear', { parent: there });
  const document = addDocument(b);
  const passage = tagPassage(b, document, 'Team Alpha', 'claim', { [`tag:${there}`]: true });
  const { sameTags } = await previewMerge(a, [incoming(b)], {});
  expect(sameTags).toEqual([{ here, there, name: 'deterrence' }]);
  await mergeFiles(a, [incoming(b)], { sameTags }, {});
  const tags = listTags(a.db).map(({ tag }) => [tag.id, tag.parent]);
  expect(tags).toEqual(
    expect.arrayContaining([
      [here, undefined],
      [below, here],
    ]),
  );
  expect(tags).toHaveLength(2);
  const carried = a.db.prepare('SELECT tag FROM annotation_tag WHERE annotation = ?').pluck().all(passage);
  expect(carried).toContain(here);
});

it('takes several files at once as one step', async () => {
  const a = newStore(folder);
  const document = addDocument(a);
  const [b, c] = [handTo(bela, a), handTo({ ...bela, id: newId(), name: 'Chen' }, a)];
  tagPassage(b, document, 'Team Alpha');
  tagPassage(c, document, 'Team Beta');
  await mergeFiles(a, [incoming(b), incoming(c)], { sameTags: [] }, {});
  expect(a.state()).toMatchObject({ undo: 'Merge 2 workspaces', annotations: { claim: 2 } });
  a.undo();
  expect(a.state().annotations.claim).toBe(0);
});

it('can be stopped: what is in is whole and one step', async () => {
  const a = newStore(folder);
  const b = storeOf(bela);
  const document = addDocument(b);
  for (let i = 0; i < 60; i++) tagPassage(b, document, 'every day');
  const stop = new AbortController();
  const merged = await mergeFiles(
    a,
    [incoming(b)],
    { sameTags: [] },
    {
      signal: stop.signal,
      onProgress: done => done > 30 && stop.abort(),
    },
  );
  expect(merged.isStopped).toBe(true);
  const { claim } = a.state().annotations;
  expect(claim).toBeGreaterThan(0);
  expect(claim).toBeLessThan(60);
  expect(checkWorkspace(a.db, { migrations }).problems).toEqual([]);
  a.undo();
  expect(a.state().annotations.claim).toBe(0);
});

/** Two workspaces that each have a tag of one name, theirs on so many passages of an article. */
function sameTagOn(passages: number) {
  const a = newStore(folder);
  const here = addTag(a, 'Water');
  const b = storeOf(bela);
  const document = addDocument(b);
  const there = addTag(b, 'Water');
  const anchor = { ...anchorOf(b, document, 'every day') };
  const fields = { document, kind: 'claim', anchor, [`tag:${there}`]: true };
  const edits = Array.from({ length: passages }, () => ({
    record: 'annotation' as const,
    id: newId(),
    fields,
  }));
  b.commit('Tag many', edits);
  return { a, b, here, there };
}

const carriers = (workspace: Workspace, tag: string): unknown =>
  workspace.db
    .prepare(
      `SELECT count(*) FROM annotation_tag JOIN tag ON tag.id = tag AND tag.removed = 0
       JOIN annotation a ON a.id = annotation AND a.removed = 0 WHERE tag = ?`,
    )
    .pluck()
    .get(tag);

it('makes one tag of two on many passages bit by bit, while others have their turn, as one step', async () => {
  const { a, b, here, there } = sameTagOn(1_000);
  const seen = new Set<unknown>();
  const merging = mergeFiles(a, [incoming(b, 5_000)], { sameTags: [{ here, there }] }, {});
  const watch = setInterval(() => seen.add(carriers(a, here)));
  await merging;
  clearInterval(watch);
  expect([carriers(a, here), carriers(a, there)]).toEqual([1_000, 0]);
  expect([...seen].filter(count => count !== 0 && count !== 1_000)).not.toEqual([]);
  expect(checkWorkspace(a.db, { migrations }).problems).toEqual([]);
  a.undo();
  expect(a.state()).toMatchObject({ undo: 'New tag Water', annotations: { claim: 0 } });
  a.redo();
  expect([carriers(a, here), carriers(a, there)]).toEqual([1_000, 0]);
});

it('can be undone when the tag is removed that theirs was to become', async () => {
  const { a, b, here, there } = sameTagOn(1_000);
  const merging = mergeFiles(a, [incoming(b, 5_000)], { sameTags: [{ here, there }] }, {});
  const watch = setInterval(() => {
    if (carriers(a, here) === 0) return;
    clearInterval(watch);
    edit(a, 'tag', here, { removed: true });
  });
  await expect(merging).rejects.toMatchObject({ code: 'record.missing' });
  clearInterval(watch);
  expect(a.state()).toMatchObject({ undo: expect.stringMatching(/^Merge “/), annotations: { claim: 1_000 } });
  expect(checkWorkspace(a.db, { migrations }).problems).toEqual([]);
  a.undo();
  expect(a.state()).toMatchObject({ undo: 'Edit tag', annotations: { claim: 0 } });
});
