/** Counts what a merge would do while it is rehearsed: by person and article, with what would be in dispute. */
import type { Value, Values } from '../../../shared/history/change.ts';
import {
  type Disagreement,
  type MergeCounts,
  type MergeGroup,
  type MergePreview,
  MOST_SHOWN,
  type Twin,
} from '../../../shared/history/merge-preview.ts';
import { tagNameKey } from '../../../shared/records/tag-forest.ts';
import type { ReadableDb } from './db.ts';
import type { PreparedEdit } from './edits.ts';
import type { MergeBatch } from './merge.ts';
import { disagreements } from './read-disagreements.ts';
import { Statements } from './record-tables.ts';
import { RemovedHere } from './removed-here.ts';
import { copyFinder } from './twins.ts';
import type { Rehearsed } from './workspace.ts';

type Counted = 'documents' | 'annotations' | 'tags' | 'links';

const COUNTED: Readonly<Partial<Record<PreparedEdit['record'], Counted>>> = {
  document: 'documents',
  annotation: 'annotations',
  tag: 'tags',
  link: 'links',
};

const none = (): MergeCounts => ({ added: 0, changed: 0, removed: 0 });

export class MergeForecast {
  readonly #db: ReadableDb;
  readonly #statements: Statements;
  readonly #copies;
  readonly #removed: RemovedHere;
  readonly #names: readonly string[];
  readonly #counts: Record<Counted, MergeCounts> = {
    documents: none(),
    annotations: none(),
    tags: none(),
    links: none(),
  };
  readonly #groups = new Map<string, MergeGroup>();
  readonly #people = new Map<string, string>();
  /** Titles of articles that come in: a later batch no longer finds them in the file. */
  readonly #titles = new Map<string, string>();
  /** By the name of each text that comes in, the hash that two copies of an article have in common. */
  readonly #folded = new Map<string, string>();
  readonly #disputes: Disagreement[] = [];
  readonly #known: Set<string>;
  readonly #sameArticles = new Map<string, Twin>();
  readonly #sameTags = new Map<string, Twin>();
  /** What was counted already: a second file may bring the same. */
  readonly #seen = new Set<string>();
  #disputeCount = 0;
  #rehearsed: Rehearsed = { hasNew: false, texts: 0 };

  /** @param names Of the workspaces that come in. */
  constructor(db: ReadableDb, names: readonly string[]) {
    this.#db = db;
    this.#statements = new Statements(db);
    this.#copies = copyFinder(db);
    this.#removed = new RemovedHere(db);
    this.#names = names;
    this.#known = new Set(disagreements(db).map(keyOf));
  }

  /** Takes note of a batch while what it did is in the tables. */
  add(file: number, batch: MergeBatch, edits: readonly PreparedEdit[], known: Rehearsed): void {
    this.#rehearsed = { hasNew: known.hasNew, texts: known.texts };
    for (const { record, id, fields } of batch.changes)
      if (record === 'person' && typeof fields.name === 'string') this.#people.set(id, fields.name);
    for (const { hash, foldedHash } of batch.contents) this.#folded.set(hash, foldedHash);
    for (const edit of edits) this.#count(file, edit);
    this.#findTwins(edits);
    this.#removed.look(batch.changes);
  }

  result(): MergePreview {
    const groups = [...this.#groups.values()].sort(
      (a, b) =>
        a.person.name.localeCompare(b.person.name) ||
        (a.document?.title ?? '').localeCompare(b.document?.title ?? ''),
    );
    return {
      names: [...this.#names],
      ...this.#counts,
      groups,
      disagreements: this.#disputes,
      disagreementCount: this.#disputeCount,
      sameArticles: [...this.#sameArticles.values()],
      sameTags: [...this.#sameTags.values()],
      texts: this.#rehearsed.texts,
      removedHere: this.#removed.counts(),
      isNothingNew: !this.#rehearsed.hasNew,
    };
  }

  #count(file: number, edit: PreparedEdit): void {
    const { record, id } = edit;
    if (record === 'document' && edit.isNew && typeof edit.fields.title === 'string')
      this.#titles.set(id, edit.fields.title);
    this.#dispute(edit);
    const what = whatHappened(edit);
    const key = `${record} ${id} ${what}`;
    const isRepeat = file > 0 && this.#seen.has(key);
    if (what === null || isRepeat || record === 'person' || record === 'workspace') return;
    this.#seen.add(key);
    const counted = COUNTED[record];
    if (counted) this.#counts[counted][what]++;
    this.#groupOf(edit)[what]++;
  }

  #dispute({ record, id }: PreparedEdit): void {
    const isAny = this.#statements.get('SELECT 1 FROM disagreement WHERE record = ? AND id = ?');
    if (isAny.get(record, id) === undefined) return;
    for (const one of disagreements(this.#db, { record, id })) {
      const key = keyOf(one);
      if (this.#known.has(key)) continue;
      this.#known.add(key);
      this.#disputeCount++;
      if (this.#disputes.length < MOST_SHOWN) this.#disputes.push(this.#withNames(one));
    }
  }

  #withNames(one: Disagreement): Disagreement {
    const named = (side: Disagreement['wins']) => ({ ...side, by: this.#nameOf(side.by) });
    return { ...one, wins: named(one.wins), loses: named(one.loses) };
  }

  #groupOf(edit: PreparedEdit): MergeGroup {
    const sql = () =>
      `SELECT ${edit.isNew ? 'created_by' : 'modified_by'} AS by,
         ${edit.record === 'annotation' ? 'document' : edit.record === 'document' ? 'id' : 'NULL'} AS document
       FROM "${edit.record}" WHERE id = ?`;
    const row = this.#statements.get(`${edit.record} ${edit.isNew}`, sql).get(edit.id) as
      | { by: string; document: string | null }
      | undefined;
    const person = row?.by ?? '';
    const document = row?.document ?? null;
    const key = `${person} ${document}`;
    const group = this.#groups.get(key) ?? {
      person: { id: person, name: this.#nameOf(person) },
      document: document === null ? null : { id: document, title: this.#titleOf(document) },
      ...none(),
    };
    this.#groups.set(key, group);
    return group;
  }

  #nameOf(person: string): string {
    const here = this.#db
      .prepare<[string], string>('SELECT name FROM person WHERE id = ?')
      .pluck()
      .get(person);
    return here ?? this.#people.get(person) ?? 'Somebody';
  }

  #titleOf(document: string): string {
    const here = this.#db
      .prepare<[string], string>('SELECT title FROM document WHERE id = ?')
      .pluck()
      .get(document);
    return here ?? this.#titles.get(document) ?? '';
  }

  #findTwins(edits: readonly PreparedEdit[]): void {
    for (const { record, id, isNew, fields } of edits)
      if (record === 'document' && isNew && fields.removed !== true) this.#findCopy(id, fields);
    for (const { record, id, isNew, fields } of edits)
      if (record === 'tag' && isNew && typeof fields.name === 'string' && fields.removed !== true)
        this.#findNamesake(id, fields.name, fields.parent ?? null);
  }

  #findCopy(id: string, { title, content, source }: Values): void {
    const folded = this.#folded.get(String(content)) ?? '';
    const copies = this.#copies({ folded, source: typeof source === 'string' ? source : '' });
    const here = copies.find(copy => !this.#titles.has(copy));
    if (here !== undefined) this.#sameArticles.set(id, { here, there: id, name: String(title) });
  }

  /** A tag that is here under the same parent, or under the twin of its parent. */
  #findNamesake(id: string, name: string, parent: Value): void {
    const above = typeof parent === 'string' ? (this.#sameTags.get(parent)?.here ?? parent) : null;
    const here = this.#db
      .prepare<[string | null, string], { id: string; name: string }>(
        'SELECT id, name FROM tag WHERE removed = 0 AND parent IS ? AND id <> ?',
      )
      .all(above, id)
      .find(other => tagNameKey(other.name) === tagNameKey(name) && !this.#sameTags.has(other.id));
    if (here) this.#sameTags.set(id, { here: here.id, there: id, name });
  }
}

function whatHappened({ isNew, fields, before }: PreparedEdit): keyof MergeCounts | null {
  if (isNew) return fields.removed === true ? null : 'added';
  if (fields.removed === true) return 'removed';
  return fields.removed === false && before.removed === true ? 'added' : 'changed';
}

function keyOf({ record, id, field, device, seq }: Disagreement): string {
  return `${record} ${id} ${field} ${device} ${seq}`;
}
