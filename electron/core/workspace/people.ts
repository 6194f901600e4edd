/** Reading people. */
import type { Person } from '../../../shared/records/person.ts';
import type { ReadableDb } from './db.ts';

/** Everyone named in the workspace, by name. */
export function listPeople(_db: ReadableDb): Person[] {
  throw new Error('not built yet');
}

export function getPerson(_db: ReadableDb, _id: string): Person | undefined {
  throw new Error('not built yet');
}
