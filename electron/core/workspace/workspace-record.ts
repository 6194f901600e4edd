/** Reading what the workspace says of itself. */
import { WORKSPACE_ID } from '../../../shared/history/fields.ts';
import type { ReadableDb } from './db.ts';

/** The one workspace record, or nothing while it was never named. */
export function readWorkspaceRecord(db: ReadableDb): { id: string; name: string }[] {
  return db
    .prepare<[string], { id: string; name: string }>('SELECT id, name FROM workspace WHERE id = ?')
    .all(WORKSPACE_ID);
}
