/** What a share holds, counted on the way: before it is written, and while it is. */
import type { Value } from '../../../shared/history/change.ts';
import { type Clock, wins } from '../../../shared/history/order.ts';
import type { ShareOptions, ShareSummary } from '../../../shared/records/share-options.ts';
import type { ReadableDb } from './db.ts';
import { type SharedRecord, sharedRecords } from './share-changes.ts';
import type { SharedChange } from './share-cut.ts';
import { ShareScope } from './share-scope.ts';

/**
 * Bytes of a file for each character of a change's fields: its row in the log, the row it makes, their indexes.
 * An estimate, held to a factor of two by a test on a small workspace.
 */
const FACTOR = 2.2;
/** Bytes of a change beside its fields: device, clocks, ids, and their copies in indexes. */
const PER_CHANGE = 260;
/** An empty workspace. */
const EMPTY_FILE = 120_000;

/**
 * Counts what a share of these options would hold, without writing it; null is given on the way, for who wants
 * to pause.
 */
export function* summarySteps(
  db: ReadableDb,
  options: ShareOptions,
): Generator<null, ShareSummary, undefined> {
  const scope = new ShareScope(db, options);
  const tally = new ShareTally(db, scope);
  for (const shared of sharedRecords(db, scope)) {
    if (shared) tally.add(shared);
    yield null;
  }
  return tally.summary();
}

/** Sums up the records of a share. */
export class ShareTally {
  readonly #db: ReadableDb;
  readonly #scope: ShareScope;
  readonly #people: string[] = [];
  readonly #contents = new Set<string>();
  readonly #sources = new Set<string>();
  #notes = 0;
  #bytes = EMPTY_FILE;

  constructor(db: ReadableDb, scope: ShareScope) {
    this.#db = db;
    this.#scope = scope;
  }

  add({ record, changes, isShown }: SharedRecord): void {
    for (const { change } of changes) {
      const { content, source } = change.fields;
      this.#bytes += PER_CHANGE + FACTOR * JSON.stringify(change.fields).length;
      if (typeof content === 'string' && record === 'document') this.#contents.add(content);
      if (typeof source === 'string') this.#sources.add(source);
    }
    if (!isShown) return;
    if (record === 'person') this.#people.push(String(latest(changes, 'name')));
    if (typeof latest(changes, 'note') === 'string') this.#notes++;
  }

  summary(): ShareSummary {
    const count = (record: 'document' | 'annotation' | 'link' | 'tag') => this.#scope.ids(record).length;
    return {
      documents: count('document'),
      annotations: count('annotation'),
      links: count('link'),
      tags: count('tag'),
      people: this.#people.sort((a, b) => a.localeCompare(b)),
      notes: this.#notes,
      sourceFiles: this.#sources.size,
      bytes: Math.round(this.#bytes + this.#texts() + this.#files()),
    };
  }

  #texts(): number {
    if (!this.#scope.options.text) return 0;
    return this.#sum(
      'SELECT octet_length(body) + octet_length(text) FROM content WHERE hash = ?',
      this.#contents,
    );
  }

  #files(): number {
    return this.#sum('SELECT octet_length(bytes) FROM source WHERE hash = ?', this.#sources);
  }

  #sum(sql: string, hashes: ReadonlySet<string>): number {
    const read = this.#db.prepare<[string], number>(sql).pluck();
    return [...hashes].reduce((sum, hash) => sum + (read.get(hash) ?? 0), 0);
  }
}

/** What a field holds after all of them; undefined when none sets it. */
function latest(changes: readonly SharedChange[], field: string): Value | undefined {
  let value: Value | undefined;
  let holder: Clock | undefined;
  for (const { change } of changes) {
    const { [field]: candidate } = change.fields;
    const clock: Clock = [change.lamport, change.device];
    if (candidate !== undefined && wins(clock, holder)) [value, holder] = [candidate, clock];
  }
  return value;
}
