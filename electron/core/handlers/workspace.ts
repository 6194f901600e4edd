/** Opening, closing, undoing and watching the workspace. */

import { setImmediate } from 'node:timers/promises';
import { Fault } from '../../../shared/contract/fault.ts';
import type { StepDone } from '../../../shared/contract/workspace.ts';
import { WORKSPACE_ID } from '../../../shared/history/fields.ts';
import type { Commit, Direction, LongStep } from '../workspace/workspace.ts';
import { calls, guarded } from './calls.ts';
import { findAheadOfStep } from './find-ahead.ts';
import { openSample } from './sample.ts';
import type { Session } from './session.ts';
import { isThere } from './there.ts';

const { workspace } = calls;

export const workspaceHandlers = {
  state: workspace.state.handler(({ context }) => context.session.state()),
  create: workspace.create.handler(({ context, input }) => context.session.create(input.path, input.name)),
  open: workspace.open.handler(({ context, input }) => context.session.open(input.path)),
  openSample: workspace.openSample.handler(({ context }) => openSample(context.session)),
  close: workspace.close.handler(({ context }) => context.session.close()),
  rename: workspace.rename.handler(({ context, input }) => {
    const edit = { record: 'workspace', id: WORKSPACE_ID, fields: { name: input.name.trim() } } as const;
    context.session.workspace.commit('Rename workspace', [edit]);
    context.session.rememberWorkspace();
  }),
  recent: workspace.recent.handler(async ({ context }) => {
    const { recent } = context.session.profile.settings;
    const there = await Promise.all(recent.map(({ path }) => isThere(path)));
    return recent.filter((_, i) => there[i]);
  }),
  forgetRecent: workspace.forgetRecent.handler(({ context, input }) =>
    context.session.profile.forget(input.path),
  ),
  libraryView: workspace.libraryView.handler(({ context: { session } }) =>
    session.profile.libraries.of(session.workspace.path),
  ),
  keepLibraryView: workspace.keepLibraryView.handler(({ context: { session }, input }) => {
    session.profile.libraries.keep(session.workspace.path, input);
  }),
  check: workspace.check.handler(({ context, signal }) => {
    const { workspace: open, worker } = context.session;
    // The worker opens the file by its name.
    open.assertInPlace('Cannot check the workspace');
    return worker.check(open.path, signal);
  }),
  undo: workspace.undo.handler(({ context, signal }) => step(context.session, 'before', signal)),
  redo: workspace.redo.handler(({ context, signal }) => step(context.session, 'after', signal)),
  events: workspace.events.handler(({ context, signal }) =>
    guarded(context.session, context.session.events(signal)),
  ),
};

/** The step of each session that was asked for last. */
const latest = new WeakMap<Session, Promise<unknown>>();

/** Steps go one after the other: a second one at the same time would find the first one's work half done. */
function step(session: Session, direction: Direction, signal?: AbortSignal) {
  const go = () => goStep(session, direction, signal);
  // Whoever asked for the one before hears of its failure.
  const asked = (latest.get(session) ?? Promise.resolve()).then(go, go);
  latest.set(session, asked);
  return asked;
}

/** Undoes or redoes the next step; null when there is none. */
async function goStep(session: Session, direction: Direction, signal?: AbortSignal) {
  const { workspace } = session;
  const isAsked = await findAheadOfStep(session, direction, signal);
  // Another one may have been opened meanwhile, whose steps nobody asked for.
  if (!isAsked || session.workspace !== workspace) return null;
  const long = workspace.longStep(direction);
  if (long) return doneOf(await walk(long, signal));
  return doneOf(direction === 'before' ? workspace.undo() : workspace.redo());
}

/** Goes through a long step, giving everything else its turn. @throws Fault `job.cancelled`, and as its pieces do. */
async function walk(step: LongStep, signal?: AbortSignal): Promise<Commit> {
  let isMore = true;
  try {
    while (isMore) {
      isMore = step.next();
      await setImmediate();
      if (isMore && signal?.aborted) throw new Fault('job.cancelled', 'It was stopped');
    }
  } catch (error) {
    step.finish();
    throw error;
  }
  return step.finish();
}

function doneOf(commit: Commit | null): StepDone | null {
  return commit === null ? null : { label: commit.label, seq: commit.seq };
}
