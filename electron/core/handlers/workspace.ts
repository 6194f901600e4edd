/** Opening, closing, undoing and watching the workspace. */
import type { StepDone } from '../../../shared/contract/workspace.ts';
import { WORKSPACE_ID } from '../../../shared/history/fields.ts';
import type { Commit, Direction } from '../workspace/workspace.ts';
import { calls, guarded } from './calls.ts';
import { findAheadOfStep } from './find-ahead.ts';
import { goThrough, inTurn } from './long-work.ts';
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
  undo: workspace.undo.handler(({ context: { session }, signal }) =>
    inTurn(session, () => goStep(session, 'before', signal)),
  ),
  redo: workspace.redo.handler(({ context: { session }, signal }) =>
    inTurn(session, () => goStep(session, 'after', signal)),
  ),
  events: workspace.events.handler(({ context, signal }) =>
    guarded(context.session, context.session.events(signal)),
  ),
};

/** Undoes or redoes the next step; null when there is none. */
async function goStep(session: Session, direction: Direction, signal?: AbortSignal) {
  const { workspace } = session;
  const isAsked = await findAheadOfStep(session, direction, signal);
  // Another one may have been opened meanwhile, whose steps nobody asked for.
  if (!isAsked || session.workspace !== workspace) return null;
  const long = workspace.longStep(direction);
  if (long) return doneOf(await goThrough(session, long, signal));
  return doneOf(direction === 'before' ? workspace.undo() : workspace.redo());
}

function doneOf(commit: Commit | null): StepDone | null {
  return commit === null ? null : { label: commit.label, seq: commit.seq };
}
