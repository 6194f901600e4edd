/** One commit: what it writes, what it refuses, and what it tells. */
import { describe, expect, it } from 'vitest';
import { getAnnotation, listAnnotations } from '../../../../electron/core/workspace/annotations.ts';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { listDocuments } from '../../../../electron/core/workspace/documents.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import { linksOf, listLinks } from '../../../../electron/core/workspace/links.ts';
import { listPeople } from '../../../../electron/core/workspace/people.ts';
import { getTag, listTags } from '../../../../electron/core/workspace/tags.ts';
import type { Workspace } from '../../../../electron/core/workspace/workspace.ts';
import { MOST_TOLD } from '../../../../electron/core/workspace/write-edits.ts';
import { Diff } from '../../../../shared/history/diff.ts';
import { Annotation } from '../../../../shared/records/annotation.ts';
import {
  ada,
  addDocument,
  addTag,
  anchorOf,
  correctText,
  edit,
  migrations,
  newStore,
  PARAGRAPHS,
  tagPassage,
} from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('commit');

function changes(workspace: Workspace): number {
  return Number(workspace.db.prepare('SELECT count(*) FROM change').pluck().get());
}

describe('a commit', () => {
  it('answers with the record as it is read back, and with the next number', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    const before = workspace.state().seq;
    const id = newId();
    const anchor = anchorOf(workspace, document, 'In 1960 both sides signed a treaty');
    const commit = workspace.commit('Tag precedent', [
      {
        record: 'annotation',
        id,
        fields: {
          document,
          kind: 'precedent',
          anchor,
          'precedent.actors': ['North', 'South'],
          keyPassage: true,
        },
      },
    ]);
    const read = getAnnotation(workspace.db, id);
    expect(Annotation.parse(read)).toEqual(read);
    expect(read?.['precedent.actors']).toEqual(['North', 'South']);
    expect(commit.diff).toEqual({ added: [{ record: 'annotation', value: read }], updated: [], removed: [] });
    expect(Diff.parse(commit.diff).added).toHaveLength(1);
    expect(commit.seq).toBe(before + 1);
    expect(commit.state.annotations).toEqual({ claim: 0, precedent: 1, option: 0 });
    workspace.close();
  });

  it('writes nothing and tells nobody when nothing changes', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    const told: number[] = [];
    workspace.onCommit(commit => told.push(commit.seq));
    const before = changes(workspace);
    const { seq } = workspace.state();
    const commit = edit(workspace, 'document', document, { title: 'Two banks', note: null });
    expect(commit.diff).toEqual({ added: [], updated: [], removed: [] });
    expect(commit.seq).toBe(seq);
    expect(changes(workspace)).toBe(before);
    expect(told).toEqual([]);
    expect(workspace.state().undo).toBe('Import article');
    workspace.close();
  });

  it('makes the person known with their first annotation and keeps them through undo', () => {
    const workspace = newStore(folder);
    addDocument(workspace);
    workspace.undo();
    expect(listPeople(workspace.db)).toEqual([ada]);
    workspace.setPerson({ ...ada, name: 'Ada L.' });
    expect(listPeople(workspace.db)[0]?.name).toBe('Ada L.');
    expect(workspace.state().me.name).toBe('Ada L.');
    expect(workspace.state().redo).toBe('Import article');
    workspace.close();
  });

  it('tells every listener, in order, once each', () => {
    const workspace = newStore(folder);
    const told: string[] = [];
    const stop = workspace.onCommit(({ label }) => told.push(`a ${label}`));
    workspace.onCommit(({ label }) => told.push(`b ${label}`));
    const tag = addTag(workspace, 'Water');
    stop();
    edit(workspace, 'tag', tag, { name: 'Rivers' });
    expect(told).toEqual(['a New tag Water', 'b New tag Water', 'b Edit tag']);
    workspace.close();
  });

  it('keeps text that is not well formed as the same text everywhere, so that undo knows it again', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    edit(workspace, 'document', document, { note: 'half a pair \ud83d, a nul \u0000, and 😀' });
    expect(listDocuments(workspace.db)[0]?.document.note).toBe('half a pair \ufffd, a nul \u0000, and 😀');
    workspace.undo();
    expect(listDocuments(workspace.db)[0]?.document.note).toBeUndefined();
    workspace.close();
  });
});

