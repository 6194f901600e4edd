/**
 * Tells screen readers which annotations the caret (with caret browsing) or the resting pointer has come
 * upon, and when the caret has left them. Nothing is said while it moves inside the same ones.
 */
import { type EditorState, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { offsetOf } from '../../shared/text/plain-text.ts';
import { describeUnder, type SpanNames } from './describe-span.ts';
import { readSelection } from './dom-selection.ts';
import { spansOf } from './highlights/highlight-plugin.ts';
import type { Span } from './highlights/span-table.ts';
import { blockIndexAt } from './highlights/spans.ts';
import { readerOf } from './reader-state.ts';

/** How long (ms) the pointer rests or the caret stands before it speaks, so that passing over is silent. */
const RESTS = 300;

const CARET_KEYS = /^(Arrow|Home$|End$|Page)/;

export function announceUnder(names: SpanNames): Plugin {
  return new Plugin({ view: view => new Announcer(view, names) });
}

/** The annotations over a place of the plain text (UTF-16 offset), the shortest first. */
export function spansAt(state: EditorState, offset: number): Span[] {
  const { plain } = readerOf(state);
  const here = spansOf(state).byBlock[blockIndexAt(plain, offset)] ?? [];
  return here
    .filter(({ start, end }) => start <= offset && offset < end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
}

class Announcer {
  readonly #view: EditorView;
  readonly #names: SpanNames;
  readonly #stop = new AbortController();
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Ids last spoken of; empty outside of every annotation. */
  #spoken = '';

  constructor(view: EditorView, names: SpanNames) {
    this.#view = view;
    this.#names = names;
    const { signal } = this.#stop;
    view.dom.addEventListener('keyup', event => this.#onKeyUp(event), { signal });
    view.dom.addEventListener('mouseover', event => this.#onOver(event), { signal });
    view.dom.addEventListener('mouseleave', () => clearTimeout(this.#timer), { signal });
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#stop.abort();
  }

  /** Only keys that move the caret count: other ways to another annotation speak for themselves. */
  #onKeyUp({ key, shiftKey }: KeyboardEvent): void {
    if (shiftKey || !CARET_KEYS.test(key) || !readerOf(this.#view.state).isCaretOn) return;
    readSelection(this.#view);
    const { state } = this.#view;
    if (!state.selection.empty) return;
    this.#soon(spansAt(state, offsetOf(readerOf(state).plain, state.selection.head)), 'End of annotation.');
  }

  #onOver({ target, buttons }: MouseEvent): void {
    const mark = target instanceof Element ? target.closest('mark[data-annotations]') : null;
    const ids = mark?.getAttribute('data-annotations')?.split(' ') ?? [];
    const { byId } = spansOf(this.#view.state);
    if (buttons === 0)
      this.#soon(
        ids.flatMap(id => byId.get(id) ?? []),
        '',
      );
  }

  /** @param gone What to say where there is no annotation; nothing when empty. */
  #soon(spans: readonly Span[], gone: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const ids = spans.map(({ id }) => id).join(' ');
      if (ids === this.#spoken) return;
      this.#spoken = ids;
      const words = spans.length > 0 ? describeUnder(spans, this.#names) : gone;
      if (words !== '') readerOf(this.#view.state).port.actions().announce(words);
    }, RESTS);
  }
}
