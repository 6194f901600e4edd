/**
 * The one look at all of a foreign workspace that is taken before any of it is handed on: so it is refused whole,
 * or every row of it is what it should be.
 */
import { DeviceId, type RecordName, type Value } from '../../../shared/history/change.ts';
import { requiredFields } from '../../../shared/history/fields.ts';
import { type Clock, MAX_LAMPORT_JUMP, wins } from '../../../shared/history/order.ts';
import { refused } from './foreign-file.ts';
import { FOREIGN_ORDER, type ForeignRows } from './foreign-rows.ts';

/** How many changes of a device a foreign workspace holds, and how far they reach. */
export interface ForeignDevice {
  /** Its lowest and its highest `seq` there. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Its highest Lamport time there. */
  readonly lamport: number;
}

export interface ForeignFigures {
  /** Articles and annotations that are not removed. */
  readonly documents: number;
  readonly annotations: number;
  readonly changes: number;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export interface Survey {
  /** The workspace's own name; null when nothing there says it. */
  readonly name: string | null;
  readonly devices: Readonly<Record<string, ForeignDevice>>;
  readonly figures: ForeignFigures;
  /** Hashes of the texts and files that are there and that a change of an article names. */
  readonly contents: ReadonlySet<string>;
  readonly sources: ReadonlySet<string>;
}

/** How far a survey has come, in rows. */
export interface SurveyStep {
  readonly done: number;
  readonly total: number;
}

/**
 * Looks at every row, in steps of at most one row.
 * @param file As the person named it, for messages.
 * @param lamport The highest Lamport time of the workspace it is to be merged into.
 * @throws Fault `merge.refused` naming the first row that is not as it should be.
 */
export function* survey(
  rows: ForeignRows,
  file: string,
  lamport: number,
): Generator<SurveyStep, Survey, undefined> {
  const changes = rows.count('change');
  // Twice, because clocks are looked at in the order of devices and changes in that of records.
  let total = 2 * changes;
  let done = 0;
  const step = (): SurveyStep => ({ done: ++done, total: Math.max(done, total) });
  const devices: Record<string, ForeignDevice> = {};
  for (const clock of rows.clocks()) {
    addClock(devices, clock, file, lamport + MAX_LAMPORT_JUMP);
    yield step();
  }
  rows.horizons();
  const tally = new Tally(file);
  let cuts = 0;
  let passed = 0;
  for (const record of FOREIGN_ORDER)
    for (const { change, cut } of rows.changes(record)) {
      tally.add(change);
      passed++;
      if (cut) cuts++;
      yield step();
    }
  tally.endRecord();
  if (passed !== changes) throw refused(file, 'its log has changes of what no Postil knows');
  if (cuts !== rows.count('cut'))
    throw refused(file, 'it tells what is missing of changes that it does not hold');
  total += tally.contents.named.size + tally.sources.named.size;
  for (const kind of ['content', 'source'] as const)
    for (const hash of tally[`${kind}s`].named) {
      tally[`${kind}s`].found(hash, rows[kind](hash) !== undefined);
      yield step();
    }
  const { name, documents, annotations, people } = tally;
  return {
    name,
    devices,
    figures: { documents, annotations, changes, people },
    contents: tally.contents.named,
    sources: tally.sources.named,
  };
}

function addClock(
  devices: Record<string, ForeignDevice>,
  clock: { device: unknown; seq: unknown; lamport: unknown },
  file: string,
  limit: number,
): void {
  const { seq, lamport } = clock;
  const device = DeviceId.safeParse(clock.device);
  if (!device.success || !isCount(seq) || !isCount(lamport))
    throw refused(file, `its log has a change without a number (device ${String(clock.device)})`);
  const before = devices[device.data];
  const name = `change ${seq} of device ${device.data}`;
  if (before && seq <= before.last) throw refused(file, `${name} is there twice`);
  if (before && lamport <= before.lamport) throw refused(file, `${name} does not follow the one before`);
  if (lamport > limit) throw refused(file, `${name} claims to follow changes that never were`);
  devices[device.data] = {
    first: before?.first ?? seq,
    last: seq,
    count: (before?.count ?? 0) + 1,
    lamport,
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

/** What is counted while changes pass, those of one record after the other. */
class Tally {
  name: string | null = null;
  documents = 0;
  annotations = 0;
  readonly people: { id: string; name: string }[] = [];
  readonly contents: Named;
  readonly sources: Named;
  #record: { readonly record: RecordName; readonly id: string } | null = null;
  #values = new Map<string, { readonly clock: Clock; readonly value: Value }>();

  constructor(file: string) {
    this.contents = new Named(file, 'a text');
    this.sources = new Named(file, 'a source file');
  }

  add({
    record,
    id,
    lamport,
    device,
    fields,
  }: {
    record: RecordName;
    id: string;
    lamport: number;
    device: string;
    fields: Readonly<Record<string, Value>>;
  }): void {
    if (this.#record?.record !== record || this.#record.id !== id) {
      this.endRecord();
      this.#record = { record, id };
    }
    for (const [field, value] of Object.entries(fields)) {
      if (record === 'document' && field === 'content') this.contents.add(value);
      if (record === 'document' && field === 'source') this.sources.add(value);
      const clock: Clock = [lamport, device];
      if (wins(clock, this.#values.get(field)?.clock)) this.#values.set(field, { clock, value });
    }
  }

  /** Counts the record whose last change was added, by what its fields hold at the end. */
  endRecord(): void {
    if (!this.#record) return;
    const { record, id } = this.#record;
    const held = (field: string) => this.#values.get(field)?.value;
    const isWhole = requiredFields[record].every(field => this.#values.has(field));
    if (record === 'workspace') this.name = String(held('name') ?? '') || null;
    if (isWhole && record === 'document') {
      this.contents.need(held('content'));
      this.sources.need(held('source'));
    }
    if (isWhole && held('removed') !== true) {
      if (record === 'document') this.documents++;
      if (record === 'annotation') this.annotations++;
      if (record === 'person') this.people.push({ id, name: String(held('name')) });
    }
    this.#record = null;
    this.#values = new Map();
  }
}

/** Hashes that changes name. What an article shows must be there; of what it showed before, the name is enough. */
class Named {
  readonly named = new Set<string>();
  readonly #needed = new Set<string>();
  readonly #file: string;
  readonly #what: string;

  constructor(file: string, what: string) {
    this.#file = file;
    this.#what = what;
  }

  add(hash: Value): void {
    if (typeof hash === 'string') this.named.add(hash);
  }

  need(hash: Value | undefined): void {
    if (typeof hash === 'string') this.#needed.add(hash);
  }

  found(hash: string, isThere: boolean): void {
    if (isThere) return;
    if (this.#needed.has(hash))
      throw refused(this.#file, `${this.#what} that an article names is missing (${hash})`);
    this.named.delete(hash);
  }
}
