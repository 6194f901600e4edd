/** The changes a share is made of, record by record: the same for the file and for the summary shown before. */
import type { Change, RecordName } from '../../../shared/history/change.ts';
import type { ShareOptions } from '../../../shared/records/share-options.ts';
import type { ReadableDb } from './db.ts';
import { changesByRecord, changesOf, recordsInLog } from './log.ts';
import { RecordReader, Statements } from './record-tables.ts';
import { type CutRule, cutChanges, isRemovedBy, type SharedChange } from './share-cut.ts';
import type { Share, ShareScope } from './share-scope.ts';

/** What goes of one record. */
export interface SharedRecord {
  readonly record: RecordName;
  readonly id: string;
  readonly changes: readonly SharedChange[];
  /** Whether the share is to show it; otherwise it holds only the news of its removal, or single edits. */
  readonly isShown: boolean;
}

/**
 * Every record of the share with what goes of its changes; null after each record that is not in it, so that
 * whoever walks can pause.
 */
export function* sharedRecords(
  db: ReadableDb,
  scope: ShareScope,
): Generator<SharedRecord | null, void, undefined> {
  const cutter = new Cutter(db, scope.options);
  const named = new Set<string>();
  for (const group of recordsInLog(changesByRecord(db))) {
    const [{ record }] = group;
    // People come last: who is named is known then.
    const shared = record === 'person' ? null : cutter.cutKnown(group, scope);
    if (shared === null) {
      yield null;
      continue;
    }
    for (const { change } of shared.changes) named.add(change.person);
    yield shared;
  }
  yield* sharedPeople(db, scope, cutter, named);
}

/** @param named People whose changes are in the share; those whose changes they in turn are made of are added. */
function* sharedPeople(
  db: ReadableDb,
  scope: ShareScope,
  cutter: Cutter,
  named: Set<string>,
): Generator<SharedRecord, void, undefined> {
  if (scope.isWhole) for (const id of scope.ids('person')) named.add(id);
  const log = new Statements(db);
  // A set hands out what is added while it is walked.
  for (const id of named) {
    const changes = changesOf(log, 'person', id);
    const [first, ...others] = changes;
    if (!first) continue;
    const shared = cutter.cutStray([first, ...others]);
    for (const { change } of shared.changes) named.add(change.person);
    yield shared;
  }
}

class Cutter {
  readonly #options: ShareOptions;
  readonly #rows: RecordReader;
  readonly #isDisputed;
  readonly #earlier;

  constructor(db: ReadableDb, options: ShareOptions) {
    this.#options = options;
    this.#rows = new RecordReader(db);
    this.#isDisputed = db.prepare<[string, string, string, string, number]>(
      'SELECT 1 FROM disagreement WHERE record = ? AND id = ? AND field = ? AND device = ? AND seq = ?',
    );
    this.#earlier = db
      .prepare<[string, number], number>('SELECT withheld FROM cut WHERE device = ? AND seq = ?')
      .pluck();
  }

  /** What goes of a record; null when it is not in the scope. */
  cutKnown(changes: readonly [Change, ...Change[]], scope: ShareScope): SharedRecord | null {
    const [{ record, id }] = changes;
    const share = scope.of(record, id);
    if (share !== undefined) return this.cut(changes, share);
    return scope.isWhole && !this.#hasRow(record, id) ? this.cutStray(changes) : null;
  }

  /** What goes of a record that the scope does not know: of some only single changes came here, in a cut share. */
  cutStray(changes: readonly [Change, ...Change[]]): SharedRecord {
    const [{ record, id }] = changes;
    const shared = this.cut(changes, isRemovedBy(changes) ? 'removal' : 'whole');
    return { ...shared, isShown: shared.isShown && this.#hasRow(record, id) };
  }

  #hasRow(record: RecordName, id: string): boolean {
    return this.#rows.head(record, id) !== undefined;
  }

  cut(changes: readonly [Change, ...Change[]], share: Share): SharedRecord {
    const [{ record, id }] = changes;
    const rule: CutRule = {
      isRemoval: share === 'removal',
      hasHistory: this.#options.history,
      isWithheld: field => isWithheld(record, field, this.#options),
      isDisputed: ({ device, seq }, field) =>
        this.#isDisputed.get(record, id, field, device, seq) !== undefined,
    };
    const shared = cutChanges(changes, rule).map(one => this.#withEarlierCut(one));
    return { record, id, changes: shared, isShown: share === 'whole' };
  }

  /** A change that came here cut already stays so. */
  #withEarlierCut({ change, cut }: SharedChange): SharedChange {
    const earlier = this.#earlier.get(change.device, change.seq);
    if (earlier === undefined) return { change, cut };
    return { change, cut: { withheld: earlier === 1 || cut?.withheld === true } };
  }
}

/** Fields that are left out with a part of the share, whatever they hold. */
function isWithheld(record: RecordName, field: string, { notes, sources, text }: ShareOptions): boolean {
  if (field === 'note') return !notes;
  // The report tells the file's name and words of what was taken out of it.
  if (record === 'document' && (field === 'source' || field === 'report')) return !sources || !text;
  return false;
}
