/** Every call of the contract with the function that answers it. */
import { agreementHandlers } from './agreement.ts';
import { annotationHandlers } from './annotations.ts';
import { backupHandlers } from './backups.ts';
import { calls } from './calls.ts';
import { collectionHandlers } from './collections.ts';
import { documentHandlers } from './documents.ts';
import { exportHandlers } from './exports.ts';
import { historyHandlers } from './history.ts';
import { importHandlers } from './imports.ts';
import { linkHandlers } from './links.ts';
import { mergeHandlers } from './merges.ts';
import { peopleHandlers } from './people.ts';
import { returnHandlers } from './returns.ts';
import { reviewHandlers } from './review.ts';
import { searchHandlers } from './search.ts';
import { sharingHandlers } from './sharing.ts';
import { shellHandlers } from './shell.ts';
import { tableHandlers } from './table.ts';
import { tagHandlers } from './tags.ts';
import { versionHandlers } from './versions.ts';
import { viewHandlers } from './views.ts';
import { workspaceHandlers } from './workspace.ts';

/** Serves a session to windows: `new RPCHandler(router)` with `{ context: { session } }`. */
export const router = calls.router({
  workspace: workspaceHandlers,
  documents: documentHandlers,
  collections: collectionHandlers,
  versions: versionHandlers,
  review: reviewHandlers,
  imports: importHandlers,
  returns: returnHandlers,
  annotations: annotationHandlers,
  tags: tagHandlers,
  links: linkHandlers,
  people: peopleHandlers,
  search: searchHandlers,
  table: tableHandlers,
  views: viewHandlers,
  exports: exportHandlers,
  backups: backupHandlers,
  share: sharingHandlers,
  agreement: agreementHandlers,
  merges: mergeHandlers,
  history: historyHandlers,
  shell: shellHandlers,
});
export type PostilRouter = typeof router;
