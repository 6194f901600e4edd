import { EditorState } from 'prosemirror-state';
import { DecorationSet } from 'prosemirror-view';
import { describe, expect, it } from 'vitest';
import { AnchorSender } from '../../../../renderer/reader/anchor-sender.ts';
import { colouringOf } from '../../../../renderer/reader/highlights/colouring.ts';
import {
  highlightPlugin,
  setAnnotations,
  setDraft,
  setNear,
  spansOf,
} from '../../../../renderer/reader/highlights/highlight-plugin.ts';
import type { ReaderPort } from '../../../../renderer/reader/reader-port.ts';
import { changeReader, readerStatePlugin } from '../../../../renderer/reader/reader-state.ts';
import { plainTextOf } from '../../../../shared/text/plain-text.ts';
import { annotationAt, docOf } from '../annotations.ts';

const silent = new Proxy({} as ReaderPort, {
  get: () => {
    throw new Error('Highlights ask nothing of the app.');
  },
});

const highlights = highlightPlugin();

function stateOf(...paragraphs: string[]): EditorState {
  const doc = docOf(...paragraphs);
  const reader = {
    plain: plainTextOf(doc),
    content: 'a'.repeat(64),
    language: 'en',
    port: silent,
    sender: new AnchorSender(silent),
    focused: null,
    colouring: null,
    isCaretOn: false,
    lastKind: 'claim' as const,
  };
  return EditorState.create({ doc, plugins: [readerStatePlugin(reader), highlights] });
}

function drawn(state: EditorState) {
  const set = highlights.props.decorations?.call(highlights, state);
  if (!(set instanceof DecorationSet)) throw new Error('There are no decorations.');
  return set.find().map(({ from, to }) => state.doc.textBetween(from, to));
}

describe('highlights as the view draws them', () => {
  const text = ['One two three.', 'Four five six.'];

  it('stand on the very words, also over the end of a paragraph', () => {
    const state = stateOf(...text);
    const after = state.apply(setAnnotations(state.tr, [annotationAt('a', 'claim', 8, 19)]));
    expect(drawn(after)).toEqual(['three.', 'Four']);
  });

  it('go when their annotation goes and leave the others as they are', () => {
    const state = stateOf(...text);
    const [a, b] = [annotationAt('a', 'claim', 0, 3), annotationAt('b', 'option', 15, 19)];
    const both = state.apply(setAnnotations(state.tr, [a, b]));
    const one = both.apply(setAnnotations(both.tr, [b]));
    expect(drawn(one)).toEqual(['Four']);
  });

  it('are the same object when nothing changed, so that nothing is drawn again', () => {
    const state = stateOf(...text);
    const annotations = [annotationAt('a', 'claim', 0, 3)];
    const before = state.apply(setAnnotations(state.tr, annotations));
    const after = before.apply(changeReader(before.tr, { lastKind: 'option' }));
    expect(highlights.getState(after)).toBe(highlights.getState(before));
  });

  it('take the colours of people and give them back, every one of them', () => {
    const state = stateOf(...text);
    const [a, b] = [annotationAt('a', 'claim', 0, 3), annotationAt('b', 'option', 15, 19)];
    const byKind = state.apply(setAnnotations(state.tr, [a, b]));
    const colouring = colouringOf([{ id: a.createdBy, name: 'Ada', initials: 'A', colour: '#3355aa' }]);
    const byPerson = byKind.apply(changeReader(byKind.tr, { colouring }));
    expect(drawn(byPerson)).toEqual(['One', 'Four']);
    const styles = (of: EditorState) => JSON.stringify(highlights.getState(of)?.decorations.find());
    expect(styles(byPerson).match(/person-0-wash/g)).toHaveLength(2);
    expect(styles(byPerson.apply(changeReader(byPerson.tr, { colouring: null })))).toBe(styles(byKind));
  });

  it('show a move before the store has it, and again what the store has when it is given up', () => {
    const state = stateOf(...text);
    const stored = state.apply(setAnnotations(state.tr, [annotationAt('a', 'claim', 0, 3)]));
    const moved = stored.apply(setDraft(stored.tr, { id: 'a', start: 0, end: 7 }));
    expect(drawn(moved)).toEqual(['One two']);
    expect(drawn(moved.apply(setDraft(moved.tr, null)))).toEqual(['One']);
  });

  it('forget a move once the store has it, so that an undo is shown', () => {
    const state = stateOf(...text);
    const before = annotationAt('a', 'claim', 0, 3);
    let now = state.apply(setAnnotations(state.tr, [before]));
    now = now.apply(setDraft(now.tr, { id: 'a', start: 0, end: 7 }));
    now = now.apply(setAnnotations(now.tr, [annotationAt('a', 'claim', 0, 7)]));
    now = now.apply(setAnnotations(now.tr, [before]));
    expect(drawn(now)).toEqual(['One']);
  });

  it('are drawn only near the screen where there are very many', () => {
    const paragraphs = Array.from({ length: 400 }, () => 'One two three.');
    const state = stateOf(...paragraphs);
    const annotations = paragraphs.map((_, i) => annotationAt(`a${i}`, 'claim', i * 15, i * 15 + 3));
    const filled = state.apply(setAnnotations(state.tr, annotations));
    expect(spansOf(filled).ordered).toHaveLength(400);
    expect(drawn(filled)).toHaveLength(0);
    const near = filled.apply(setNear(filled.tr, { first: 10, last: 19 }));
    expect(drawn(near)).toHaveLength(10);
    const further = near.apply(setNear(near.tr, { first: 15, last: 30 }));
    expect(drawn(further)).toHaveLength(16);
  });
});
