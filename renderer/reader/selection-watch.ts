/** Tells the toolbar when words are selected, where they are on the screen, and when they no longer are. */
import { type EditorState, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { selectedPassage } from './selected-passage.ts';

/** Boxes in CSS pixels of the window. */
export interface SelectionBox {
  /** Top of the first and bottom of the last selected line. */
  readonly top: number;
  readonly bottom: number;
  /** The end that moves: where the mouse was let go. */
  readonly focus: { readonly x: number; readonly top: number; readonly bottom: number };
  /** Whether the selection was made towards the end of the text. */
  readonly isForward: boolean;
}

export interface SelectionListener {
  /**
   * The selection has settled (no button is down), or is gone (`null`). Called again for each change.
   * @param quote The selected words.
   */
  onSelection(quote: string | null): void;
}

/** A plugin that reports to `listener`; a selection being dragged is reported when the button is let go. */
export function selectionWatch(listener: SelectionListener): Plugin {
  return new Plugin({ view: view => new Watch(view, listener) });
}

class Watch {
  readonly #view: EditorView;
  readonly #listener: SelectionListener;
  #isPointerDown = false;
  #reported: string | null = null;

  constructor(view: EditorView, listener: SelectionListener) {
    this.#view = view;
    this.#listener = listener;
    view.dom.addEventListener('pointerdown', this.#onDown);
    view.dom.ownerDocument.addEventListener('pointerup', this.#onUp);
    view.dom.ownerDocument.addEventListener('pointercancel', this.#onUp);
  }

  update(_: EditorView, before: EditorState): void {
    if (!this.#view.state.selection.eq(before.selection)) this.#report();
  }

  destroy(): void {
    this.#view.dom.removeEventListener('pointerdown', this.#onDown);
    this.#view.dom.ownerDocument.removeEventListener('pointerup', this.#onUp);
    this.#view.dom.ownerDocument.removeEventListener('pointercancel', this.#onUp);
  }

  readonly #onDown = () => {
    this.#isPointerDown = true;
    this.#report();
  };

  /** The browser settles the selection after the event, so it is read a little later. */
  readonly #onUp = () => {
    if (!this.#isPointerDown) return;
    this.#isPointerDown = false;
    requestAnimationFrame(() => {
      if (!this.#view.isDestroyed) this.#report();
    });
  };

  #report(): void {
    const passage = this.#isPointerDown ? null : selectedPassage(this.#view.state);
    const described = passage && `${passage.start} ${passage.end}`;
    if (described === null && this.#reported === null) return;
    this.#reported = described;
    this.#listener.onSelection(passage?.quote ?? null);
  }
}

/** Where the selection is on the screen now; null when nothing is selected. */
export function selectionBox(view: EditorView): SelectionBox | null {
  const { from, to, head, anchor, empty } = view.state.selection;
  if (empty) return null;
  const isForward = head >= anchor;
  const first = view.coordsAtPos(from, 1);
  const last = view.coordsAtPos(to, -1);
  const focus = isForward ? last : first;
  return {
    top: first.top,
    bottom: last.bottom,
    focus: { x: focus.left, top: focus.top, bottom: focus.bottom },
    isForward,
  };
}
