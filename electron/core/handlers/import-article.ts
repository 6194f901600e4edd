/** Putting a read article into the workspace: one step of the undo list, with its text and its file. */

import { Fault } from '../../../shared/contract/fault.ts';
import type { Edit, Value } from '../../../shared/history/change.ts';
import type { Document, DocumentMetadata } from '../../../shared/records/document.ts';
import type { ImportedArticle } from '../../../shared/records/imported-article.ts';
import { type NewContent, type NewSource, newContent, newSource } from '../workspace/contents.ts';
import { findDuplicate, getDocument } from '../workspace/documents.ts';
import { newId } from '../workspace/ids.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** An article with its text and file ready to be kept, and the document here that it repeats, if any. */
export interface PlannedImport {
  readonly article: ImportedArticle;
  readonly content: NewContent;
  /** The file as it came; null for pasted text. */
  readonly source: NewSource | null;
  readonly duplicate: { id: string; title: string; by: 'source' | 'text' } | null;
}

/** Hashes the text and the file of a read article and looks for both in the workspace. Writes nothing. */
export function planImport(
  workspace: Workspace,
  article: ImportedArticle,
  bytes: Uint8Array | null,
): PlannedImport {
  const content = newContent(article.body);
  const source = bytes === null ? null : newSource(bytes);
  const wanted =
    source === null ? { textHash: content.textHash } : { source: source.hash, textHash: content.textHash };
  return { article, content, source, duplicate: findDuplicate(workspace.db, wanted) };
}

/**
 * Imports a planned article with `metadata` as the analyst left it.
 * @throws Fault `field.invalid`, `disk.full` or `disk.failed`; nothing was changed then.
 */
export function commitImport(
  workspace: Workspace,
  planned: PlannedImport,
  metadata: DocumentMetadata,
): Document {
  const id = newId();
  workspace.commit(`Import “${shortened(metadata.title)}”`, [documentEdit(id, planned, metadata)], {
    contents: [planned.content],
    sources: planned.source === null ? [] : [planned.source],
  });
  const document = getDocument(workspace.db, id);
  if (document === undefined)
    throw new Fault('record.missing', 'The imported article is not in the workspace');
  return document;
}

function documentEdit(id: string, planned: PlannedImport, metadata: DocumentMetadata): Edit {
  const set = Object.entries(metadata).filter(([, value]) => value !== undefined && value !== '') as [
    string,
    Value,
  ][];
  return {
    record: 'document',
    id,
    fields: {
      ...Object.fromEntries(set),
      status: 'unread',
      content: planned.content.hash,
      ...(planned.source === null ? {} : { source: planned.source.hash }),
      report: planned.article.report,
    },
  };
}

/** A title cut to a length that fits a tooltip. */
export function shortened(title: string): string {
  return title.length <= 40 ? title : `${title.slice(0, 39).trimEnd()}…`;
}
