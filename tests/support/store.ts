/** Real workspaces in a temporary folder, and small articles with passages in them. */
import { join } from 'node:path';
import { getContent, newContent } from '../../electron/core/workspace/contents.ts';
import { getDocument } from '../../electron/core/workspace/documents.ts';
import { newId } from '../../electron/core/workspace/ids.ts';
import { createWorkspace, openWorkspace } from '../../electron/core/workspace/open.ts';
import type { Workspace } from '../../electron/core/workspace/workspace.ts';
import type { Values } from '../../shared/history/change.ts';
import type { Kind } from '../../shared/records/kind.ts';
import type { Person } from '../../shared/records/person.ts';
import { describeSelection } from '../../shared/text/anchors.ts';

export const migrations = join(import.meta.dirname, '../../migrations');

export const ada: Person = {
  id: '01900000-0000-7000-8000-0000000000ad',
  name: 'Ada Lindqvist',
  initials: 'AL',
  colour: '#3355aa',
};

/** An article of a few paragraphs in which two sentences differ by one word. */
export const PARAGRAPHS = [
  'The river has two banks, and Team Alpha measured the east bank in spring.',
  'The river has two banks, and Team Beta measured the west bank in spring.',
  'In 1960 both sides signed a treaty; it has held since.',
  'They should publish every gauge reading, every day.',
];

export function newStore(folder: string, name = 'store'): Workspace {
  return createWorkspace(join(folder, `${name}-${newId()}.postil`), { person: ada, migrations });
}

/** Closes a workspace and opens its file again. */
export function reopen(workspace: Workspace, person = ada): Workspace {
  workspace.close();
  return openWorkspace(workspace.path, { person, migrations });
}

/** ProseMirror JSON of an article with one paragraph a text. */
export function bodyOf(paragraphs: readonly string[]) {
  return {
    type: 'doc',
    content: paragraphs.map(text => ({
      type: 'paragraph',
      ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
    })),
  };
}

/** Imports an article. @returns its id. */
export function addDocument(
  workspace: Workspace,
  paragraphs: readonly string[] = PARAGRAPHS,
  fields: Values = {},
): string {
  const content = newContent(bodyOf(paragraphs));
  const id = newId();
  const edit = {
    record: 'document' as const,
    id,
    fields: { title: 'Two banks', content: content.hash, ...fields },
  };
  workspace.commit('Import article', [edit], { contents: [content] });
  return id;
}

/** Shows other words in a document, as a correction of its text does. @returns the new content's hash. */
export function correctText(workspace: Workspace, document: string, paragraphs: readonly string[]): string {
  const content = newContent(bodyOf(paragraphs));
  const edit = { record: 'document' as const, id: document, fields: { content: content.hash } };
  workspace.commit('Correct text', [edit], { contents: [content] });
  return content.hash;
}

/** The anchor of the first place where `quote` stands in a document. */
export function anchorOf(workspace: Workspace, document: string, quote: string) {
  const content = getContent(workspace.db, getDocument(workspace.db, document)?.content ?? '');
  const start = content?.text.indexOf(quote) ?? -1;
  const anchor = content && describeSelection(content.hash, content.text, start, start + quote.length);
  if (!anchor || start === -1) throw new Error(`the article does not say “${quote}”`);
  return anchor;
}

/** Tags a passage. @returns the annotation's id. */
export function tagPassage(
  workspace: Workspace,
  document: string,
  quote: string,
  kind: Kind = 'claim',
  fields: Values = {},
): string {
  const id = newId();
  const anchor = anchorOf(workspace, document, quote);
  workspace.commit(`Tag ${kind}`, [
    { record: 'annotation', id, fields: { document, kind, anchor: { ...anchor }, ...fields } },
  ]);
  return id;
}

/** Makes a tag. @returns its id. */
export function addTag(workspace: Workspace, name: string, fields: Values = {}): string {
  const id = newId();
  workspace.commit(`New tag ${name}`, [{ record: 'tag', id, fields: { name, ...fields } }]);
  return id;
}

/** Makes a collection. @returns its id. */
export function addCollection(workspace: Workspace, name: string): string {
  const id = newId();
  workspace.commit(`New collection ${name}`, [{ record: 'collection', id, fields: { name } }]);
  return id;
}

/** Sets fields of one record. */
export function edit(
  workspace: Workspace,
  record: 'document' | 'annotation' | 'tag' | 'link' | 'collection' | 'workspace',
  id: string,
  fields: Values,
) {
  return workspace.commit(`Edit ${record}`, [{ record, id, fields }]);
}
