/** Making one of what came twice: an article that two people imported separately, and tags of the same name. */
import type { Edit, Values } from '../../../shared/history/change.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { getDocument } from '../workspace/documents.ts';
import { heldBy, twinsOf } from '../workspace/twins.ts';
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
  const { passages, collections } = heldBy(db, other);
  const notes = [kept, other].map(id => getDocument(db, id)?.note).filter(text => text);
  const fields: Values = Object.fromEntries(collections.map(id => [`collection:${id}`, true]));
  if (notes.length > 0) fields.note = [...new Set(notes)].join('\n\n');
  return [
    ...passages.map((id): Edit => ({ record: 'annotation', id, fields: { document: kept } })),
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
