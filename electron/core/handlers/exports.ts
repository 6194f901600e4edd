/** Taking the evidence away. */
import type { ExportPreview, ExportProgress } from '../../../shared/contract/exports.ts';
import type { ExportOptions } from '../../../shared/records/export-options.ts';
import { evidenceTable } from '../exporters/evidence-table.ts';
import { countEvidence, evidenceRows } from '../workspace/evidence.ts';
import { calls, guarded } from './calls.ts';
import type { Session } from './session.ts';

/** Rows shown before an export is made. */
const PREVIEW_ROWS = 12;

export const exportHandlers = {
  preview: calls.exports.preview.handler(({ context, input }) => preview(context.session, input)),
  run: calls.exports.run.handler(({ context, input, signal }) =>
    guarded(context.session, run(context.session, input.options, input.to, signal)),
  ),
};

function preview(session: Session, options: ExportOptions): ExportPreview {
  const { db } = session.workspace;
  const table = evidenceTable(options);
  const rows: string[][] = [];
  for (const row of evidenceRows(db, table.filter)) {
    rows.push(table.cells(row));
    if (rows.length === PREVIEW_ROWS) break;
  }
  return { type: 'table', columns: [...table.columns], rows, total: countEvidence(db, table.filter) };
}

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
