/**
 * Writing a share: a workspace file of its own, made anew. Nothing of the open workspace's file is copied page by
 * page, because deleted words live on in free pages and in the search index: the new one is filled with what is
 * shared and nothing else ever was in it.
 */
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { ShareOptions, ShareSummary } from '../../../shared/records/share-options.ts';
import { applyChanges } from './apply.ts';
import { canonicalJson } from './canonical-json.ts';
import { connect, connectReadonly } from './connection.ts';
import { WITHHELD } from './contents.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { readMigrations } from './migrate.ts';
import { buildEmpty } from './open.ts';
import { RecordTables } from './record-tables.ts';
import { dropSearch, hasSearch } from './search-tables.ts';
import { type SharedRecord, sharedRecords } from './share-changes.ts';
import { ShareScope } from './share-scope.ts';
import { ShareTally } from './share-summary.ts';

/** How far a share has come; `total` in the same unit as `done`, which is records and texts of the workspace. */
export interface ShareStep {
  readonly done: number;
  readonly total: number;
}

export interface ShareTarget {
  /** An empty file, which becomes the share. Beside it a draft is made and deleted again. */
  readonly file: string;
  /** Folder of the migration steps. */
  readonly migrations: string;
}

/**
 * Writes what `options` choose of a workspace to `target.file`, step by step, so that it can be stopped between
 * any two; the draft is gone then, too. The caller holds a transaction, so that all of it is of one state.
 * @returns what is in the file; `bytes` is still an estimate.
 */
export function* shareSteps(
  db: ReadableDb,
  options: ShareOptions,
  { file, migrations }: ShareTarget,
): Generator<ShareStep, ShareSummary, undefined> {
  const draft = `${file}-draft`;
  try {
    buildEmpty(draft, readMigrations(migrations), 0o600);
    const into = connect(draft);
    try {
      // The draft is worth nothing after a crash.
      into.pragma('journal_mode = MEMORY');
      into.pragma('synchronous = OFF');
      // Records come in another order than their references lead; those are checked when all are there.
      into.pragma('foreign_keys = OFF');
      const summary = yield* new ShareWriter(db, into, new ShareScope(db, options)).write();
      finish(into, file);
      return summary;
    } finally {
      into.close();
    }
  } finally {
    for (const leftover of [draft, `${draft}-journal`]) rmSync(leftover, { force: true });
  }
}

/** Whether a file is a workspace without a search index, which only a share is that was never opened. */
export function isUnopenedShare(file: string): boolean {
  try {
    const db = connectReadonly(file);
    try {
      const log = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'change'").get();
      return log !== undefined && !hasSearch(db);
    } finally {
      db.close();
    }
  } catch (error) {
    if (error instanceof Database.SqliteError) return false;
    throw error;
  }
}

/** Without the search index, and written once more from end to end, so that its empty pages are not there either. */
function finish(into: WritableDb, file: string): void {
  const broken = into.pragma('foreign_key_check') as { table: string; parent: string }[];
  const [first] = broken;
  if (first) throw new Error(`a share would lack a ${first.parent} that a ${first.table} points at`);
  dropSearch(into);
  into.prepare('VACUUM INTO ?').run(file);
}

class ShareWriter {
  readonly #db: ReadableDb;
  readonly #into: WritableDb;
  readonly #scope: ShareScope;
  readonly #rows: RecordTables;
  readonly #tally: ShareTally;
  readonly #addChange;
  readonly #addCut;
  readonly #position;
  readonly #addPlace;
  readonly #contents = new Set<string>();
  readonly #sources = new Set<string>();

