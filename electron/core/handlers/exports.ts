/** Taking the evidence away. */
import type { ExportProgress } from '../../../shared/contract/exports.ts';
import type { ExportOptions } from '../../../shared/records/export-options.ts';
import { calls, guarded } from './calls.ts';
import type { Session } from './session.ts';

export const exportHandlers = {
  preview: calls.exports.preview.handler(({ context, input, signal }) => {
    const { workspace, worker } = context.session;
    workspace.assertInPlace('Cannot show the export');
    return worker.preview({ path: workspace.path, options: input }, signal);
  }),
  run: calls.exports.run.handler(({ context, input, signal }) =>
    guarded(context.session, run(context.session, input.options, input.to, signal)),
  ),
};

/** Runs the export on the worker and passes its progress on; a listener who leaves cancels it. */
async function* run(
  session: Session,
  options: ExportOptions,
  to: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExportProgress> {
  const { workspace, worker } = session;
  // The worker opens the file by its name.
  workspace.assertInPlace('Cannot write the export');
  yield* worker.export({ path: workspace.path, options, to }, signal);
}
