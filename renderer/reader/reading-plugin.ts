/**
 * Makes the view a text to read: keys are commands, clicks find annotations, and nothing changes the words.
 * With caret browsing on, the element is editable to the browser, which then shows a caret and moves it;
 * every edit is refused.
 */
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { offsetOf } from '../../shared/text/plain-text.ts';
import { readSelection, select, selectRange } from './dom-selection.ts';
import type { KeyHandler } from './keymap.ts';
import { readerOf } from './reader-state.ts';
import { sentenceAround } from './text-steps.ts';

export function readingPlugin(onKey: KeyHandler): Plugin {
  return new Plugin({
    filterTransaction: tr => !tr.docChanged,
    props: {
      editable: state => readerOf(state).isCaretOn,
      attributes: state => caretAttributes(readerOf(state).isCaretOn),
      handleDOMEvents: {
        keydown: (view, event) => takeKey(view, event, onKey),
        beforeinput: (_, event) => refuse(event),
        cut: (_, event) => refuse(event),
        paste: (_, event) => refuse(event),
        drop: (_, event) => refuse(event),
        // Dragging selected words would start a drag instead of a new selection.
        dragstart: (_, event) => refuse(event),
      },
      handleTextInput: () => true,
      handlePaste: () => true,
      handleDrop: () => true,
      handleClick: (view, _, event) => focusUnder(view, event),
      handleTripleClick: (view, pos) => selectSentence(view, pos),
    },
  });
}

/** An editable element would announce itself as a field with a spelling checker. */
function caretAttributes(isCaretOn: boolean): Record<string, string> {
  return isCaretOn ? { spellcheck: 'false', autocapitalize: 'off', translate: 'no', 'data-caret': '' } : {};
}

function refuse(event: Event): boolean {
  event.preventDefault();
  return true;
}

function takeKey(view: EditorView, event: KeyboardEvent, onKey: KeyHandler): boolean {
  readSelection(view);
  if (onKey(view, event)) return refuse(event);
  const { isCaretOn, focused, port } = readerOf(view.state);
  // Once the caret walks on, Shift and the arrows select again instead of moving the ends of an annotation.
  if (isCaretOn && focused !== null && isCaretMove(event)) port.focus(null);
  return false;
}

function isCaretMove({ key, shiftKey }: KeyboardEvent): boolean {
  return !shiftKey && /^(Arrow|Home$|End$|Page)/.test(key);
}

/** A click on a highlight focuses its annotation; where several overlap, each click goes on to the next. */
function focusUnder(view: EditorView, event: MouseEvent): boolean {
  readSelection(view);
  if (event.button !== 0 || event.shiftKey || !view.state.selection.empty) return false;
  const mark = event.target instanceof Element ? event.target.closest('mark[data-annotations]') : null;
  const ids = mark?.getAttribute('data-annotations')?.split(' ') ?? [];
  const { port, focused } = readerOf(view.state);
  const next = nextUnder(ids, focused);
  if (next !== focused) port.focus(next);
  return false;
}

/** The annotation after the focused one in a pile, round and round; the first when none of it is focused. */
export function nextUnder(ids: readonly string[], focused: string | null): string | null {
  const current = focused === null ? -1 : ids.indexOf(focused);
  return ids[(current + 1) % ids.length] ?? null;
}

function selectSentence(view: EditorView, pos: number): boolean {
  const { plain, language } = readerOf(view.state);
  const range = sentenceAround(plain.text, offsetOf(plain, pos), language);
  if (!range) return false;
  select(view, selectRange(view.state, range), view.dispatch);
  return true;
}