describe('a commit that is refused', () => {
  const cases: [
    name: string,
    code: string,
    fields: (w: Workspace, document: string) => Record<string, unknown>,
  ][] = [
    ['an unknown field', 'field.invalid', () => ({ colour: 'red' })],
    ['a confidence of six', 'field.invalid', () => ({ confidence: 6 })],
    ['a tag that is not here', 'record.missing', () => ({ [`tag:${newId()}`]: true })],
    ['a document that is not here', 'record.missing', () => ({ document: newId() })],
    [
      'an anchor on other words',
      'field.invalid',
      (w, document) => ({ anchor: { ...anchorOf(w, document, 'In 1960'), quote: 'In 1961' } }),
    ],
    [
      'an anchor from another text',
      'field.invalid',
      (w, document) => ({ anchor: { ...anchorOf(w, document, 'In 1960'), content: 'f'.repeat(64) } }),
    ],
  ];
  it.each(cases)('changes nothing: %s', (_name, code, fields) => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    const id = tagPassage(workspace, document, 'every gauge reading');
    const before = [changes(workspace), workspace.state(), getAnnotation(workspace.db, id)];
    const edits = [
      { record: 'annotation' as const, id, fields: { note: 'never kept' } },
      { record: 'annotation' as const, id, fields: fields(workspace, document) as Record<string, string> },
    ];
    expect(() => workspace.commit('Edit', edits)).toThrowError(expect.objectContaining({ code }));
    expect([changes(workspace), workspace.state(), getAnnotation(workspace.db, id)]).toEqual(before);
    workspace.close();
  });

  it('names a record that is not here, and what a new one lacks', () => {
    const workspace = newStore(folder);
    const id = newId();
    expect(() => edit(workspace, 'annotation', id, { note: 'x' })).toThrowError(
      `there is no annotation ${id}`,
    );
    expect(() => edit(workspace, 'annotation', id, { kind: 'claim' })).toThrowError('a new annotation needs');
    expect(() => edit(workspace, 'document', id, { title: 'T', content: 'a'.repeat(64) })).toThrowError(
      'there is no text',
    );
    workspace.close();
  });

  it('does not let a tag lie below itself, nor a passage be linked to itself', () => {
    const workspace = newStore(folder);
    const top = addTag(workspace, 'Top');
    const below = addTag(workspace, 'Below', { parent: top });
    expect(() => edit(workspace, 'tag', top, { parent: below })).toThrowError('below itself');
    const passage = tagPassage(workspace, addDocument(workspace), 'In 1960');
    expect(() =>
      edit(workspace, 'link', newId(), { from: passage, to: passage, type: 'supports' }),
    ).toThrowError('to itself');
    workspace.close();
  });
});

