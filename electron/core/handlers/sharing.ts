/** Handing a workspace, or part of it, to a colleague. */
import type { ShareProgress } from '../../../shared/contract/sharing.ts';
import type { ShareOptions, ShareSeal } from '../../../shared/records/share-options.ts';
import { calls, guarded } from './calls.ts';
import type { Session } from './session.ts';

export const sharingHandlers = {
  summary: calls.share.summary.handler(({ context, input, signal }) => {
    const { workspace, worker } = context.session;
    workspace.assertInPlace('Cannot tell what the share would hold');
    return worker.shareSummary(workspace.path, input, signal);
  }),
  write: calls.share.write.handler(({ context, input, signal }) =>
    guarded(context.session, write(context.session, input, signal)),
  ),
};

/** Writes the share on the worker and passes its progress on; a listener who leaves cancels it. */
async function* write(
  session: Session,
  { options, to, seal }: { options: ShareOptions; to: string; seal?: ShareSeal | undefined },
  signal: AbortSignal | undefined,
): AsyncGenerator<ShareProgress> {
  const { workspace, worker } = session;
  // The worker opens the file by its name.
  workspace.assertInPlace('Cannot write the share');
  yield* worker.share({ path: workspace.path, options, to, seal }, signal);
}
