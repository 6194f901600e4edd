/** Undoing and redoing a step of thousands of records piece by piece, stopped and gone on with. */
import { beforeEach, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import type { Direction, LongStep, Workspace } from '../../../../electron/core/workspace/workspace.ts';
import type { Values } from '../../../../shared/history/change.ts';
import { addDocument, anchorOf, migrations, newStore, reopen, tagPassage } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('long-step');
const MANY = 3_000;

let workspace: Workspace;
let document: string;

beforeEach(() => {
  workspace = newStore(folder);
  document = addDocument(workspace);
  const anchor = anchorOf(workspace, document, 'every day');
  const fields: Values = { document, kind: 'claim', anchor: { ...anchor } };
  workspace.commit(
    'Tag many',
    Array.from({ length: MANY }, () => ({ record: 'annotation' as const, id: newId(), fields })),
  );
  return () => {
    expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
    workspace.close();
  };
});

const shown = (): number =>
  Number(workspace.db.prepare('SELECT count(*) FROM annotation WHERE removed = 0').pluck().get());

function begin(direction: Direction): LongStep {
  const step = workspace.longStep(direction);
  if (!step) throw new Error('the step is short');
  return step;
}

function goThrough(direction: Direction): void {
  const step = begin(direction);
  while (step.next() < step.total);
  step.finish();
}

describe('a change of thousands of records', () => {
  const ids = () => workspace.db.prepare<[], string>('SELECT id FROM annotation').pluck().all();
  const marked = () =>
    Number(workspace.db.prepare('SELECT count(*) FROM annotation WHERE key_passage = 1').pluck().get());
  const marking = () => {
    const edits = ids().map(id => ({ record: 'annotation' as const, id, fields: { keyPassage: true } }));
    const step = workspace.longCommit('Mark all', edits);
    if (!step) throw new Error('the step is short');
    return step;
  };

  it('goes in pieces, is one step, and windows are told once', () => {
    const told: string[] = [];
    workspace.onCommit(({ label }) => told.push(label));
    const step = marking();
    expect(step.next()).toBeLessThan(MANY);
    expect(marked()).toBeGreaterThan(0);
    expect(marked()).toBeLessThan(MANY);
    expect(workspace.state().undo).toBe('Tag many');
    while (step.next() < step.total);
    expect(step.finish()).toMatchObject({ label: 'Mark all', state: { undo: 'Mark all', redo: null } });
    expect(marked()).toBe(MANY);
    expect(told).toEqual(['Mark all']);
    goThrough('before');
    expect(marked()).toBe(0);
    goThrough('after');
    expect(marked()).toBe(MANY);
  });

  it('can be undone when it was stopped, and whatever else was done meanwhile stays', () => {
    const step = marking();
    step.next();
    const other = tagPassage(workspace, document, 'In 1960');
    step.next();
    expect(step.finish().state.undo).toBe('Mark all (stopped)');
    workspace.undo();
    expect(marked()).toBe(0);
    expect(workspace.state().undo).toBe('Tag claim');
    expect(workspace.db.prepare('SELECT removed FROM annotation WHERE id = ?').pluck().get(other)).toBe(0);
  });

  it('can be undone when its process was killed', () => {
    const step = marking();
    step.next();
    workspace = reopen(workspace);
    expect(workspace.state().undo).toBe('Mark all (it was cut off)');
    const done = marked();
    expect(done).toBeGreaterThan(0);
    workspace.undo();
    expect(marked()).toBe(0);
    workspace.redo();
    expect(marked()).toBe(done);
  });

  it('is refused where a record is missing, and what came before that is one step', () => {
    const edits = [...ids(), newId()].map(id => ({
      record: 'annotation' as const,
      id,
      fields: { keyPassage: true },
    }));
    const step = workspace.longCommit('Mark all', edits);
    expect(() => {
      while (step && step.next() < step.total);
    }).toThrow(expect.objectContaining({ code: 'record.missing' }));
    expect(step?.finish().state.undo).toBe('Mark all (stopped)');
  });

  it('changes nothing where all is so already', () => {
    const step = workspace.longCommit(
      'Unmark all',
      ids().map(id => ({ record: 'annotation' as const, id, fields: { keyPassage: false } })),
    );
    while (step && step.next() < step.total);
    expect(step?.finish().state).toMatchObject({ undo: 'Tag many', redo: null });
  });

  it('is not in pieces where there are few', () => {
    const [id = ''] = ids();
    expect(workspace.longCommit('Mark one', [{ record: 'annotation', id, fields: {} }])).toBeNull();
  });
});

describe('a step of thousands of records', () => {
  it('goes back and forth in pieces, and windows are told once', () => {
    const told: (string | null)[] = [];
    workspace.onCommit(({ label, diff }) => told.push(diff === null ? label : null));
    const step = begin('before');
    expect(step.next()).toBeLessThan(step.total);
    expect(shown()).toBeGreaterThan(0);
    expect(shown()).toBeLessThan(MANY);
    while (step.next() < step.total);
    expect(step.finish()).toMatchObject({
      label: 'Tag many',
      state: { undo: 'Import article', redo: 'Tag many' },
    });
    expect(shown()).toBe(0);
    goThrough('after');
    expect(shown()).toBe(MANY);
    expect(workspace.state()).toMatchObject({ undo: 'Tag many', redo: null });
    expect(told).toEqual(['Tag many', 'Tag many']);
  });

  it('is gone on with by the next undo when it was stopped, over a restart too', () => {
    const step = begin('before');
    step.next();
    expect(step.finish().state).toMatchObject({ undo: 'Tag many', redo: null });
    workspace = reopen(workspace);
    goThrough('before');
    expect(shown()).toBe(0);
    expect(workspace.state()).toMatchObject({ undo: 'Import article', redo: 'Tag many' });
    goThrough('after');
    expect(shown()).toBe(MANY);
  });

  it('is taken back by undo when doing it again was stopped', () => {
    goThrough('before');
    const step = begin('after');
    step.next();
    step.finish();
    expect(shown()).toBeGreaterThan(0);
    expect(workspace.state()).toMatchObject({ undo: 'Tag many', redo: null });
    goThrough('before');
    expect(shown()).toBe(0);
  });

  it('stops where something else is done meanwhile, which is undone first', () => {
    const step = begin('before');
    step.next();
    const other = tagPassage(workspace, document, 'In 1960');
    expect(() => step.next()).toThrow(expect.objectContaining({ code: 'step.overtaken' }));
    step.finish();
    expect(workspace.state().undo).toBe('Tag claim');
    workspace.undo();
    goThrough('before');
    expect(shown()).toBe(0);
    expect(workspace.db.prepare('SELECT removed FROM annotation WHERE id = ?').pluck().get(other)).toBe(1);
  });

  it('is none where the next step is a short one, or there is none', () => {
    expect(workspace.longStep('after')).toBeNull();
    tagPassage(workspace, document, 'In 1960');
    expect(workspace.longStep('before')).toBeNull();
  });

  it('ends when the workspace is closed', () => {
    const step = begin('before');
    step.next();
    workspace.close();
    expect(() => step.next()).toThrow(expect.objectContaining({ code: 'workspace.none' }));
    workspace = reopen(workspace);
    expect(workspace.state().undo).toBe('Tag many');
  });
});
