import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import type { ReadableDb } from '../../../../electron/core/workspace/db.ts';
import { newId } from '../../../../electron/core/workspace/ids.ts';
import { deviceFor } from '../../../../electron/core/workspace/local.ts';
import { openWorkspace } from '../../../../electron/core/workspace/open.ts';
import { searchWorkspace } from '../../../../electron/core/workspace/search.ts';
import type { Workspace } from '../../../../electron/core/workspace/workspace.ts';
import { WORKSPACE_ID } from '../../../../shared/history/fields.ts';
import type { Person } from '../../../../shared/records/person.ts';
import {
  batchesOf,
  bela,
  copyTo,
  digest,
  ended,
  handTo,
  mergeFrom,
  rowsOf,
} from '../../../support/merging.ts';
import { act, perform } from '../../../support/random-acts.ts';
import {
  ada,
  addDocument,
  addTag,
  correctText,
  edit,
  migrations,
  newStore,
  PARAGRAPHS,
  tagPassage,
} from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('merge');

function personNumber(n: number): Person {
  return { ...ada, id: `01900000-0000-7000-8000-00000000a00${n}`, name: `Analyst ${n}`, initials: `A${n}` };
}

/** One article with one passage, in two hands. */
function shared() {
  const a = newStore(folder);
  const document = addDocument(a);
  const passage = tagPassage(a, document, 'Team Alpha');
  const b = handTo(bela, a);
  return { a, b, document, passage };
}

function note(workspace: Workspace, id: string): unknown {
  return workspace.db.prepare('SELECT note FROM annotation WHERE id = ?').pluck().get(id);
}

function isRemoved(workspace: Workspace, record: string, id: string): boolean {
  return workspace.db.prepare(`SELECT removed FROM ${record} WHERE id = ?`).pluck().get(id) === 1;
}

/** What was written in this copy itself, and so came to nobody in part. */
function ownChanges(db: ReadableDb, path: string): string[] {
  const device = deviceFor(db, path);
  return rowsOf(db, 'change').filter(row => (JSON.parse(row) as { device: string }).device === device);
}

function sound(workspace: Workspace): void {
  expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
}

