/**
 * Articles in which every character is another one, and random edits of them: wherever a character goes, it
 * can be told, so that what became of a passage is known without asking the code that is tested.
 */
import fc from 'fast-check';
import { joinBackward, splitBlock } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { describeSelection } from '../../shared/text/anchors.ts';
import type { CorrectedText } from '../../shared/text/correct-text.ts';
import { schema } from '../../shared/text/schema.ts';

/** Hangul syllables: 11,172 letters in a row, none of which the edits type. */
const OWN = /[\uac00-\ud7a3]/g;
const FIRST = 0xac00;

const block = fc.record({
  length: fc.integer({ min: 0, max: 30 }),
  form: fc.constantFrom('paragraph', 'heading', 'broken', 'item', 'quotation'),
  cut: fc.nat(30),
});

/** Paragraphs, headings, list items, quotations, line breaks; some of them empty. */
export const ownArticle = fc.array(block, { minLength: 1, maxLength: 12 }).map(blocks => {
  let next = FIRST;
  const content = blocks.map(({ length, form, cut }) => {
    const words = Array.from({ length }, () => String.fromCodePoint(next++)).join('');
    const text = (part: string) => (part ? [{ type: 'text', text: part }] : []);
    const broken = [...text(words.slice(0, cut)), { type: 'lineBreak' }, ...text(words.slice(cut))];
    const made = {
      type: form === 'heading' ? form : 'paragraph',
      content: form === 'broken' ? broken : text(words),
    };
    if (form === 'item') return { type: 'bulletList', content: [{ type: 'listItem', content: [made] }] };
    return form === 'quotation' ? { type: 'blockquote', content: [made] } : made;
  });
  return schema.nodeFromJSON({ type: 'doc', content });
});

interface Action {
  readonly type: 'type' | 'delete' | 'replace' | 'split' | 'join' | 'undo' | 'redo';
  readonly at: number;
  readonly length: number;
  readonly words: string;
}

const actionOf = (...types: Action['type'][]) =>
  fc.record({
    type: fc.constantFrom(...types),
    at: fc.nat(10_000),
    length: fc.integer({ min: 1, max: 40 }),
    words: fc.stringMatching(/^[a-z ]{1,8}$/),
  });

export const edit = actionOf('type', 'delete', 'replace', 'split', 'join');
export const editOrUndo = actionOf('type', 'delete', 'replace', 'split', 'join', 'undo', 'undo', 'redo');

const COMMANDS: Readonly<Partial<Record<Action['type'], Command>>> = {
  split: splitBlock,
  join: joinBackward,
  undo,
  redo,
};

/** What an action does to a state, after putting the selection where it is to happen. */
export function transactionOf(state: EditorState, { type, at, length, words }: Action): Transaction | null {
  const { size } = state.doc.content;
  const from = TextSelection.near(state.doc.resolve(at % (size + 1)));
  const to = TextSelection.near(state.doc.resolve(Math.min(size, from.to + length)));
  const isRange = type === 'delete' || type === 'replace';
  const command = COMMANDS[type];
  if (command === undefined) {
    const selection = isRange ? TextSelection.between(from.$from, to.$to) : from;
    const tr = state.tr.setSelection(selection);
    return type === 'delete' ? tr.deleteSelection() : tr.insertText(words);
  }
  let done: Transaction | null = null;
  const placed = state.apply(state.tr.setSelection(from));
  command(type === 'undo' || type === 'redo' ? state : placed, tr => {
    done = tr;
  });
  return done;
}

/** A passage given by two numbers, as an analyst would have tagged it; null where there is nothing to tag. */
export function passageOf(text: string, at: number, length: number): { start: number; end: number } | null {
  const start = at % (text.length + 1);
  return describeSelection('before', text, start, start + length);
}

/** What is wrong with where a passage went, or null. */
export function faultOf(text: CorrectedText, passage: { start: number; end: number }): string | null {
  const own: readonly string[] = text.before.text.slice(passage.start, passage.end).match(OWN) ?? [];
  const left = own.filter(char => text.after.text.includes(char)).join('');
  const anchor = text.anchor('after', passage);
  if (anchor === null) return left === '' ? null : `lost, though ${left} is still there`;
  const said = (anchor.quote.match(OWN) ?? []).join('');
  if (said !== left) return `of ${own.join('')} there is ${left}, and it stands on ${said}`;
  const there = text.after.text.slice(anchor.start, anchor.end);
  return there === anchor.quote ? null : `quotes ${anchor.quote} where the text says ${there}`;
}
