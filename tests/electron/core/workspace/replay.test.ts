/** Whatever an analyst does, in whatever order: the log replayed is the tables, and undo and redo lead home. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAnnotations } from '../../../../electron/core/workspace/annotations.ts';
import { applyChanges } from '../../../../electron/core/workspace/apply.ts';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { listCollections } from '../../../../electron/core/workspace/collections.ts';
import { connectMemory } from '../../../../electron/core/workspace/connection.ts';
import type { ReadableDb } from '../../../../electron/core/workspace/db.ts';
import { listDocuments } from '../../../../electron/core/workspace/documents.ts';
import { listLinks } from '../../../../electron/core/workspace/links.ts';
import { changesByRecord } from '../../../../electron/core/workspace/log.ts';
import { migrate, readMigrations } from '../../../../electron/core/workspace/migrate.ts';
import { listPeople } from '../../../../electron/core/workspace/people.ts';
import { listTags } from '../../../../electron/core/workspace/tags.ts';
import type { Commit, Workspace } from '../../../../electron/core/workspace/workspace.ts';
import type { Edit } from '../../../../shared/history/change.ts';
import type { Entry } from '../../../../shared/history/diff.ts';
import { KINDS } from '../../../../shared/records/kind.ts';
import { act, perform } from '../../../support/random-acts.ts';
import {
  addCollection,
  addDocument,
  addTag,
  edit,
  migrations,
  newStore,
  reopen,
  tagPassage,
} from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('replay');

/** Everything people see, without who changed it last: what undo and redo must lead back to. */
function seen(workspace: Workspace): string {
  const { db } = workspace;
  const documents = listDocuments(db);
  const annotations = documents.flatMap(({ document: { id } }) => listAnnotations(db, id));
  const all = {
    documents,
    annotations,
    tags: listTags(db),
    links: listLinks(db),
    people: listPeople(db),
    collections: listCollections(db),
  };
  const json = JSON.stringify(all, (key, value) =>
    key === 'modifiedAt' || key === 'modifiedBy' ? null : value,
  );
  return createHash('sha256').update(json).digest('hex');
}

/** A copy of everything shown, kept the way the window keeps it: by diffs alone. */
class Cache {
  readonly #entries = new Map<string, Entry>();

  apply({ diff }: Commit): void {
    if (!diff) throw new Error('so few records are always told');
    for (const entry of diff.removed) this.#entries.delete(key(entry));
    for (const entry of diff.added) this.#entries.set(key(entry), entry);
    for (const [, after] of diff.updated) this.#entries.set(key(after), after);
  }

