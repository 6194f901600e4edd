/** Undo and redo: labels, restarts, and what was changed in between. */
import { describe, expect, it } from 'vitest';
import { getAnnotation } from '../../../../electron/core/workspace/annotations.ts';
import { getDocument } from '../../../../electron/core/workspace/documents.ts';
import { addDocument, addTag, edit, newStore, reopen, tagPassage } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('undo');

describe('undo and redo', () => {
  it('go back and forth over a restart, saying what they do', () => {
    let workspace = newStore(folder);
    const document = addDocument(workspace);
    const id = tagPassage(workspace, document, 'In 1960', 'claim');
    edit(workspace, 'annotation', id, { note: 'a treaty', kind: 'precedent' });
    workspace = reopen(workspace);
    expect(workspace.state()).toMatchObject({ undo: 'Edit annotation', redo: null });
    expect(workspace.undo()?.label).toBe('Edit annotation');
    expect(getAnnotation(workspace.db, id)).toMatchObject({ kind: 'claim' });
    expect(getAnnotation(workspace.db, id)?.note).toBeUndefined();
    expect(workspace.undo()?.label).toBe('Tag claim');
    expect(getAnnotation(workspace.db, id)).toBeUndefined();
    workspace = reopen(workspace);
    expect(workspace.state()).toMatchObject({ undo: 'Import article', redo: 'Tag claim' });
    workspace.redo();
    workspace.redo();
    expect(getAnnotation(workspace.db, id)).toMatchObject({ kind: 'precedent', note: 'a treaty' });
    expect(workspace.redo()).toBeNull();
    workspace.close();
  });

  it('end when there is nothing left, without undoing the name of the workspace', () => {
    const workspace = newStore(folder);
    const { name } = workspace.state();
    expect(workspace.undo()).toBeNull();
    expect(workspace.redo()).toBeNull();
    expect(workspace.state().name).toBe(name);
    workspace.close();
  });

  it('forget what was undone once something new is done', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    edit(workspace, 'document', document, { note: 'one' });
    workspace.undo();
    edit(workspace, 'document', document, { note: 'two' });
    expect(workspace.redo()).toBeNull();
    workspace.undo();
    expect(getDocument(workspace.db, document)?.note).toBeUndefined();
    workspace.close();
  });

  it('put a tag back on the very annotations it was on', () => {
    const workspace = newStore(folder);
    const document = addDocument(workspace);
    const tag = addTag(workspace, 'Water');
    const id = tagPassage(workspace, document, 'every day');
    edit(workspace, 'annotation', id, { [`tag:${tag}`]: true });
    expect(getAnnotation(workspace.db, id)?.tags).toEqual([tag]);
    workspace.undo();
    expect(getAnnotation(workspace.db, id)?.tags).toEqual([]);
    workspace.redo();
    expect(getAnnotation(workspace.db, id)?.tags).toEqual([tag]);
    workspace.close();
  });
});
