/** A real workspace file filled without any importer: articles of given paragraphs, passages tagged by their words. */
import { join } from 'node:path';
import { newContent } from '../../electron/core/workspace/contents.ts';
import { newId } from '../../electron/core/workspace/ids.ts';
import { createWorkspace } from '../../electron/core/workspace/open.ts';
import type { Workspace } from '../../electron/core/workspace/workspace.ts';
import type { Values } from '../../shared/history/change.ts';
import type { DocumentMetadata } from '../../shared/records/document.ts';
import type { Kind } from '../../shared/records/kind.ts';
import type { Person } from '../../shared/records/person.ts';
import { describeSelection } from '../../shared/text/anchors.ts';

export const migrations = join(import.meta.dirname, '../../migrations');

export const analyst: Person = {
  id: '01890a5d-ac96-774b-bcce-b302099a8057',
  name: 'Mira Sand',
  initials: 'MS',
  colour: '#3b4cca',
};

export interface Article {
  readonly id: string;
  readonly content: string;
  readonly text: string;
}

export class TaggedWorkspace {
  readonly workspace: Workspace;

  constructor(path: string) {
    this.workspace = createWorkspace(path, { person: analyst, migrations });
  }

  /** Adds an article; a paragraph that begins with `# ` is a heading, `page` is where all of it stood. */
  addArticle(
    title: string,
    paragraphs: readonly string[],
    metadata: Partial<DocumentMetadata> = {},
    page?: string,
  ): Article {
    const attrs = page === undefined ? {} : { page };
    const content = newContent({
      type: 'doc',
      content: paragraphs.map(paragraph => {
        const isHeading = paragraph.startsWith('# ');
        const words = isHeading ? paragraph.slice(2) : paragraph;
        return {
          type: isHeading ? 'heading' : 'paragraph',
          attrs,
          content: words === '' ? [] : [{ type: 'text', text: words }],
        };
      }),
    });
    const id = newId();
    const fields = {
      title,
      direction: 'ltr',
      status: 'unread',
      ...metadata,
      content: content.hash,
    } as Values;
    this.workspace.commit('Import', [{ record: 'document', id, fields }], { contents: [content] });
    return { id, content: content.hash, text: content.text };
  }

  /** Tags the first place of `quote` after `from`. @returns the annotation's id. */
  tag(article: Article, kind: Kind, quote: string, fields: Values = {}, from = 0): string {
    const start = article.text.indexOf(quote, from);
    const anchor =
      start < 0 ? null : describeSelection(article.content, article.text, start, start + quote.length);
    if (anchor === null) throw new Error(`the article does not say “${quote}”`);
    const id = newId();
    const edit = { document: article.id, kind, anchor: { ...anchor }, keyPassage: false, ...fields };
    this.workspace.commit('Tag', [{ record: 'annotation', id, fields: edit }]);
    return id;
  }

  addTag(name: string, parent?: string): string {
    const id = newId();
    this.workspace.commit('New tag', [
      { record: 'tag', id, fields: { name, ...(parent === undefined ? {} : { parent }) } },
    ]);
    return id;
  }

  link(from: string, to: string, type: string): string {
    const id = newId();
    this.workspace.commit('Link', [{ record: 'link', id, fields: { from, to, type } }]);
    return id;
  }

  remove(record: 'annotation' | 'document' | 'tag' | 'link', id: string): void {
    this.workspace.commit('Remove', [{ record, id, fields: { removed: true } }]);
  }

  close(): void {
    this.workspace.close();
  }
}
