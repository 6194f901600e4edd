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
import { newId } from '../../../../electron/core/workspace/ids.ts';
import { listLinks } from '../../../../electron/core/workspace/links.ts';
import { changesByRecord } from '../../../../electron/core/workspace/log.ts';
import { migrate, readMigrations } from '../../../../electron/core/workspace/migrate.ts';
import { listPeople } from '../../../../electron/core/workspace/people.ts';
import { listTags } from '../../../../electron/core/workspace/tags.ts';
import type { Commit, Workspace } from '../../../../electron/core/workspace/workspace.ts';
import type { Edit } from '../../../../shared/history/change.ts';
import type { Entry } from '../../../../shared/history/diff.ts';
import { KINDS } from '../../../../shared/records/kind.ts';
import {
  addCollection,
  addDocument,
  addTag,
  correctText,
  edit,
  migrations,
  newStore,
  PARAGRAPHS,
  reopen,
  tagPassage,
} from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('replay');

/** What an analyst may do next; numbers choose among what is there. */
type Act =
  | { readonly do: 'import' | 'undo' | 'redo' | 'reopen' | 'newTag' | 'newCollection' }
  | {
      readonly do: 'remove';
      readonly which: number;
      readonly record: 'document' | 'annotation' | 'tag' | 'collection';
    }
  | { readonly do: 'tag' | 'correct' | 'rename' | 'link'; readonly which: number; readonly other: number }
  | { readonly do: 'put' | 'collect' | 'kind' | 'note'; readonly which: number; readonly other: number };

const number = fc.nat(99);
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('undo', 'redo', 'newTag', 'newCollection', 'import', 'reopen'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('remove'),
      which: number,
      record: fc.constantFrom('document', 'annotation', 'tag', 'collection'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('tag', 'correct', 'rename', 'link', 'put', 'collect', 'kind', 'note'),
      which: number,
      other: number,
    }),
  },
) as fc.Arbitrary<Act>;

const QUOTES = ['The river has two banks', 'Team Alpha', 'In 1960 both sides signed a treaty', 'every day'];
const TEXTS = [PARAGRAPHS, PARAGRAPHS.slice(1), [...PARAGRAPHS].reverse(), ['Nothing of it is left.']];

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)];

/** Does one act where it is possible. */
function perform(workspace: Workspace, doing: Act): Workspace {
  const { db } = workspace;
  const documents = listDocuments(db).map(({ document }) => document);
  const annotations = documents.flatMap(({ id }) => listAnnotations(db, id));
  const tags = listTags(db).map(({ tag }) => tag);
  switch (doing.do) {
    case 'import':
      addDocument(workspace);
      break;
    case 'undo':
      workspace.undo();
      break;
    case 'redo':
      workspace.redo();
      break;
    case 'reopen':
      return reopen(workspace);
    case 'newTag':
      addTag(workspace, `Tag ${tags.length}`, tags[0] ? { parent: tags[0].id } : {});
      break;
    case 'newCollection':
      addCollection(workspace, `Collection ${listCollections(db).length}`);
      break;
    case 'remove': {
      const collections = listCollections(db).map(({ collection }) => collection);
      const records = { document: documents, annotation: annotations, tag: tags, collection: collections };
      const victim = pick<{ id: string }>(records[doing.record], doing.which);
      if (victim) edit(workspace, doing.record, victim.id, { removed: true });
      break;
    }
    default:
      change(workspace, doing, documents, annotations, tags);
  }
  return workspace;
}

function change(
  workspace: Workspace,
  doing: Extract<Act, { other: number }>,
  documents: readonly { id: string; collections: string[] }[],
  annotations: readonly { id: string; tags: string[] }[],
  tags: readonly { id: string }[],
): void {
  const document = pick(documents, doing.which);
  const annotation = pick(annotations, doing.which);
  const other = pick(annotations, doing.other);
  const tag = pick(tags, doing.other);
  if (doing.do === 'tag' && document) {
    const [first] = listDocuments(workspace.db).filter(({ document: { id } }) => id === document.id);
    const quote = pick(QUOTES, doing.other) ?? '';
    if (first && textOf(workspace.db, document.id).includes(quote))
      tagPassage(workspace, document.id, quote, pick(KINDS, doing.which + doing.other) ?? 'claim');
  }
  if (doing.do === 'correct' && document)
    correctText(workspace, document.id, pick(TEXTS, doing.other) ?? PARAGRAPHS);
  if (doing.do === 'rename' && document)
    edit(workspace, 'document', document.id, { title: `Title ${doing.other}` });
  if (doing.do === 'note' && annotation)
    edit(workspace, 'annotation', annotation.id, { note: doing.other % 3 ? `Note ${doing.other}` : null });
  if (doing.do === 'kind' && annotation)
    edit(workspace, 'annotation', annotation.id, {
      kind: pick(KINDS, doing.other) ?? 'claim',
      confidence: 3,
    });
  if (doing.do === 'put' && annotation && tag)
    edit(workspace, 'annotation', annotation.id, { [`tag:${tag.id}`]: !annotation.tags.includes(tag.id) });
  const collection = pick(
    listCollections(workspace.db).map(({ collection }) => collection.id),
    doing.other,
  );
  if (doing.do === 'collect' && document && collection)
    edit(workspace, 'document', document.id, {
      [`collection:${collection}`]: !document.collections.includes(collection),
    });
  if (doing.do === 'link' && annotation && other && annotation.id !== other.id)
    edit(workspace, 'link', newId(), { from: annotation.id, to: other.id, type: 'supports' });
}

function textOf(db: ReadableDb, document: string): string {
  const sql = 'SELECT c.text FROM document d JOIN content c ON c.hash = d.content WHERE d.id = ?';
  return String(db.prepare(sql).pluck().get(document));
}

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
