/** What analysts do at random, for tests that must hold whatever they do. */
import fc from 'fast-check';
import { listAnnotations } from '../../electron/core/workspace/annotations.ts';
import { listCollections } from '../../electron/core/workspace/collections.ts';
import type { ReadableDb } from '../../electron/core/workspace/db.ts';
import { listDocuments } from '../../electron/core/workspace/documents.ts';
import { newId } from '../../electron/core/workspace/ids.ts';
import { listTags } from '../../electron/core/workspace/tags.ts';
import type { Workspace } from '../../electron/core/workspace/workspace.ts';
import { KINDS } from '../../shared/records/kind.ts';
import {
  addCollection,
  addDocument,
  addTag,
  correctText,
  edit,
  PARAGRAPHS,
  reopen,
  tagPassage,
} from './store.ts';

/** What an analyst may do next; numbers choose among what is there. */
export type Act =
  | { readonly do: 'import' | 'undo' | 'redo' | 'reopen' | 'newTag' | 'newCollection' }
  | {
      readonly do: 'remove';
      readonly which: number;
      readonly record: 'document' | 'annotation' | 'tag' | 'collection';
    }
  | { readonly do: 'tag' | 'correct' | 'rename' | 'link'; readonly which: number; readonly other: number }
  | { readonly do: 'put' | 'collect' | 'kind' | 'note'; readonly which: number; readonly other: number };

const number = fc.nat(99);
export const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('undo', 'redo', 'newTag', 'newCollection', 'import', 'reopen'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('remove'),
      which: number,
      record: fc.constantFrom('document', 'annotation', 'tag', 'collection'),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('tag', 'correct', 'rename', 'link', 'put', 'collect', 'kind', 'note'),
      which: number,
      other: number,
    }),
  },
) as fc.Arbitrary<Act>;

const QUOTES = ['The river has two banks', 'Team Alpha', 'In 1960 both sides signed a treaty', 'every day'];
const TEXTS = [PARAGRAPHS, PARAGRAPHS.slice(1), [...PARAGRAPHS].reverse(), ['Nothing of it is left.']];

const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)];

/** Does one act where it is possible. */
export function perform(workspace: Workspace, doing: Act): Workspace {
  const { db } = workspace;
  const documents = listDocuments(db).map(({ document }) => document);
  const annotations = documents.flatMap(({ id }) => listAnnotations(db, id));
  const tags = listTags(db).map(({ tag }) => tag);
  switch (doing.do) {
    case 'import':
      addDocument(workspace);
      break;
    case 'undo':
      workspace.undo();
      break;
    case 'redo':
      workspace.redo();
      break;
    case 'reopen':
      return reopen(workspace, workspace.state().me);
    case 'newTag':
      addTag(workspace, `Tag ${tags.length}`, tags[0] ? { parent: tags[0].id } : {});
      break;
    case 'newCollection':
      addCollection(workspace, `Collection ${listCollections(db).length}`);
      break;
    case 'remove': {
      const collections = listCollections(db).map(({ collection }) => collection);
      const records = { document: documents, annotation: annotations, tag: tags, collection: collections };
      const victim = pick<{ id: string }>(records[doing.record], doing.which);
      if (victim) edit(workspace, doing.record, victim.id, { removed: true });
      break;
    }
    default:
      change(workspace, doing, documents, annotations, tags);
  }
  return workspace;
}

function change(
  workspace: Workspace,
  doing: Extract<Act, { other: number }>,
  documents: readonly { id: string; collections: string[] }[],
  annotations: readonly { id: string; tags: string[] }[],
  tags: readonly { id: string }[],
): void {
  const document = pick(documents, doing.which);
  const annotation = pick(annotations, doing.which);
  const other = pick(annotations, doing.other);
  const tag = pick(tags, doing.other);
  if (doing.do === 'tag' && document) {
    const [first] = listDocuments(workspace.db).filter(({ document: { id } }) => id === document.id);
    const quote = pick(QUOTES, doing.other) ?? '';
    if (first && textOf(workspace.db, document.id).includes(quote))
      tagPassage(workspace, document.id, quote, pick(KINDS, doing.which + doing.other) ?? 'claim');
  }
  if (doing.do === 'correct' && document)
    correctText(workspace, document.id, pick(TEXTS, doing.other) ?? PARAGRAPHS);
  if (doing.do === 'rename' && document)
    edit(workspace, 'document', document.id, { title: `Title ${doing.other}` });
  if (doing.do === 'note' && annotation)
    edit(workspace, 'annotation', annotation.id, { note: doing.other % 3 ? `Note ${doing.other}` : null });
  if (doing.do === 'kind' && annotation)
    edit(workspace, 'annotation', annotation.id, {
      kind: pick(KINDS, doing.other) ?? 'claim',
      confidence: 3,
    });
  if (doing.do === 'put' && annotation && tag)
    edit(workspace, 'annotation', annotation.id, { [`tag:${tag.id}`]: !annotation.tags.includes(tag.id) });
  const collection = pick(
    listCollections(workspace.db).map(({ collection }) => collection.id),
    doing.other,
  );
  if (doing.do === 'collect' && document && collection)
    edit(workspace, 'document', document.id, {
      [`collection:${collection}`]: !document.collections.includes(collection),
    });
  if (doing.do === 'link' && annotation && other && annotation.id !== other.id)
    edit(workspace, 'link', newId(), { from: annotation.id, to: other.id, type: 'supports' });
}

function textOf(db: ReadableDb, document: string): string {
  const sql = 'SELECT c.text FROM document d JOIN content c ON c.hash = d.content WHERE d.id = ?';
  return String(db.prepare(sql).pluck().get(document));
}
