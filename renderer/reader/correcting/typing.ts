/**
 * Typing into the article: words are put in, taken out, split and joined; nothing else of its form changes.
 * What is pasted comes in as plain text, and nothing is sent anywhere to be checked or completed.
 */
import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  liftEmptyBlock,
  newlineInCode,
  splitBlock,
} from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { keydownHandler } from 'prosemirror-keymap';
import { type Command, Plugin } from 'prosemirror-state';
import { canSplit } from 'prosemirror-transform';
import type { EditorView } from 'prosemirror-view';

export interface TypingActions {
  /** Asks for the corrections to be saved. */
  save(): void;
  /** Asks to leave. */
  leave(): void;
}

/** Turns the spelling checker, completion and translation of browsers off: some send what is typed away. */
const ATTRIBUTES = {
  spellcheck: 'false',
  autocorrect: 'off',
  autocapitalize: 'off',
  writingsuggestions: 'false',
  translate: 'no',
};

/** Kinds of input (Input Events Level 2) that change the form of a text instead of its words. */
const FORMING =
  /^format|^insert(OrderedList|UnorderedList|HorizontalRule|Link|FromDrop|FromYank)$|^deleteByDrag$/;

/** Control characters other than tab and line ends: no article has them, and CSV and XML readers choke on them. */
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

export function typingPlugin(actions: TypingActions): Plugin {
  const onKey = keydownHandler({
    ...baseKeymap,
    Enter: chainCommands(newlineInCode, splitItem, createParagraphNear, liftEmptyBlock, splitBlock),
    'Shift-Enter': chainCommands(newlineInCode, breakLine),
    'Mod-z': always(undo),
    'Mod-Shift-z': always(redo),
    'Mod-y': always(redo),
    'Mod-s': always(() => told(actions.save)),
    Escape: always(() => told(actions.leave)),
    // Bold and italic stay as they are.
    'Mod-b': always(() => true),
    'Mod-i': always(() => true),
    'Mod-u': always(() => true),
  });
  return new Plugin({
    props: {
      attributes: ATTRIBUTES,
      handleKeyDown: onKey,
      transformPastedText: text => text.toWellFormed().replace(CONTROLS, ''),
      handleDOMEvents: {
        beforeinput: takeInput,
        paste: (view, event) => {
          event.preventDefault();
          view.pasteText(event.clipboardData?.getData('text/plain') ?? '', event);
          return true;
        },
        // Words are moved by cutting and pasting; files dropped here are for the window, which imports them.
        dragstart: (_, event) => refuse(event),
        drop: (_, event) => event.dataTransfer?.types.includes('Files') || refuse(event),
      },
    },
  });
}

/** Keeps a key from the window and the browser even when there is nothing to do. */
function always(command: Command): Command {
  return (state, dispatch, view) => command(state, dispatch, view) || true;
}

function told(action: () => void): boolean {
  action();
  return true;
}

function refuse(event: Event): boolean {
  event.preventDefault();
  return true;
}

function takeInput(view: EditorView, event: InputEvent): boolean {
  const { inputType, data } = event;
  if (FORMING.test(inputType)) return refuse(event);
  // From the browser's own menu.
  if (inputType === 'historyUndo' || inputType === 'historyRedo') {
    (inputType === 'historyUndo' ? undo : redo)(view.state, view.dispatch);
    return refuse(event);
  }
  // Words typed over a selection replace all of it. Left to the browser, letters that are in both by chance
  // would count as kept, and hold a passage in place that was written anew.
  if (inputType === 'insertText' && data && !view.composing && !view.state.selection.empty) {
    view.dispatch(view.state.tr.insertText(data).scrollIntoView());
    return refuse(event);
  }
  return false;
}

/** In a list, Enter makes another item; in an empty one it leaves the list, as everywhere (`liftEmptyBlock`). */
const splitItem: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const isInItem = $from.depth > 1 && $from.node(-1).type.name === 'listItem';
  if (!isInItem || $from.parent.content.size === 0) return false;
  const tr = state.tr.deleteSelection();
  const { pos } = tr.selection.$from;
  if (!canSplit(tr.doc, pos, 2)) return false;
  dispatch?.(tr.split(pos, 2).scrollIntoView());
  return true;
};

const breakLine: Command = (state, dispatch) => {
  const { lineBreak } = state.schema.nodes;
  if (!lineBreak) return false;
  dispatch?.(state.tr.replaceSelectionWith(lineBreak.create()).scrollIntoView());
  return true;
};
