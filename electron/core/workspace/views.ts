/** Reading saved views of the table. */
import type { SavedView } from '../../../shared/records/saved-view.ts';
import type { ReadableDb } from './db.ts';
import { idIn, provenanceOf, type Row, shownFields } from './rows.ts';

/** All saved views by name. */
export function listViews(db: ReadableDb): SavedView[] {
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  return viewsWhere(db, '1').sort((a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

export function getView(db: ReadableDb, id: string): SavedView | undefined {
  return readViews(db, [id])[0];
}

/** Those of the given views that are shown, in no particular order. */
export function readViews(db: ReadableDb, ids: readonly string[]): SavedView[] {
  return viewsWhere(db, idIn('id'), JSON.stringify(ids));
}

function viewsWhere(db: ReadableDb, condition: string, ...parameters: string[]): SavedView[] {
  return db
    .prepare<string[], Row>(`SELECT * FROM view WHERE removed = 0 AND ${condition}`)
    .all(...parameters)
    .map(
      row => ({ groupBy: null, ...shownFields('view', row), ...provenanceOf(row) }) as unknown as SavedView,
    );
}
