/**
 * Taking another copy's changes in. Changes that are here already are passed over, the others go into the log, and
 * each record they touch is made again from all its changes; so the order in which workspaces are merged, and how
 * often, makes no difference (a state-based CRDT over the log, Shapiro et al. 2011). Each batch is a transaction of
 * its own: a merge that is stopped leaves whole records, and the next one goes on from there.
 */
import { Fault } from '../../../shared/contract/fault.ts';
import { type Change, RECORDS, type RecordName, type Values } from '../../../shared/history/change.ts';
import { Sight } from '../../../shared/history/heads.ts';
import { MAX_LAMPORT_JUMP } from '../../../shared/history/order.ts';
import type { Cut, Horizon } from '../../../shared/history/seen.ts';
import { asCanonical, canonicalJson, sameValue } from './canonical-json.ts';
import { type NewContent, type NewSource, storeContents, storeSources } from './contents.ts';
import type { WritableDb } from './db.ts';
import type { PreparedEdit } from './edits.ts';
import { horizons, keepHorizon } from './horizons.ts';
import type { KnownPlaces } from './known-places.ts';
import { highestLamport } from './log.ts';
import { MergedPositions } from './merged-positions.ts';
import { type Making, makeRecord } from './merged-record.ts';
import { type RecordTables, Statements } from './record-tables.ts';
import { SearchIndex } from './search-index.ts';

/** Part of another workspace: whole records with every change of them that is there. */
export interface MergeBatch {
  readonly horizons: readonly Horizon[];
  /** Texts that documents of this batch or a later one show. */
  readonly contents: readonly NewContent[];
  readonly sources: readonly NewSource[];
  readonly changes: readonly Change[];
  /** Those of the changes that came without some of their fields. */
  readonly cuts: readonly Cut[];
}

/** A record that changes came of. */
interface Touched {
  readonly record: RecordName;
  readonly id: string;
  /** Those of them that were not here. */
  readonly arrived: Change[];
}

interface Stored {
  lamport: number;
  person: string;
  record: string;
  id: string;
  fields: string;
}

const WHAT = 'Cannot merge';

/** One question for the hundreds of records of a batch: a merge of many batches would ask a hundred thousand. */
const PRESENT = `
  SELECT came.record || ' ' || came.id
  FROM (SELECT value ->> 0 AS record, value ->> 1 AS id, value ->> 2 AS number FROM json_each(?)) AS came
  WHERE came.number < (SELECT count(*) FROM change WHERE change.record = came.record AND change.id = came.id)`;

export class Merge {
  readonly #db: WritableDb;
  readonly #statements: Statements;
  readonly #rows: RecordTables;
  readonly #positions: MergedPositions;
  readonly #index: SearchIndex;
  readonly #present;
  readonly #file: string;
  #sight: Sight;
  /** Lamport time. */
  #highest: number;
  #hasNew = false;
  readonly #texts = new Set<string>();
  /** Removable records that came to have new work hanging on them, to be looked at again at the end. */
  readonly #leant = { document: new Set<string>(), tag: new Set<string>() };

  /** @param file The other workspace's, for messages. */
  constructor(db: WritableDb, rows: RecordTables, places: KnownPlaces, file: string) {
    this.#db = db;
    this.#statements = new Statements(db);
    this.#rows = rows;
    this.#positions = new MergedPositions(db, places);
    this.#index = new SearchIndex(db);
    this.#present = db.prepare<[string], string>(PRESENT).pluck();
    this.#file = file;
    this.#sight = new Sight(horizons(db));
    this.#highest = highestLamport(db);
  }

  /** Whether a change came that was not here. */
  get hasNew(): boolean {
    return this.#hasNew;
  }

  /** How many texts a rehearsal found that were missing here. */
  get texts(): number {
    return this.#texts.size;
  }