describe('what the diff carries', () => {
  it('takes a removed document’s annotations and links out of sight, and undo brings all back', () => {
    const workspace = newStore(folder);
    const one = addDocument(workspace);
    const two = addDocument(workspace, ['Another article says the treaty never held.']);
    const from = tagPassage(workspace, one, 'it has held since');
    const to = tagPassage(workspace, two, 'the treaty never held');
    const link = newId();
    edit(workspace, 'link', link, { from, to, type: 'contradicts' });
    const removal = edit(workspace, 'document', one, { removed: true });
    expect(removal.diff?.removed.map(({ record, value }) => [record, value.id])).toEqual([
      ['document', one],
      ['annotation', from],
      ['link', link],
    ]);
    expect(removal.state).toMatchObject({ documents: 1, annotations: { claim: 1 } });
    expect(listAnnotations(workspace.db, one)).toEqual([]);
    expect(listLinks(workspace.db)).toEqual([]);
    expect(linksOf(workspace.db, to)).toEqual([]);
    const back = workspace.undo();
    expect(back?.diff?.added.map(({ value }) => value.id)).toEqual([one, from, link]);
    expect(back?.state).toMatchObject({ documents: 2, annotations: { claim: 2 } });
    expect(linksOf(workspace.db, to)).toMatchObject([
      { direction: 'in', otherTitle: 'Two banks', other: { id: from } },
    ]);
    workspace.close();
  });

  it('shows annotations without a removed tag, and the tags below it at the top', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    const tag = addTag(workspace, 'Water');
    const child = addTag(workspace, 'Gauges', { parent: tag });
    const id = tagPassage(workspace, document, 'every gauge reading', 'option', {
      [`tag:${tag}`]: true,
      [`tag:${child}`]: true,
    });
    const removal = edit(workspace, 'tag', tag, { removed: true });
    expect(getAnnotation(workspace.db, id)?.tags).toEqual([child]);
    expect(getTag(workspace.db, child)?.parent).toBeUndefined();
    expect(removal.diff?.removed.map(({ value }) => value.id)).toEqual([tag]);
    expect(removal.diff?.updated.map(([, { value }]) => value.id).sort()).toEqual([id, child].sort());
    workspace.undo();
    expect(getAnnotation(workspace.db, id)?.tags).toEqual([tag, child]);
    expect(listTags(workspace.db).map(({ tag: { name }, annotations }) => [name, annotations])).toEqual([
      ['Gauges', 1],
      ['Water', 1],
    ]);
    workspace.close();
  });

  it('is nothing when too many records are touched to tell, and the figures are right all the same', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    const fields = { document, kind: 'claim', anchor: { ...anchorOf(workspace, document, 'In 1960') } };
    const edits = Array.from({ length: MOST_TOLD + 1 }, () => ({
      record: 'annotation' as const,
      id: newId(),
      fields,
    }));
    const told = workspace.commit('Tag many', edits.slice(1));
    expect(told.diff?.added).toHaveLength(MOST_TOLD);
    const many = workspace.commit('Tag one more', edits.slice(0, 1));
    expect(many.state.annotations.claim).toBe(MOST_TOLD + 1);
    const removal = workspace.commit(
      'Remove all',
      edits.map(({ record, id }) => ({ record, id, fields: { removed: true } })),
    );
    expect(removal.diff).toBeNull();
    expect(removal.seq).toBe(many.seq + 1);
    expect(removal.state).toMatchObject({ documents: 1, annotations: { claim: 0 }, undo: 'Remove all' });
    expect(workspace.undo()).toMatchObject({ diff: null, state: { annotations: { claim: MOST_TOLD + 1 } } });
    expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
    workspace.close();
  });

  it('moves the passages of a corrected text and orphans what is gone, and undo puts them back', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    const moved = tagPassage(workspace, document, 'In 1960 both sides signed a treaty', 'precedent');
    const lost = tagPassage(workspace, document, 'Team Alpha measured the east bank');
    const [, beta = '', ...rest] = PARAGRAPHS;
    correctText(workspace, document, [beta, ...rest]);
    expect(getAnnotation(workspace.db, moved)?.position).toMatchObject({ status: 'moved' });
    expect(getAnnotation(workspace.db, lost)?.position).toEqual({ status: 'orphan', start: null, end: null });
    expect(listAnnotations(workspace.db, document).map(({ id }) => id)).toEqual([moved, lost]);
    const back = workspace.undo();
    expect(back?.diff?.updated.filter(([{ record }]) => record === 'annotation')).toHaveLength(2);
    expect(getAnnotation(workspace.db, lost)?.position.status).toBe('exact');
    workspace.close();
  });
});
