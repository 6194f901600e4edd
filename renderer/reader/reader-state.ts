/**
 * What every command and plugin of the reader knows besides the document: its plain text, which annotation
 * is focused, whether the caret is shown, and the way out to the app.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import type { Kind } from '../../shared/records/kind.ts';
import type { PlainText } from '../../shared/text/plain-text.ts';
import type { AnchorSender } from './anchor-sender.ts';
import type { Colouring } from './highlights/colouring.ts';
import type { ReaderPort } from './reader-port.ts';

export interface ReaderState {
  readonly plain: PlainText;
  /** Hash of the content shown: what new anchors refer to. */
  readonly content: string;
  /** BCP 47 tag of the text, for finding words and sentences. */
  readonly language: string | undefined;
  readonly port: ReaderPort;
  /** Sends moved ends to the store in order. */
  readonly sender: AnchorSender;
  readonly focused: string | null;
  /** Whose colours highlights have; null for those of their kinds. */
  readonly colouring: Colouring | null;
  readonly isCaretOn: boolean;
  /** Kind used last: what "Tag…" and "Note" make of a selection that is no annotation yet. */
  readonly lastKind: Kind;
}

type ReaderChange = Partial<Pick<ReaderState, 'focused' | 'colouring' | 'isCaretOn' | 'lastKind'>>;

const key = new PluginKey<ReaderState>('reader');

/** A plugin that holds `initial` and changes it by `changeReader`. */
export function readerStatePlugin(initial: ReaderState): Plugin<ReaderState> {
  return new Plugin<ReaderState>({
    key,
    state: {
      init: () => initial,
      apply: (tr, value) => {
        const change: ReaderChange | undefined = tr.getMeta(key);
        return change ? { ...value, ...change } : value;
      },
    },
  });
}

/** @throws Error in a state made without `readerStatePlugin`. */
export function readerOf(state: EditorState): ReaderState {
  const value = key.getState(state);
  if (!value) throw new Error('The editor state has no reader state: create it with readerStatePlugin.');
  return value;
}

/** Adds a change of the reader's own state to a transaction. */
export function changeReader(tr: Transaction, change: ReaderChange): Transaction {
  return tr.setMeta(key, { ...tr.getMeta(key), ...change });
}