  /**
   * Takes a batch in, inside the caller's transaction.
   * @throws Fault `merge.refused` when a change contradicts one that is here; the caller's transaction must end.
   */
  add({ horizons: seen, contents, sources, changes, cuts }: MergeBatch): PreparedEdit[] {
    const filled = this.#fill(contents);
    storeSources(this.#db, sources);
    this.#hasNew ||= filled.size > 0;
    if (seen.length > 0) this.#addHorizons(seen);
    const touched = this.#log(changes, cuts);
    const edits = this.#make(touched, this.#positions.derive);
    this.#follow(edits, filled);
    this.#lean(edits);
    return edits;
  }

  /**
   * Only makes the records, for who takes it back afterwards and wants to know what becomes different: texts,
   * places and the search index are left alone, and references to texts lead nowhere.
   */
  rehearse({ horizons: seen, contents, changes, cuts }: MergeBatch): PreparedEdit[] {
    this.#countTexts(contents);
    if (seen.length > 0) this.#addHorizons(seen);
    return this.#make(this.#log(changes, cuts));
  }

  /** Looks again at removed articles and tags that turned out to have work on them. */
  finish(): PreparedEdit[] {
    const removed = this.#db.prepare(
      "SELECT 1 FROM change WHERE record = ? AND id = ? AND fields LIKE '%removed%'",
    );
    const touched: Touched[] = [];
    for (const record of ['document', 'tag'] as const)
      for (const id of this.#leant[record])
        if (removed.get(record, id) !== undefined) touched.push({ record, id, arrived: [] });
    const edits = this.#make(touched);
    this.#follow(edits, new Set());
    return edits;
  }

  /** Texts of which only the name is here and the words come. */
  #countTexts(contents: readonly NewContent[]): void {
    const isWithheld = this.#statements.get("SELECT 1 FROM content WHERE hash = ? AND body = ''");
    for (const { hash, body } of contents)
      if (body !== '' && isWithheld.get(hash) !== undefined) this.#texts.add(hash);
    this.#hasNew ||= this.#texts.size > 0;
  }

  #addHorizons(seen: readonly Horizon[]): void {
    for (const horizon of seen) keepHorizon(this.#db, horizon);
    this.#sight = new Sight(horizons(this.#db));
  }