  constructor(db: ReadableDb, into: WritableDb, scope: ShareScope) {
    this.#db = db;
    this.#into = into;
    this.#scope = scope;
    this.#rows = new RecordTables(into);
    this.#tally = new ShareTally(db, scope);
    this.#addChange = into.prepare(
      'INSERT INTO change (device, seq, lamport, wall, person, record, id, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    this.#addCut = into.prepare('INSERT INTO cut (device, seq, withheld) VALUES (?, ?, ?)');
    this.#position = db
      .prepare<[string], [string, number | null, number | null]>(
        'SELECT position_status, position_start, position_end FROM annotation WHERE id = ?',
      )
      .raw();
    this.#addPlace = into.prepare(
      'UPDATE annotation SET position_status = ?, position_start = ?, position_end = ? WHERE id = ?',
    );
  }

  *write(): Generator<ShareStep, ShareSummary, undefined> {
    const records = Number(
      this.#db.prepare('SELECT count(*) FROM (SELECT 1 FROM change GROUP BY record, id)').pluck().get(),
    );
    let done = 0;
    this.#into.exec('BEGIN');
    for (const shared of sharedRecords(this.#db, this.#scope)) {
      if (shared) this.#addRecord(shared);
      yield { done: ++done, total: Math.max(records, done) };
    }
    const texts = this.#contents.size + this.#sources.size;
    const total = done + texts;
    for (const hash of this.#contents) {
      if (this.#scope.options.text) this.#copy('content', hash);
      else this.#withhold(hash);
      yield { done: ++done, total };
    }
    for (const hash of this.#sources) {
      this.#copy('source', hash);
      yield { done: ++done, total };
    }
    this.#addHorizons();
    this.#addDisagreements();
    this.#into.exec('COMMIT');
    return this.#tally.summary();
  }

  #addRecord(shared: SharedRecord): void {
    const { record, id, changes, isShown } = shared;
    this.#tally.add(shared);
    for (const { change, cut } of changes) {
      const { device, seq, lamport, wall, person, fields } = change;
      this.#addChange.run(device, seq, lamport, wall, person, record, id, canonicalJson(fields));
      if (cut) this.#addCut.run(device, seq, cut.withheld ? 1 : 0);
      if (record !== 'document') continue;
      if (typeof fields.content === 'string') this.#contents.add(fields.content);
      if (typeof fields.source === 'string') this.#sources.add(fields.source);
    }
    if (!isShown) return;
    applyChanges(
      this.#into,
      changes.map(({ change }) => change),
      this.#rows,
    );
    if (record === 'annotation') this.#addPosition(id);
  }

  /** Where a passage stands, as it is known here. In a text that is left out none stands anywhere. */
  #addPosition(id: string): void {
    const place = this.#scope.options.text ? this.#position.get(id) : undefined;
    if (place) this.#addPlace.run(...place, id);
  }

  /** Keeps the name of a text alone, so that the article it belongs to is there. */
  #withhold(hash: string): void {
    this.#into
      .prepare(
        'INSERT INTO content (hash, body, text, text_hash, folded_hash, words) VALUES (?, ?, ?, ?, ?, 0)',
      )
      .run(hash, WITHHELD, '', '', '');
  }

  /** Copies a row as it is; nothing where there is none, as of a text that never came here. */
  #copy(table: 'content' | 'source', hash: string): void {
    const row = this.#db
      .prepare<[string], Record<string, unknown>>(`SELECT * FROM ${table} WHERE hash = ?`)
      .get(hash);
    if (!row) return;
    const columns = Object.keys(row);
    this.#into
      .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...Object.values(row));
  }

  #addHorizons(): void {
    const write = this.#into.prepare('INSERT INTO horizon (device, seq, seen) VALUES (?, ?, ?)');
    const rows = this.#db
      .prepare<[], [string, number, string]>('SELECT device, seq, seen FROM horizon')
      .raw();
    for (const row of rows.iterate()) write.run(...row);
  }

  /** Those whose losing value is in the share. */
  #addDisagreements(): void {
    const find = this.#into
      .prepare<[string, number], string>('SELECT fields FROM change WHERE device = ? AND seq = ?')
      .pluck();
    const write = this.#into.prepare(
      'INSERT INTO disagreement (record, id, field, device, seq) VALUES (?, ?, ?, ?, ?)',
    );
    const rows = this.#db
      .prepare<[], { record: string; id: string; field: string; device: string; seq: number }>(
        'SELECT record, id, field, device, seq FROM disagreement',
      )
      .all();
    for (const { record, id, field, device, seq } of rows) {
      const fields = find.get(device, seq);
      if (fields !== undefined && Object.hasOwn(JSON.parse(fields) as object, field))
        write.run(record, id, field, device, seq);
    }
  }
}
