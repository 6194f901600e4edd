/** The way from plugins and commands to the app, without React between them. */
import type { Document } from '../../shared/records/document.ts';
import type { ReaderActions } from './reader-actions.ts';

/** The way out of ProseMirror. The object stays the same while a document is shown; what it calls may not. */
export interface ReaderPort {
  /** The article with what is known about it now. */
  document(): Document;
  actions(): ReaderActions;
  /** Asks the app to focus an annotation; the answer comes back as a transaction. */
  focus(id: string | null): void;
  /** Opens the field that finds words in the article. */
  find(): void;
  /** Told when caret browsing is switched, so that the next document opens the same way. */
  caretSwitched(isOn: boolean): void;
}
