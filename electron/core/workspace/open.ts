/** Opening and making workspace files. */
import type { Person } from '../../../shared/records/person.ts';
import type { ReadableDb } from './db.ts';
import type { Workspace } from './workspace.ts';

export interface OpenOptions {
  /** Who annotates on this computer. */
  readonly person: Person;
  /** Folder of the migration steps. */
  readonly migrations: string;
}

export interface CreateOptions extends OpenOptions {
  /** Name of the workspace; the file's name without its ending when absent. */
  readonly name?: string;
}

export interface ReadonlyWorkspace {
  readonly db: ReadableDb;
  close(): void;
}

/** Makes a new, empty workspace file and opens it. @throws Fault */
export function createWorkspace(_path: string, _options: CreateOptions): Workspace {
  throw new Error('not built yet');
}

/** Opens a workspace for writing. @throws Fault */
export function openWorkspace(_path: string, _options: OpenOptions): Workspace {
  throw new Error('not built yet');
}

/** Opens a workspace for reading only, without taking the writer's lock. @throws Fault */
export function openReadonly(_path: string, _options: { readonly migrations: string }): ReadonlyWorkspace {
  throw new Error('not built yet');
}
