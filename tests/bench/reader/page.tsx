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
const store = new MemoryStore(article, () => redraw());

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
    undo: nothing,
    redo: nothing,
    announce: nothing,
  });
  return (
    <Reader
      document={article}
      body={body}
      annotations={store.annotations}
      tags={[]}
      focused={focused}
      onFocus={setFocused}
      actions={actions.current}
      look={{ textSize: 18.5, typeface: 'serif', lineWidth: 'medium' }}
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
const LONGEST = 10_000;

const frame = () => new Promise<number>(resolve => requestAnimationFrame(resolve));

const bench = {
  /** Shows the article. @returns ms to the second frame after it and its first highlights are on the page. */
  async mount(): Promise<number> {
    store.annotations = [];
    if (wanted.get('way') === 'postil') {
      store.seed(
        passages.flatMap(({ kind, start, end }) => {
          const anchor = describeSelection(article.content, text, start, end);
          return anchor ? [{ kind, anchor }] : [];
        }),
      );
    }
    await document.fonts.ready;
    const begun = performance.now();
    ways[wanted.get('way') ?? '']?.();
    const isShown = () => {
      const isThere = place.textContent?.startsWith('1. ', place.textContent.indexOf('1. ')) ?? false;
      const needsMarks = highlights > 0 && wanted.get('way') !== 'static';
      return isThere && (!needsMarks || place.querySelector('mark') !== null);
    };
    while (!isShown()) await frame();
    await frame();
    await frame();
    return performance.now() - begun;
  },

  /** Scrolls the whole text in so many frames. @returns the length of each frame in ms, and the long tasks. */
  async scroll(frames: number): Promise<{ frames: number[]; longTasks: number }> {
    const pane = place.querySelector<HTMLElement>('[data-reader-pane]');
    if (!pane) throw new Error('There is nothing to scroll.');
    let longTasks = 0;
    const observer = new PerformanceObserver(list => {
      longTasks += list.getEntries().length;
    });
    observer.observe({ type: 'longtask' });
    const lengths: number[] = [];
    const step = (pane.scrollHeight - pane.clientHeight) / frames;
    let before = await frame();
    for (let i = 1; i <= frames; i++) {
      pane.scrollTop = i * step;
      const now = await frame();
      lengths.push(now - before);
      before = now;
    }
    observer.disconnect();
    pane.scrollTop = 0;
    await frame();
    await frame();
    return { frames: lengths, longTasks };
  },

  /** @returns ms from now to the frame in which `isDone` first holds, and that frame painted. */
  async until(isDone: () => boolean): Promise<number> {
    const begun = performance.now();
    while (!isDone()) {
      if (performance.now() - begun > LONGEST) throw new Error('What was waited for did not come.');
      await frame();
    }
    await frame();
    return performance.now() - begun;
  },

  /** Id of the focused annotation. */
  focused: null as string | null,

  get annotations(): number {
    return store.annotations.length;
  },
};
export type Bench = typeof bench;
Object.assign(globalThis, { bench });