  /** Stores texts; answers those of which only the name was here. */
  #fill(contents: readonly NewContent[]): Set<string> {
    const filled = new Set<string>();
    if (contents.length === 0) return filled;
    const update = this.#db.prepare(
      `UPDATE content SET body = ?, text = ?, text_hash = ?, folded_hash = ?, words = ? WHERE hash = ? AND body = ''`,
    );
    for (const { hash, body, text, textHash, foldedHash, words } of contents)
      if (body !== '' && update.run(body, text, textHash, foldedHash, words, hash).changes > 0)
        filled.add(hash);
    if (filled.size > 0) this.#positions.forgetTexts();
    storeContents(this.#db, contents);
    return filled;
  }

  /** Puts the changes that are not here into the log; answers the records they belong to. */
  #log(changes: readonly Change[], cuts: readonly Cut[]): Iterable<Touched> {
    const cutOf = new Map(cuts.map(cut => [keyOf(cut), cut]));
    const insert = this.#statements.get(
      'INSERT OR IGNORE INTO change (device, seq, lamport, wall, person, record, id, fields) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    const limit = this.#highest + MAX_LAMPORT_JUMP;
    const touched = new Map<string, Touched>();
    for (const change of changes) {
      const { device, seq, lamport, wall, person, record, id } = change;
      const fields = asCanonical(change.fields);
      if (lamport > limit) throw this.#refusal('it claims to follow changes that never were');
      const cut = cutOf.size > 0 ? cutOf.get(keyOf(change)) : undefined;
      const isNew =
        insert.run(device, seq, lamport, wall, person, record, id, JSON.stringify(fields)).changes > 0;
      this.#highest = Math.max(this.#highest, lamport);
      if (isNew && cut) this.#keepCut(cut);
      if (!isNew && !this.#complete(change, cut)) continue;
      this.#hasNew = true;
      const key = `${record} ${id}`;
      const known = touched.get(key) ?? { record, id, arrived: [] };
      if (isNew) known.arrived.push({ ...change, fields });
      touched.set(key, known);
    }
    return touched.values();
  }

  /** Adds to a change that is here what it was cut of; whether it told anything new. */
  #complete(change: Change, cut: Cut | undefined): boolean {
    const { device, seq } = change;
    const here = this.#statements.get('SELECT * FROM change WHERE device = ? AND seq = ?').get(device, seq) as
      | Stored
      | undefined;
    const fields = here && (JSON.parse(here.fields) as Values);
    if (!here || !fields || !isOneChange(here, fields, change)) throw this.#refusal(COPIED);
    const isCut = this.#isCut(device, seq);
    const absent = Object.keys(change.fields).filter(field => !(field in fields));
    if (absent.length > 0) {
      if (!isCut) throw this.#refusal(COPIED);
      this.#db
        .prepare('UPDATE change SET fields = ? WHERE device = ? AND seq = ?')
        .run(canonicalJson({ ...fields, ...change.fields }), device, seq);
    }
    if (!isCut) return false;
    if (cut) this.#keepCut({ ...cut, withheld: cut.withheld && this.#isCut(device, seq, true) });
    else this.#db.prepare('DELETE FROM cut WHERE device = ? AND seq = ?').run(device, seq);
    return absent.length > 0;
  }

  #isCut(device: string, seq: number, isWithheld = false): boolean {
    const row = this.#statements
      .get('SELECT withheld FROM cut WHERE device = ? AND seq = ?')
      .get(device, seq) as { withheld: number } | undefined;
    const withheld = row?.withheld;
    return isWithheld ? withheld === 1 : withheld !== undefined;
  }

  #keepCut({ device, seq, withheld }: Cut): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO cut (device, seq, withheld) VALUES (?, ?, ?)')
      .run(device, seq, withheld ? 1 : 0);
  }

  #make(touched: Iterable<Touched>, derive?: Making['derive']): PreparedEdit[] {
    const { saw } = this.#sight;
    const making = {
      writes: this.#statements,
      log: this.#statements,
      rows: this.#rows,
      saw,
      ...(derive && { derive }),
    };
    const order = [...touched].sort((a, b) => RECORDS.indexOf(a.record) - RECORDS.indexOf(b.record));
    const edits: PreparedEdit[] = [];
    const present = this.#presentBefore(order);
    for (const { record, id, arrived } of order) {
      // A record of which all came just now was not here before: nothing of it need be read again.
      const isNew = !present.has(`${record} ${id}`);
      const edit = makeRecord(making, record, id, isNew ? { changes: arrived, isNew } : {});
      if (edit) edits.push(edit);
    }
    return edits;
  }

  /** Those of the records, as `<record> <id>`, of which changes were here before the ones that just came. */
  #presentBefore(touched: readonly Touched[]): ReadonlySet<string> {
    const arrivals = touched.map(({ record, id, arrived }) => [record, id, arrived.length]);
    return new Set(this.#present.all(JSON.stringify(arrivals)));
  }

  /** Brings what is derived up to date: where passages stand, and the search index. */
  #follow(edits: readonly PreparedEdit[], filled: ReadonlySet<string>): void {
    const refilled = filled.size === 0 ? [] : this.#showing(filled);
    this.#positions.follow(edits, refilled);
    const withText = refilled.map(id => ({
      record: 'document' as const,
      id,
      isNew: false,
      fields: { content: null },
      before: {},
    }));
    this.#index.update([...edits, ...withText]);
  }

  /** The documents that show one of some texts. */
  #showing(contents: ReadonlySet<string>): string[] {
    const showing = this.#db.prepare<[string], string>('SELECT id FROM document WHERE content = ?').pluck();
    return [...contents].flatMap(hash => showing.all(hash));
  }

  #lean(edits: readonly PreparedEdit[]): void {
    for (const { record, id, fields } of edits) {
      if (record !== 'annotation') continue;
      const document = fields.document ?? this.#rows.values('annotation', id, ['document'])?.document;
      if (typeof document === 'string') this.#leant.document.add(document);
      for (const [field, value] of Object.entries(fields))
        if (value === true && field.startsWith('tag:')) this.#leant.tag.add(field.slice('tag:'.length));
    }
  }

  #refusal(reason: string): Fault {
    return new Fault('merge.refused', WHAT, { file: this.#file, reason });
  }
}

const COPIED =
  'it and this workspace hold different changes under the same number: one was copied in a way Postil could not notice';

function isOneChange(here: Stored, fields: Values, change: Change): boolean {
  const { lamport, person, record, id } = change;
  if (here.lamport !== lamport || here.person !== person || here.record !== record || here.id !== id)
    return false;
  return Object.entries(change.fields).every(
    ([field, value]) => !(field in fields) || sameValue(fields[field], value),
  );
}

function keyOf({ device, seq }: { readonly device: string; readonly seq: number }): string {
  return `${device} ${seq}`;
}