describe('merging', () => {
  it('brings in what a colleague added and changed, once', () => {
    const { a, b, document, passage } = shared();
    const theirs = tagPassage(b, document, 'Team Beta', 'precedent', { note: 'a quokka of a claim' });
    edit(b, 'annotation', passage, { confidence: 4 });
    const commit = mergeFrom(a, b);
    expect(commit.state.annotations).toEqual({ claim: 1, precedent: 1, option: 0 });
    expect(note(a, theirs)).toBe('a quokka of a claim');
    expect(searchWorkspace(a.db, 'quokka', 5)).toHaveLength(1);
    sound(a);
    const before = digest(a);
    expect(mergeFrom(a, b).seq).toBe(commit.seq);
    expect(digest(a)).toBe(before);
  });

  it('is one step, which undo takes back and redo does again', () => {
    const { a, b, document, passage } = shared();
    const theirs = tagPassage(b, document, 'Team Beta');
    edit(b, 'annotation', passage, { note: 'hers' });
    mergeFrom(a, b);
    expect(a.state().undo).toBe(`Merge ${b.path}`);
    a.undo();
    expect(isRemoved(a, 'annotation', theirs)).toBe(true);
    expect(note(a, passage)).toBeNull();
    a.redo();
    expect(isRemoved(a, 'annotation', theirs)).toBe(false);
    expect(note(a, passage)).toBe('hers');
    sound(a);
  });

  it('keeps both values of a field that two people set without knowing of each other', () => {
    const { a, b, passage } = shared();
    edit(a, 'annotation', passage, { note: 'mine' });
    edit(b, 'annotation', passage, { note: 'hers', confidence: 2 });
    mergeFrom(a, b);
    mergeFrom(b, a);
    expect(digest(a)).toBe(digest(b));
    expect(rowsOf(a.db, 'disagreement')).toHaveLength(1);
    expect([note(a, passage)]).toEqual([note(b, passage)]);
    sound(a);
    edit(a, 'annotation', passage, { note: 'settled' });
    expect(rowsOf(a.db, 'disagreement')).toEqual([]);
    mergeFrom(b, a);
    expect(rowsOf(b.db, 'disagreement')).toEqual([]);
    expect(note(b, passage)).toBe('settled');
    sound(b);
  });

  it('sees no disagreement where one of the two knew of the other, or where both say the same', () => {
    const { a, b, passage } = shared();
    edit(a, 'annotation', passage, { note: 'first' });
    mergeFrom(b, a);
    edit(b, 'annotation', passage, { note: 'second' });
    edit(a, 'annotation', passage, { confidence: 3 });
    edit(b, 'annotation', passage, { confidence: 3 });
    mergeFrom(a, b);
    expect(rowsOf(a.db, 'disagreement')).toEqual([]);
    expect(note(a, passage)).toBe('second');
    sound(a);
  });

  it('lets an edit win over a removal made without knowing of it, and says that there was one', () => {
    const { a, b, passage } = shared();
    edit(a, 'annotation', passage, { removed: true });
    edit(b, 'annotation', passage, { note: 'but look' });
    mergeFrom(a, b);
    mergeFrom(b, a);
    expect(isRemoved(a, 'annotation', passage)).toBe(false);
    expect(rowsOf(a.db, 'disagreement')).toHaveLength(1);
    expect(digest(a)).toBe(digest(b));
    sound(a);
    edit(a, 'annotation', passage, { removed: true });
    mergeFrom(b, a);
    expect(isRemoved(b, 'annotation', passage)).toBe(true);
    expect(rowsOf(b.db, 'disagreement')).toEqual([]);
    sound(b);
  });

  it('keeps an article and a tag that somebody removed while a colleague worked with them', () => {
    const { a, b, document } = shared();
    const tag = addTag(a, 'Deterrence');
    mergeFrom(b, a);
    edit(a, 'document', document, { removed: true });
    edit(a, 'tag', tag, { removed: true });
    const theirs = tagPassage(b, document, 'Team Beta');
    edit(b, 'annotation', theirs, { [`tag:${tag}`]: true });
    mergeFrom(a, b);
    mergeFrom(b, a);
    for (const workspace of [a, b]) {
      expect(isRemoved(workspace, 'document', document)).toBe(false);
      expect(isRemoved(workspace, 'tag', tag)).toBe(false);
      sound(workspace);
    }
    expect(digest(a)).toBe(digest(b));
  });

  it('goes by what was seen, not by the clock on the wall', () => {
    const { a, b, passage } = shared();
    const now = Date.now;
    Date.now = () => now() + 20 * 365 * 86_400_000;
    try {
      edit(b, 'annotation', passage, { note: 'from a computer twenty years ahead' });
    } finally {
      Date.now = now;
    }
    mergeFrom(a, b);
    edit(a, 'annotation', passage, { note: 'later' });
    mergeFrom(b, a);
    expect(note(b, passage)).toBe('later');
  });

  it('moves passages on a text that a colleague corrected', () => {
    const { a, b, document, passage } = shared();
    correctText(b, document, ['An added paragraph.', ...PARAGRAPHS]);
    mergeFrom(a, b);
    const status = a.db.prepare('SELECT position_status FROM annotation WHERE id = ?').pluck().get(passage);
    expect(status).toBe('moved');
    sound(a);
  });

  it('completes what came in part when the whole comes', () => {
    const { a, b, document } = shared();
    const theirs = tagPassage(b, document, 'Team Beta', 'claim', { note: 'not for everybody' });
    const withoutNotes = mergeFrom(a, b, (_, field) => field !== 'note');
    expect(withoutNotes.state.annotations.claim).toBe(2);
    expect(note(a, theirs)).toBeNull();
    sound(a);
    mergeFrom(a, b);
    expect(note(a, theirs)).toBe('not for everybody');
    expect(rowsOf(a.db, 'cut')).toEqual([]);
    expect(digest(a)).toBe(digest(b));
    sound(a);
  });

  it('shows nothing of a record whose beginning was left out, until that comes', () => {
    const { a, b, document } = shared();
    const theirs = tagPassage(b, document, 'Team Beta');
    edit(b, 'annotation', theirs, { confidence: 5 });
    mergeFrom(a, b, ({ id }, field) => id !== theirs || field === 'confidence');
    expect(a.state().annotations.claim).toBe(1);
    sound(a);
    mergeFrom(a, b);
    expect(a.state().annotations.claim).toBe(2);
    sound(a);
  });

  it('refuses a file that holds other changes under the same numbers, and keeps nothing of that batch', () => {
    const { a, b, passage } = shared();
    edit(b, 'annotation', passage, { note: 'one' });
    mergeFrom(a, b);
    const before = digest(a);
    const merge = a.merge(b.path);
    const batches = [...batchesOf(b.db)].map(batch => ({
      ...batch,
      changes: batch.changes.map(change =>
        change.fields.note === 'one' ? { ...change, fields: { note: 'two' } } : change,
      ),
    }));
    expect(() => {
      for (const batch of batches) merge.add(batch);
    }).toThrowError(/different changes under the same number/);
    expect(digest(a)).toBe(before);
  });

  it('refuses counters that jump', () => {
    const { a, b, passage } = shared();
    edit(b, 'annotation', passage, { note: 'one' });
    const merge = a.merge(b.path);
    const batches = [...batchesOf(b.db)].map(batch => ({
      ...batch,
      changes: batch.changes.map(change =>
        change.fields.note === 'one' ? { ...change, lamport: 2 ** 40 } : change,
      ),
    }));
    expect(() => {
      for (const batch of batches) merge.add(batch);
    }).toThrowError(/never were/);
  });

  it('keeps whole what came before it was stopped, and goes on from there the next time', () => {
    const { a, b, document } = shared();
    for (let i = 0; i < 12; i++) tagPassage(b, document, 'every day');
    const merge = a.merge(b.path);
    let n = 0;
    for (const batch of batchesOf(b.db, 3)) if (n++ < 4) merge.add(batch);
    ended(merge.finish(() => []));
    sound(a);
    edit(a, 'document', document, { title: 'Meanwhile' });
    mergeFrom(a, b);
    mergeFrom(b, a);
    expect(digest(a)).toBe(digest(b));
    sound(a);
  });
});

