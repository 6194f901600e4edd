/** Undoing and redoing a step of very many records, piece by piece. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { WritableDb } from './db.ts';
import { prepareEdits } from './edits.ts';
import type { Host } from './host.ts';
import { editsToward, isLastDone, markStep, type Step } from './steps.ts';
import { PIECE } from './transactions.ts';
import type { Direction, LongStep } from './workspace.ts';

/** Begins it. Nothing may be done between finding the step and the first piece. */
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
    next() {
      const isLast = at + PIECE >= edits.length;
      if (isLast) transactions.whole(write(isLast));
      else transactions.batch(write(isLast));
      host.written();
      at += PIECE;
      return !isLast;
    },
    finish: () => host.finish(step.label),
  };
}

function assertLastDone(db: WritableDb, step: Step): void {
  if (isLastDone(db, step)) return;
  const reason = 'something else was done meanwhile; undo that first to go on. What was done so far stays';
  throw new Fault('step.overtaken', `Cannot go on with “${step.label}”`, { reason });
}
