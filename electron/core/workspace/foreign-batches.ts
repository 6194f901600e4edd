/** A foreign workspace in pieces that are small enough to be passed on, each read when it is asked for. */
import type { Change } from '../../../shared/history/change.ts';
import type { Cut } from '../../../shared/history/seen.ts';
import type { ForeignBatch } from './foreign-batch.ts';
import { FOREIGN_ORDER, type ForeignChange, type ForeignRows } from './foreign-rows.ts';
import type { Survey } from './foreign-survey.ts';

/** A batch is passed on when it holds that many changes, or that many bytes or UTF-16 units. */
const CHANGES = 500;
const SIZE = 1024 * 1024;

const NOTHING: ForeignBatch = { horizons: [], contents: [], sources: [], changes: [], cuts: [] };

/**
 * Everything that the survey found, in the order that `ForeignBatch` promises.
 * @throws Fault `merge.refused` when a row is no longer what it was.
 */
export function* foreignBatches(
  rows: ForeignRows,
  { contents, sources }: Pick<Survey, 'contents' | 'sources'>,
): Generator<ForeignBatch, void, undefined> {
  yield { ...NOTHING, horizons: rows.horizons() };
  const texts = pieces(contents, hash => rows.content(hash));
  for (const piece of gathered(texts, ({ body }) => body.length)) yield { ...NOTHING, contents: piece };
  const files = pieces(sources, hash => rows.source(hash));
  for (const piece of gathered(files, ({ bytes }) => bytes.length)) yield { ...NOTHING, sources: piece };
  for (const record of FOREIGN_ORDER)
    for (const piece of gathered(wholeRecords(rows.changes(record)), ({ size }) => size))
      yield batchOf(piece.flatMap(({ changes }) => changes));
}

function batchOf(changes: readonly ForeignChange[]): ForeignBatch {
  const cuts: Cut[] = [];
  const whole: Change[] = [];
  for (const { change, cut } of changes) {
    whole.push(change);
    if (cut) cuts.push(cut);
  }
  return { ...NOTHING, changes: whole, cuts };
}

function* pieces<T>(hashes: Iterable<string>, read: (hash: string) => T | undefined): Generator<T> {
  for (const hash of hashes) {
    const piece = read(hash);
    if (piece !== undefined) yield piece;
  }
}

/** The changes of one record. */
interface WholeRecord {
  readonly changes: ForeignChange[];
  /** Length of all their fields as JSON, but no less than makes `CHANGES` of them a batch. */
  readonly size: number;
}

function* wholeRecords(changes: Iterable<ForeignChange>): Generator<WholeRecord> {
  let group: ForeignChange[] = [];
  const sizeOf = () => group.reduce((sum, { size }) => sum + Math.max(size, SIZE / CHANGES), 0);
  for (const one of changes) {
    if (group[0] && group[0].change.id !== one.change.id) {
      yield { changes: group, size: sizeOf() };
      group = [];
    }
    group.push(one);
  }
  if (group.length > 0) yield { changes: group, size: sizeOf() };
}

function* gathered<T>(pieces: Iterable<T>, sizeOf: (piece: T) => number): Generator<T[]> {
  let batch: T[] = [];
  let size = 0;
  for (const piece of pieces) {
    const more = sizeOf(piece);
    if (batch.length > 0 && size + more > SIZE) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(piece);
    size += more;
  }
  if (batch.length > 0) yield batch;
}