describe('a merge whose process is killed', () => {
  /** What is on the disk after some batches and something else that was done between them. */
  function cutOff() {
    const { a, b, document, passage } = shared();
    for (let i = 0; i < 12; i++) tagPassage(b, document, 'every day');
    edit(b, 'annotation', passage, { note: 'theirs' });
    const own = tagPassage(a, document, 'Team Beta', 'precedent');
    const merge = a.merge(`“${b.state().name}”`);
    const batches = [...batchesOf(b.db, 3)];
    for (const batch of batches.slice(0, 4)) merge.add(batch);
    edit(a, 'annotation', own, { note: 'meanwhile' });
    for (const batch of batches.slice(4, 6)) merge.add(batch);
    const path = join(dirname(a.path), `cut-off-${newId()}.postil`);
    copyTo(path, a);
    return { a, b, path, own, count: passages(a) };
  }
  const passages = ({ db }: Workspace) =>
    Number(db.prepare('SELECT count(*) FROM annotation WHERE removed = 0').pluck().get());

  it('leaves what came in as a step to undo, and the rest to another merge', () => {
    const { b, path, own, count } = cutOff();
    const again = openWorkspace(path, { person: ada, migrations });
    expect(again.state().undo).toBe(`Merge “${b.state().name}” (it was cut off)`);
    expect(passages(again)).toBe(count);
    again.undo();
    expect(passages(again)).toBe(2);
    expect(note(again, own)).toBe('meanwhile');
    sound(again);
    again.redo();
    expect(passages(again)).toBe(count);
    mergeFrom(again, b);
    mergeFrom(b, again);
    expect(digest(again)).toBe(digest(b));
    sound(again);
    again.close();
  });

  it('hides what is in from undo and redo until it has ended', () => {
    const { a } = cutOff();
    expect(a.undo()?.label).not.toMatch(/^Merge/);
    expect(a.state().redo).not.toMatch(/^Merge/);
    a.redo();
    edit(a, 'workspace', WORKSPACE_ID, { name: 'Renamed' });
    expect(a.undo()?.label).not.toMatch(/^Merge/);
    sound(a);
  });
});

describe('any history of several people, merged in any order', () => {
  const turn = fc.record({
    who: fc.nat(7),
    doing: fc.oneof(
      { weight: 5, arbitrary: act },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constant('merge' as const), from: fc.nat(7), part: fc.boolean() }),
      },
    ),
  });

  it('ends in one workspace, the same on every computer, in which nothing is missing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 8 }), fc.array(turn, { maxLength: 30 }), (count, turns) => {
        const first = newStore(folder);
        addDocument(first);
        const people = Array.from({ length: count }, (_, n) => handTo(personNumber(n), first));
        first.close();
        for (const { who, doing } of turns) {
          const workspace = people[who % count];
          if (!workspace) continue;
          if (doing.do !== 'merge') people[who % count] = perform(workspace, doing);
          else {
            const from = people[doing.from % count];
            if (from && from !== workspace)
              mergeFrom(workspace, from, doing.part ? (_, field) => field !== 'note' : undefined);
          }
        }
        const written = people.flatMap(({ path, db }) => ownChanges(db, path));
        // Everybody's changes reach everybody, some twice.
        for (let round = 0; round < 2; round++)
          for (const into of people) for (const from of people) if (into !== from) mergeFrom(into, from);
        const digests = people.map(digest);
        const held = new Set(people.slice(0, 1).flatMap(({ db }) => rowsOf(db, 'change')));
        expect(written.filter(row => !held.has(row))).toEqual([]);
        expect(new Set(digests).size).toBe(1);
        const [one] = people;
        if (one) sound(one);
        for (const workspace of people) workspace.close();
      }),
      { numRuns: 50 },
    );
  }, 300_000);
});
