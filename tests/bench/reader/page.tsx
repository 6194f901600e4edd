/**
 * One article shown in one of three ways: by Postil's reader, as plain elements without highlights, or by
 * ProseMirror with one inline decoration a highlight. `?way=&words=&highlights=` choose; `bench` measures.
 */
import { EditorState } from 'prosemirror-state';
import { Decoration, DecorationSet, EditorView } from 'prosemirror-view';
import { useReducer, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Reader } from '../../../renderer/reader/Reader.tsx';
import type { Document } from '../../../shared/records/document.ts';
import { describeSelection } from '../../../shared/text/anchors.ts';
import { plainTextOf, positionOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import { MemoryStore } from '../../renderer/reader/harness/memory-store.ts';
import { paragraphsOf, passagesOf } from './texts.ts';

const wanted = new URLSearchParams(location.search);
const words = Number(wanted.get('words'));
const highlights = Number(wanted.get('highlights'));
const paragraphs = paragraphsOf(words);
const body = {
  type: 'doc',
  content: paragraphs.map(text => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
};
const text = paragraphs.join('\n');
const passages = passagesOf(text.length, highlights);
const article = {
  id: 'long',
  title: 'A very long article',
  direction: 'ltr',
  language: 'en',
  status: 'reading',
  content: 'a'.repeat(64),
  words,
} as Document;

let redraw = () => {};
/** Called when the store has changed. */
let replied = () => {};
const store = new MemoryStore(article, () => {
  redraw();
  replied();
});

/** Always the same, as the app gives it. */
const NOBODY: readonly [] = [];

function Page() {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  redraw = draw;
  const [focused, setFocused] = useState<string | null>(null);
  bench.focused = focused;
  const nothing = () => {};
  const actions = useRef({
    createAnnotation: (input: Parameters<MemoryStore['create']>[0]) => store.create(input),
    updateAnnotation: (...input: Parameters<MemoryStore['update']>) => store.update(...input),
    removeAnnotations: (ids: string[]) => store.remove(ids),
    addTag: async () => {},
    removeTag: async () => {},
    tagOfDigit: () => null,
    openTagPicker: nothing,
    editNote: nothing,
    linkTo: nothing,
    keepPlace: nothing,
    undo: nothing,
    redo: nothing,
    announce: nothing,
  });
  return (
    <Reader
      document={article}
      body={body}
      readTo={null}
      annotations={store.annotations}
      people={NOBODY}
      tags={[]}
      focused={focused}
      onFocus={setFocused}
      actions={actions.current}
      look={{ textSize: 18.5, typeface: 'serif', lineWidth: 'medium', highlightColours: 'kind' }}
    />
  );
}

const place = document.getElementById('reader');
if (!place) throw new Error('The page has no place for the article.');

/** Elements and a style as the reader's, without the reader. */
function scroller(): HTMLElement {
  const pane = document.createElement('div');
  pane.dataset.readerPane = '';
  pane.style.cssText = 'height:100%;overflow:auto';
  const column = document.createElement('div');
  column.style.cssText = 'max-width:680px;margin:0 auto;font:18.5px/1.62 "Source Serif 4 Variable",serif';
  pane.append(column);
  place?.append(pane);
  return column;
}

const ways: Readonly<Record<string, () => void>> = {
  postil: () => createRoot(place).render(<Page />),
  static: () => {
    scroller().append(
      ...paragraphs.map(words => {
        const p = document.createElement('p');
        p.textContent = words;
        p.style.margin = '0 0 1.05em';
        return p;
      }),
    );
  },
  decorations: () => {
    const doc = schema.nodeFromJSON(body);
    const plain = plainTextOf(doc);
    const all = passages.map(({ start, end, kind }) =>
      Decoration.inline(positionOf(plain, start), positionOf(plain, end), {
        nodeName: 'mark',
        class: kind,
      }),
    );
    const set = DecorationSet.create(doc, all);
    new EditorView(
      { mount: scroller() },
      { state: EditorState.create({ doc }), decorations: () => set, editable: () => false },
    );
  },
};

/** Longest wait for anything, in ms. */
const LONGEST = 20_000;

const frame = () => new Promise<number>(resolve => requestAnimationFrame(resolve));

/** Ends when the frame that is being made is on the way to the screen: laid out, drawn, out of this thread. */
const painted = () =>
  new Promise<void>(resolve => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    requestAnimationFrame(() => port2.postMessage(null));
  });

const idle = () => new Promise<void>(resolve => requestIdleCallback(() => resolve()));

export interface Opening {
  /** ms until the first words are on the screen. */
  readonly readable: number;
  /** ms until the highlights among them are too; of plain elements the same. */
  readonly highlighted: number;
  /** ms until a key pressed when the words were there has been acted upon; of what takes no keys the same. */
  readonly ready: number;
  /** ms until the window has nothing left to do. */
  readonly quiet: number;
}

const bench = {
  /** Everything that is not part of opening: the annotations, and the faces the text is read in. */
  async prepare(): Promise<void> {
    store.annotations = [];
    if (wanted.get('way') === 'postil') {
      store.seed(
        passages.flatMap(({ kind, start, end }) => {
          const anchor = describeSelection(article.content, text, start, end);
          return anchor ? [{ kind, anchor }] : [];
        }),
      );
    }
    await document.fonts.load('18.5px "Source Serif 4 Variable"');
    globalThis.gc?.();
    await idle();
  },

  /** Shows the article. @param takesKey Whether to go to the first annotation as soon as there are words. */
  async mount(takesKey: boolean): Promise<Opening> {
    const begun = performance.now();
    const now = () => performance.now() - begun;
    ways[wanted.get('way') ?? '']?.();
    while (!place.querySelector('p')?.textContent.startsWith('1. ')) await frame();
    await painted();
    const readable = now();
    let highlighted = readable;
    const hasMarks = highlights > 0 && wanted.get('way') !== 'static';
    while (hasMarks && !place.querySelector('mark')) {
      await painted();
      highlighted = now();
    }
    let ready = readable;
    if (takesKey) {
      const key = new KeyboardEvent('keydown', { key: 'j', bubbles: true, cancelable: true });
      place.querySelector('[role=document]')?.dispatchEvent(key);
      while (bench.focused === null) await new Promise(resolve => setTimeout(resolve));
      ready = now();
    }
    await idle();
    return { readable, highlighted, ready, quiet: now() };
  },

  /** @returns ms to find which annotations lie under a point of the window. */
  hit(x: number, y: number): number {
    const begun = performance.now();
    const under = document.elementFromPoint(x, y)?.closest('mark')?.getAttribute('data-annotations');
    const took = performance.now() - begun;
    if (!under) throw new Error('No annotation lies under the point.');
    return took;
  },

  /**
   * Scrolls the whole text, so many pixels in each frame.
   * @returns the length of each frame in ms, and how many tasks over 50 ms there were.
   */
  async scroll(step: number): Promise<{ frames: number[]; longTasks: number }> {
    const pane = place.querySelector<HTMLElement>('[data-reader-pane]');
    if (!pane) throw new Error('There is nothing to scroll.');
    let longTasks = 0;
    const observer = new PerformanceObserver(list => {
      longTasks += list.getEntries().length;
    });
    observer.observe({ type: 'longtask' });
    const lengths: number[] = [];
    let before = await frame();
    for (let isEnd = false; !isEnd; ) {
      pane.scrollBy({ top: step, behavior: 'instant' });
      const now = await frame();
      lengths.push(now - before);
      before = now;
      isEnd = pane.scrollTop + pane.clientHeight >= pane.scrollHeight - 1;
    }
    observer.disconnect();
    pane.scrollTop = 0;
    await painted();
    await idle();
    return { frames: lengths, longTasks };
  },

  /** Height of the whole text in CSS pixels. */
  height(): number {
    return place.querySelector('[data-reader-pane]')?.scrollHeight ?? 0;
  },

  /** @returns ms from now to the frame in which `isDone` first holds, and that frame painted. */
  async until(isDone: () => boolean): Promise<number> {
    const begun = performance.now();
    while (!isDone()) {
      if (performance.now() - begun > LONGEST) throw new Error('What was waited for did not come.');
      await frame();
    }
    await painted();
    return performance.now() - begun;
  },

  /**
   * Frames made from the next reply of the store to the one that shows its annotation focused. At once after
   * the reply the answer is 1: the first frame there could be.
   */
  async framesToTag(): Promise<number> {
    const count = store.annotations.length;
    await new Promise<void>(resolve => {
      replied = () => {
        if (store.annotations.length > count) resolve();
      };
    });
    replied = () => {};
    const isShown = () => {
      const id = store.annotations.at(-1)?.id ?? '';
      return document.querySelector(`mark[aria-current][data-annotations~="${id}"]`) !== null;
    };
    const begun = performance.now();
    for (let frames = 1; ; frames++) {
      await frame();
      if (isShown()) return frames;
      if (performance.now() - begun > LONGEST) throw new Error('The tag was not painted.');
    }
  },

  /** Set before a key is pressed, which may be faster than a call from outside; read after it. */
  awaited: Promise.resolve<number[]>([]),

  /** Id of the focused annotation. */
  focused: null as string | null,

  get annotations(): number {
    return store.annotations.length;
  },
};
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
