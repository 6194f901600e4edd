/** A step of very many records, piece by piece: the first time, back and forth. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit } from '../../../shared/history/change.ts';
import type { WritableDb } from './db.ts';
import { prepareEdits } from './edits.ts';
import type { Host } from './host.ts';
import { endParts, writeChecked, writePart } from './parts.ts';
import { editsToward, isLastDone, markStep, type Step } from './steps.ts';
import { PIECE } from './transactions.ts';
import type { Direction, LongStep } from './workspace.ts';

/** Begins a step. None of its edits may lean on one that comes later. */
export function beginStep(host: Host, label: string, edits: readonly Edit[]): LongStep {
  let done = 0;
  return {
    total: edits.length,
    next() {
      const piece = edits.slice(done, done + PIECE);
      writePart(host, label, () => writeChecked(host, label, piece));
      done += piece.length;
      return done;
    },
    finish: () => endParts(host, label, done < edits.length ? whole => `${whole} (stopped)` : undefined),
  };
}

/** Begins to undo or redo a step. Nothing may be done between finding the step and the first piece. */
export function walkStep(host: Host, step: Step, direction: Direction): LongStep {
  const { db, rows, transactions } = host;
  const isBack = direction === 'before';
  // What hangs on other records was made after them, and goes before them.
  const edits = isBack ? step.edits.toReversed() : step.edits;
  let at = 0;
  const write = (isLast: boolean) => () => {
    if (isBack || at > 0) assertLastDone(db, step);
    if (isBack ? isLast : at === 0) markStep(db, step, isBack);
    const piece = { ...step, edits: edits.slice(at, at + PIECE) };
    host.write(step.label, prepareEdits(rows, editsToward(rows, piece, direction)));
  };
  return {
    total: edits.length,
    next() {
      const isLast = at + PIECE >= edits.length;
      if (isLast) transactions.whole(write(isLast));
      else transactions.batch(write(isLast));
      host.written();
      at = Math.min(at + PIECE, edits.length);
      return at;
    },
    finish: () => host.finish(step.label),
  };
}

function assertLastDone(db: WritableDb, step: Step): void {
  if (isLastDone(db, step)) return;
  const reason = 'something else was done meanwhile; undo that first to go on. What was done so far stays';
  throw new Fault('step.overtaken', `Cannot go on with “${step.label}”`, { reason });
}
