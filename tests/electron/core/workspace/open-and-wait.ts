/** A second Postil process: opens a workspace, adds an article, says so, and waits to be killed. */
import { openWorkspace } from '../../../../electron/core/workspace/open.ts';
import { Fault } from '../../../../shared/contract/fault.ts';
import { ada, addDocument } from '../../../support/store.ts';

const [, , path = '', migrations = ''] = process.argv;
try {
  const workspace = openWorkspace(path, { person: ada, migrations });
  addDocument(workspace, ['From another process.']);
  process.send?.('open');
  setInterval(() => workspace.state(), 1_000);
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  process.send?.(error.code, () => process.disconnect());
}
