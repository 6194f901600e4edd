/** Putting a read article into the workspace: one step of the undo list, with its text and its file. */
import { Fault } from '../../../shared/contract/fault.ts';
import type { Duplicate } from '../../../shared/contract/imports.ts';
import type { Edit, Value, Values } from '../../../shared/history/change.ts';
import type { Document, DocumentMetadata, ImportReport } from '../../../shared/records/document.ts';
import type { CheckedArticle } from '../jobs/check-article.ts';
import type { NewSource } from '../workspace/contents.ts';
import { getDocument } from '../workspace/documents.ts';
import { findDuplicate } from '../workspace/duplicates.ts';
import { newId } from '../workspace/ids.ts';
import type { Attachments, Workspace } from '../workspace/workspace.ts';

/** An article with its text and file ready to be kept, and the document here that it repeats, if any. */
export interface PlannedImport {
  readonly article: CheckedArticle;
  /** The file as it came; null for pasted text. */
  readonly source: NewSource | null;
  readonly duplicate: Duplicate | null;
}

/** Looks for a read article in the workspace. Writes nothing. */
export function planImport(
  workspace: Workspace,
  article: CheckedArticle,
  source: NewSource | null,
): PlannedImport {
  const { title, publication, published, url } = article.metadata;
  const { foldedHash } = article.content;
  const arrival = { foldedHash, title, publication, published, url };
  const duplicate = findDuplicate(
    workspace.db,
    source === null ? arrival : { ...arrival, source: source.hash },
  );
  return { article, source, duplicate };
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
  const edit = documentEdit(id, planned, metadata);
  workspace.commit(`Import “${shortened(metadata.title)}”`, [edit], attachments(planned));
  return written(workspace, id);
}

/**
 * Puts a planned article in the place of the text a document shows now, as one step. What is known about the
 * document stays as the analyst left it; its annotations find their places in the new text.
 * @throws Fault `record.missing`, `disk.full` or `disk.failed`; nothing was changed then.
 */
export function commitVersion(workspace: Workspace, planned: PlannedImport, document: Document): Document {
  const fields: Values = {
    content: planned.article.content.hash,
    source: planned.source?.hash ?? null,
    // The time tells two readings of one file apart, and a new version from a correction of the text.
    report: reportValue({ ...planned.article.report, readAt: Date.now() }),
  };
  const label = `New version of “${shortened(document.title)}”`;
  workspace.commit(label, [{ record: 'document', id: document.id, fields }], attachments(planned));
  return written(workspace, document.id);
}

function attachments({ article, source }: PlannedImport): Attachments {
  return { contents: [article.content], sources: source === null ? [] : [source] };
}

function written(workspace: Workspace, id: string): Document {
  const document = getDocument(workspace.db, id);
  if (document) return document;
  throw new Fault('record.missing', 'The imported article is not in the workspace');
}

function documentEdit(id: string, { article, source }: PlannedImport, metadata: DocumentMetadata): Edit {
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
      content: article.content.hash,
      ...(source === null ? {} : { source: source.hash }),
      report: reportValue(article.report),
    },
  };
}

/** A report as the log keeps it: without what is not set. */
export function reportValue({ readAt, ...report }: ImportReport): Value {
  return readAt === undefined ? report : { ...report, readAt };
}

/** A title cut to a length that fits a tooltip. */
export function shortened(title: string): string {
  return title.length <= 40 ? title : `${title.slice(0, 39).trimEnd()}…`;
}
