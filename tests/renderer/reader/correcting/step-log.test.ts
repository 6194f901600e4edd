/** What was corrected, through undo and redo: passages come back exactly with the words that were brought back. */
import fc from 'fast-check';
import { undo } from 'prosemirror-history';
import { EditorState } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { correctionOf, statusOf, stepLog } from '../../../../renderer/reader/correcting/step-log.ts';
import { CorrectedText } from '../../../../shared/text/correct-text.ts';
import { schema } from '../../../../shared/text/schema.ts';
import { editOrUndo, faultOf, ownArticle, passageOf, transactionOf } from '../../../support/random-edits.ts';

const base = schema.nodeFromJSON({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'The river fell. Nobody asked why.' }] }],
});
const begun = () => EditorState.create({ doc: base, plugins: stepLog() });

it('is empty again once everything is undone', () => {
  let state = begun();
  state = state.apply(state.tr.delete(1, 16));
  expect(statusOf(state, base)).toEqual({ isChanged: true, canUndo: true, canRedo: false });
  undo(state, tr => {
    state = state.apply(tr);
  });
  expect(correctionOf(state)).toEqual([]);
  expect(statusOf(state, base)).toEqual({ isChanged: false, canUndo: false, canRedo: true });
});

it('says that nothing is changed when the same words were typed again', () => {
  let state = begun();
  state = state.apply(state.tr.delete(1, 4));
  state = state.apply(state.tr.insertText('The', 1));
  expect(statusOf(state, base)).toMatchObject({ isChanged: false, canUndo: true });
});

it('says letters typed in a row as one step', () => {
  let state = begun();
  for (const [i, letter] of [...'quickly '].entries())
    state = state.apply(state.tr.insertText(letter, 11 + i));
  expect(correctionOf(state)).toHaveLength(1);
});

it('a passage stands on all of its own characters that are there, whatever was undone and done again', () => {
  const passages = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 60 })), {
    minLength: 1_000,
    maxLength: 1_000,
  });
  fc.assert(
    fc.property(
      ownArticle,
      fc.array(editOrUndo, { minLength: 1, maxLength: 40 }),
      passages,
      (doc, edits, all) => {
        let state = EditorState.create({ doc, plugins: stepLog() });
        for (const one of edits) {
          const tr = transactionOf(state, one);
          // As if each were done a while after the last: undo takes them back one by one.
          if (tr) state = state.apply(tr.setTime(tr.time + 1_000 * edits.indexOf(one)));
        }
        const text = new CorrectedText(doc, correctionOf(state));
        expect(text.doc.eq(state.doc)).toBe(true);
        for (const [at, length] of all) {
          const passage = passageOf(text.before.text, at, length);
          if (passage) expect(faultOf(text, passage)).toBeNull();
        }
      },
    ),
    { numRuns: 150 },
  );
});
