/** Reading people. */
import type { Person } from '../../../shared/records/person.ts';
import type { ReadableDb } from './db.ts';
import { idIn, type Row, shownFields } from './rows.ts';

/** Everyone named in the workspace, by name. */
export function listPeople(db: ReadableDb): Person[] {
  const byName = new Intl.Collator('en').compare;
  return peopleWhere(db, '1').sort((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

export function getPerson(db: ReadableDb, id: string): Person | undefined {
  return readPeople(db, [id])[0];
}

/** Those of the given people that are shown, in no particular order. */
export function readPeople(db: ReadableDb, ids: readonly string[]): Person[] {
  return peopleWhere(db, idIn('id'), JSON.stringify(ids));
}

function peopleWhere(db: ReadableDb, condition: string, ...parameters: string[]): Person[] {
  return db
    .prepare<string[], Row>(`SELECT * FROM person WHERE removed = 0 AND ${condition}`)
    .all(...parameters)
    .map(row => shownFields('person', row) as unknown as Person);
}
