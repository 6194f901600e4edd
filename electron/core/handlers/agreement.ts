/** How far people agree. */
import type { Agreement } from '../../../shared/contract/agreement.ts';
import type { AgreementQuery } from '../../../shared/records/agreement.ts';
import { exportAgreement } from '../jobs/export-agreement.ts';
import { calls } from './calls.ts';
import type { Session } from './session.ts';

const { agreement } = calls;

export const agreementHandlers = {
  compare: agreement.compare.handler(({ context, input, signal }) => compare(context.session, input, signal)),
  export: agreement.export.handler(async ({ context, input: { query, to }, signal }) => {
    const found = await compare(context.session, query, signal);
    return { path: to, rows: await exportAgreement(found, to) };
  }),
};

function compare(
  { workspace, worker }: Session,
  query: AgreementQuery,
  signal: AbortSignal | undefined,
): Promise<Agreement> {
  // The worker opens the file by its name.
  workspace.assertInPlace('Cannot compare the annotations');
  return worker.agreement({ path: workspace.path, query }, signal);
}
