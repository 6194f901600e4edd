/** Making one of what came twice: an article that two people imported separately, and tags of the same name. */
import type { Edit, Values } from '../../../shared/history/change.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { twinsOf } from '../workspace/twins.ts';
import { planMerge } from './tag-merge.ts';
import { forestOf } from './tag-plans.ts';

/**
 * The edits that do it. Of two articles the one with the lower id stays, so that everybody keeps the same one;
 * the other's passages and collections come to it.
 * @param arrived The articles that came from each file.
 */
export function joinTwins(
  db: ReadableDb,
  arrived: readonly (readonly string[])[],
  sameTags: readonly { readonly here: string; readonly there: string }[],
): Edit[] {
  const articles = arrived
    .flatMap(together => twinsOf(db, together))
    .flatMap(({ here, there }) => {
      const [kept, other] = here < there ? [here, there] : [there, here];
      return joinArticles(db, kept, other);
    });
  return [...articles, ...joinTags(db, sameTags)];
}

function joinArticles(db: ReadableDb, kept: string, other: string): Edit[] {
  const passages = db
    .prepare<[string], string>('SELECT id FROM annotation WHERE document = ?')
    .pluck()
    .all(other)
    .map((id): Edit => ({ record: 'annotation', id, fields: { document: kept } }));
  const collections = db
    .prepare<[string], string>('SELECT collection FROM document_collection WHERE document = ?')
    .pluck()
    .all(other);
  const note = db.prepare<[string], string | null>('SELECT note FROM document WHERE id = ?').pluck();
  const notes = [note.get(kept), note.get(other)].filter(text => typeof text === 'string' && text !== '');
  const fields: Values = Object.fromEntries(collections.map(id => [`collection:${id}`, true]));
  if (notes.length > 0) fields.note = [...new Set(notes)].join('\n\n');
  return [
    ...passages,
    ...(Object.keys(fields).length === 0 ? [] : [{ record: 'document', id: kept, fields } as const]),
    { record: 'document', id: other, fields: { removed: true } },
  ];
}

function joinTags(
  db: ReadableDb,
  pairs: readonly { readonly here: string; readonly there: string }[],
): Edit[] {
  return pairs.flatMap(({ here, there }) => {
    const forest = forestOf(db);
    return forest.get(here) && forest.get(there) ? planMerge(db, forest, [there], here, true).edits : [];
  });
}