  of(record: Entry['record']): unknown[] {
    const found = [...this.#entries.values()].filter(entry => entry.record === record);
    return found.map(({ value }) => value).sort(byId);
  }
}

const key = ({ record, value }: Entry) => `${record}:${value.id}`;
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

function expectCacheIsRight(workspace: Workspace, cache: Cache): void {
  const { db } = workspace;
  const summaries = listDocuments(db);
  const annotations = summaries.flatMap(({ document: { id } }) => listAnnotations(db, id));
  expect(cache.of('document')).toEqual(summaries.map(({ document }) => document).sort(byId));
  expect(cache.of('annotation')).toEqual([...annotations].sort(byId));
  expect(cache.of('tag')).toEqual(
    listTags(db)
      .map(({ tag }) => tag)
      .sort(byId),
  );
  expect(cache.of('link')).toEqual(listLinks(db).sort(byId));
  expect(cache.of('collection')).toEqual(
    listCollections(db)
      .map(({ collection }) => collection)
      .sort(byId),
  );
  const counted = { claim: 0, precedent: 0, option: 0 };
  for (const { counts } of summaries) for (const kind of KINDS) counted[kind] += counts[kind];
  expect(workspace.state()).toMatchObject({ documents: summaries.length, annotations: counted });
}

/** The state tables row by row, without what is derived from texts. */
function tablesOf(db: ReadableDb): unknown {
  const all = (sql: string) => db.prepare(sql).all();
  return [
    ...['workspace', 'person', 'document', 'tag', 'link', 'collection'].map(table =>
      all(`SELECT * FROM ${table} ORDER BY id`),
    ),
    all('SELECT id, document, kind, quote, note, confidence, removed, clock FROM annotation ORDER BY id'),
    all('SELECT * FROM annotation_tag ORDER BY annotation, tag'),
    all('SELECT * FROM document_collection ORDER BY document, collection'),
  ];
}

describe('any sequence of work', () => {
  it('leaves a sound workspace whose log replays to its tables; undo all and redo all lead back', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 5, maxLength: 30 }), acts => {
        let workspace = newStore(folder, 'any');
        const cache = new Cache();
        const listen = () => workspace.onCommit(commit => cache.apply(commit));
        listen();
        addDocument(workspace);
        workspace.undo();
        const start = seen(workspace);
        workspace.redo();
        for (const doing of acts) {
          const before = workspace;
          workspace = perform(workspace, doing);
          if (workspace !== before) listen();
        }
        expectCacheIsRight(workspace, cache);
        expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
        while (workspace.redo());
        const end = seen(workspace);
        while (workspace.undo());
        expect(seen(workspace)).toBe(start);
        if (acts.length % 2) workspace = reopen(workspace);
        while (workspace.redo());
        expect(seen(workspace)).toBe(end);
        expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
        workspace.close();
      }),
      { numRuns: 40 },
    );
  }, 240_000);
});

describe('applying changes', () => {
  it('ends in the same tables in whatever order they arrive', () => {
    const workspace = newStore(folder, 'order');
    const document = addDocument(workspace);
    const tag = addTag(workspace, 'Water');
    const id = tagPassage(workspace, document, 'In 1960');
    for (const note of ['one', 'two', null, 'three']) edit(workspace, 'annotation', id, { note });
    edit(workspace, 'annotation', id, { [`tag:${tag}`]: true });
    edit(workspace, 'annotation', id, { [`tag:${tag}`]: false, confidence: 2 });
    edit(workspace, 'annotation', id, { [`tag:${tag}`]: true });
    const basin = addCollection(workspace, 'Basin');
    for (const isIn of [true, false, true])
      edit(workspace, 'document', document, { [`collection:${basin}`]: isIn });
    const changes = [...changesByRecord(workspace.db)];
    const expected = tablesOf(workspace.db);
    const steps = readMigrations(migrations);
    fc.assert(
      fc.property(fc.shuffledSubarray(changes, { minLength: changes.length }), shuffled => {
        const db = connectMemory();
        migrate(db, steps);
        db.pragma('foreign_keys = OFF');
        applyChanges(db, shuffled);
        // A second time changes nothing.
        applyChanges(db, shuffled.slice(0, 3));
        expect(tablesOf(db)).toEqual(expected);
        db.close();
      }),
      { numRuns: 50 },
    );
    workspace.close();
  });

  it('from two devices at once keeps the same winner on both', () => {
    const make = (device: string, lamport: number, note: string) => ({
      device,
      seq: 1,
      lamport,
      wall: 0,
      person: 'p',
      record: 'tag' as const,
      id: 't',
      fields: { name: note, description: `${device} ${note}` } satisfies Edit['fields'],
    });
    const changes = [make('A', 3, 'left'), make('B', 3, 'right'), make('C', 2, 'early')];
    const orders = [
      changes,
      [...changes].reverse(),
      [changes[1], changes[2], changes[0]].flatMap(c => c ?? []),
    ];
    for (const order of orders) {
      const db = connectMemory();
      migrate(db, readMigrations(migrations));
      for (const one of order) applyChanges(db, [one]);
      expect(db.prepare('SELECT name, created_by FROM tag').all()).toEqual([
        { name: 'right', created_by: 'p' },
      ]);
      db.close();
    }
  });
});
