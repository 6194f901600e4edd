/** Reading what the workspace says of itself. */
import { basename } from 'node:path';
import { WORKSPACE_ID } from '../../../shared/history/fields.ts';
import { WORKSPACE_EXTENSION } from '../../../shared/records/workspace.ts';
import type { ReadableDb } from './db.ts';

/** The one workspace record, or nothing while it was never named. */
export function readWorkspaceRecord(db: ReadableDb): { id: string; name: string }[] {
  return db
    .prepare<[string], { id: string; name: string }>('SELECT id, name FROM workspace WHERE id = ?')
    .all(WORKSPACE_ID);
}

/** What the workspace in this file is called. */
export function workspaceName(db: ReadableDb, path: string = db.name): string {
  return readWorkspaceRecord(db)[0]?.name ?? defaultName(path);
}

/** What a workspace is called until it is named: its file without the ending. */
export function defaultName(path: string): string {
  return basename(path, WORKSPACE_EXTENSION);
}
