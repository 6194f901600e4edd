/** What is asked about articles in the dialogs of the window. */
import type { Collection } from '../../shared/records/collection.ts';
import type { Document } from '../../shared/records/document.ts';

export interface ArticleQuestions {
  readonly onDetails: (document: Document) => void;
  readonly onVersions: (document: Document) => void;
  /** Asks for a file with another version of an article. */
  readonly onNewVersion: (document: Document) => void;
  /** Asks for collections of articles; with `from`, where to move them to. */
  readonly onCollect: (ids: readonly string[], from: Collection | null) => void;
  readonly onExport: (ids: readonly string[]) => void;
}
