/** Steps over very many records: one after the other, in pieces between which everything else has its turn. */
import { setImmediate } from 'node:timers/promises';
import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit } from '../../../shared/history/change.ts';
import type { Commit, LongStep } from '../workspace/workspace.ts';
import type { Session } from './session.ts';

/** Windows are told how far it is about this often, in ms. */
const OFTEN = 150;

/** What each session was asked for last. */
const latest = new WeakMap<Session, Promise<unknown>>();

/** Does `work` when what was asked for before is done: two at the same time would find each other's work half done. */
export function inTurn<T>(session: Session, work: () => Promise<T>): Promise<T> {
  // Whoever asked for the one before hears of its failure.
  const asked = (latest.get(session) ?? Promise.resolve()).then(work, work);
  latest.set(session, asked);
  return asked;
}

/** Goes through a long step. @throws Fault `job.cancelled`, and as its pieces do; what was done stays. */
export async function goThrough(session: Session, step: LongStep, signal?: AbortSignal): Promise<Commit> {
  // Its turn may have come after it was stopped.
  if (signal?.aborted) throw stopped();
  const { total } = step;
  let told = performance.now();
  try {
    for (let done = 0; done < total; ) {
      done = step.next();
      await setImmediate();
      if (done < total && signal?.aborted) throw stopped();
      if (performance.now() - told < OFTEN) continue;
      told = performance.now();
      session.tellProgress(done, total);
    }
  } catch (error) {
    step.finish();
    throw error;
  }
  return step.finish();
}

/**
 * One step over any number of records.
 * @param edits None of them may lean on one that comes later.
 * @throws Fault as `Workspace.commit`. Of few edits nothing was done then. What was done of many stays, as it does when
 * `signal` aborts (`job.cancelled`), and can be undone.
 */
export async function commitAll(
  session: Session,
  label: string,
  edits: readonly Edit[],
  signal?: AbortSignal,
): Promise<Commit> {
  const { workspace } = session;
  const step = workspace.longCommit(label, edits);
  return step ? inTurn(session, () => goThrough(session, step, signal)) : workspace.commit(label, edits);
}

function stopped(): Fault {
  return new Fault('job.cancelled', 'It was stopped');
}
