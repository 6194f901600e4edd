/** What a workspace says of its annotations, in words that two workspaces can be compared by: paths and not ids of tags. */
import { annotatedDocuments } from '../../electron/core/workspace/annotated-documents.ts';
import type { ReadableDb } from '../../electron/core/workspace/db.ts';
import { listLinks } from '../../electron/core/workspace/links.ts';
import { listPeople } from '../../electron/core/workspace/people.ts';
import { allTags } from '../../electron/core/workspace/tags.ts';
import { TagForest } from '../../shared/records/tag-forest.ts';

export interface Said {
  readonly annotations: readonly Readonly<Record<string, unknown>>[];
  readonly links: readonly Readonly<Record<string, unknown>>[];
}

/** Every annotation with every field it has, and every link; sorted by id. */
export function saidIn(db: ReadableDb): Said {
  const forest = new TagForest(allTags(db));
  const people = new Map(listPeople(db).map(person => [person.id, person]));
  const made = ({ createdBy, createdAt }: { createdBy: string; createdAt: number }) => ({
    createdBy: people.get(createdBy),
    createdAt,
  });
  const annotations = [...annotatedDocuments(db, {})].flatMap(({ document, annotations: all }) =>
    all.map(({ anchor, position, document: _document, modifiedAt: _at, modifiedBy: _by, tags, ...rest }) => ({
      ...rest,
      ...made(rest),
      document: document.title,
      quote: anchor.quote,
      position,
      tags: tags.map(tag => forest.pathOf(tag).map(({ name }) => name)).sort(),
    })),
  );
  const links = listLinks(db).map(({ id, from, to, type, ...rest }) => ({
    id,
    from,
    to,
    type,
    ...made(rest),
  }));
  return { annotations: annotations.sort(byId), links: links.sort(byId) };
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
