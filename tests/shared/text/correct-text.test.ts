/** Passages go with their own characters through every edit, and never end up on other words. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { type Step, Transform } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { CorrectedText, joinSteps, keptRuns, readSteps } from '../../../shared/text/correct-text.ts';
import { plainTextOf, positionOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import {
  faultOf,
  ownArticle,
  passageOf,
  edit as randomEdit,
  transactionOf,
} from '../../support/random-edits.ts';

const paragraph = (text: string) => ({ type: 'paragraph', content: text ? [{ type: 'text', text }] : [] });
const article = (...paragraphs: string[]) =>
  schema.nodeFromJSON({ type: 'doc', content: paragraphs.map(paragraph) });

/** An edit of an article, written with the words it is about. */
class Editing {
  readonly #tr: Transform;

  constructor(doc: Node) {
    this.#tr = new Transform(doc);
  }

  /** Replaces the first place of `words` in the text as it is now. */
  replace(words: string, by: string): this {
    const from = this.#pos(words);
    if (by === '') this.#tr.delete(from, from + words.length);
    else this.#tr.replaceWith(from, from + words.length, schema.text(by));
    return this;
  }

  insertBefore(words: string, put: string): this {
    this.#tr.insert(this.#pos(words), schema.text(put));
    return this;
  }

  insertAfter(words: string, put: string): this {
    this.#tr.insert(this.#pos(words) + words.length, schema.text(put));
    return this;
  }

  /** Presses Enter after `words`. */
  splitAfter(words: string): this {
    this.#tr.split(this.#pos(words) + words.length);
    return this;
  }

  /** Takes away the paragraph break after `words`. */
  joinAfter(words: string): this {
    this.#tr.join(this.#pos(words) + words.length + 1);
    return this;
  }

  /** What became of a passage: its words, or null. */
  quote(words: string): string | null {
    const text = new CorrectedText(this.#tr.docs[0] ?? this.#tr.doc, this.#tr.steps);
    const start = text.before.text.indexOf(words);
    if (start === -1) throw new Error(`The article did not say “${words}”.`);
    return text.anchor('after', { start, end: start + words.length })?.quote ?? null;
  }

  #pos(words: string): number {
    const plain = plainTextOf(this.#tr.doc);
    const at = plain.text.indexOf(words);
    if (at === -1) throw new Error(`The article does not say “${words}”.`);
    return positionOf(plain, at);
  }
}

const RIVER = 'The gauge fell. The big rivr has fallen by a third. Nobody disputes it.';
const edit = (...paragraphs: string[]) => new Editing(article(...paragraphs));

describe('a passage', () => {
  const passage = 'The big rivr has fallen';

  it('keeps its words when others are put in, replaced or taken out around it', () => {
    const around = edit(RIVER)
      .insertBefore('The gauge', 'Again. ')
      .replace('by a third', 'sharply')
      .replace('fell.', 'sank.');
    expect(around.quote(passage)).toBe(passage);
  });

  it('has the word that was corrected in it', () => {
    expect(edit(RIVER).insertAfter('riv', 'e').quote(passage)).toBe('The big river has fallen');
    expect(edit(RIVER).replace('rivr', 'stream').quote(passage)).toBe('The big stream has fallen');
    expect(edit(RIVER).replace('big ', '').quote(passage)).toBe('The rivr has fallen');
  });

  it('does not grow by words typed at its ends', () => {
    expect(edit(RIVER).insertBefore('The big', 'However, ').quote(passage)).toBe(passage);
    expect(edit(RIVER).insertAfter('has fallen', ' again').quote(passage)).toBe(passage);
    expect(edit(RIVER).insertAfter('has fallen', ', it seems,').quote(passage)).toBe(passage);
  });

  it('takes in letters that complete the word at its end, and no more', () => {
    expect(edit('A big rive flows.').insertAfter('rive', 'r').quote('big rive')).toBe('big river');
    expect(edit('A big river flows.').insertAfter('river', 's and streams').quote('big river')).toBe(
      'big rivers',
    );
    expect(edit('A big iver flows.').insertBefore('iver', 'an old R').quote('iver')).toBe('River');
    expect(edit('A river flows.').insertAfter('riv', 'u').quote('riv')).toBe('riv');
    expect(edit('这条大河在流。').insertAfter('大河', '流').quote('大河')).toBe('大河');
  });

  it('follows what replaced its first or last words', () => {
    expect(edit(RIVER).replace('The big', 'That small').quote(passage)).toBe('That small rivr has fallen');
    expect(edit(RIVER).replace('has fallen', 'dried out').quote(passage)).toBe('The big rivr dried out');
    const typed = edit(RIVER).replace('has fallen', 'd').insertAfter('rivr d', 'ried out');
    expect(typed.quote(passage)).toBe('The big rivr dried out');
    const retyped = edit(RIVER).replace('has fallen', '').insertAfter('rivr ', 'dried out');
    expect(retyped.quote(passage)).toBe('The big rivr dried out');
  });

  it('does not take in what replaced words on both sides of its end', () => {
    expect(edit(RIVER).replace('fallen by', 'sunk to').quote(passage)).toBe('The big rivr has');
    expect(edit(RIVER).replace('fell. The', 'fell! Our').quote(passage)).toBe('big rivr has fallen');
    expect(edit(RIVER).replace('fell. The ', '').quote(passage)).toBe('big rivr has fallen');
  });

  it('is without a place once all of its words are gone, whatever was typed there', () => {
    expect(edit(RIVER).replace(passage, '').quote(passage)).toBeNull();
    expect(edit(RIVER).replace(passage, 'The big river has fallen').quote(passage)).toBeNull();
    expect(edit(RIVER).replace(RIVER, 'Nothing').quote(passage)).toBeNull();
    expect(edit(RIVER).replace('Nobody disputes it', 'All agree').quote('Nobody disputes it.')).toBeNull();
  });

  it('that is a sign alone stays while the sign does', () => {
    expect(edit('Rain — and sun.').replace('Rain', 'Snow').quote('—')).toBe('—');
    expect(edit('Rain — and sun.').replace(' — ', ' ').quote('—')).toBeNull();
  });

  it('stretches over a paragraph break put into it, and closes over one taken out', () => {
    expect(edit(RIVER).splitAfter('The big rivr').quote(passage)).toBe('The big rivr\n has fallen');
    expect(edit('The big', 'rivr has').joinAfter('The big').quote('The big\nrivr has')).toBe(
      'The bigrivr has',
    );
  });

  it('does not take in a paragraph typed before or after it', () => {
    const before = edit('One.', 'Teh river fell.').splitAfter('One.').replace('Teh', 'The');
    expect(before.quote('Teh river')).toBe('The river');
    const after = edit('Rain fel').replace('fel', 'fell And more.').splitAfter('fell');
    expect(after.quote('Rain fel')).toBe('Rain fell');
  });

  it('never begins or ends inside an emoji', () => {
    const halved = new Transform(article('a 😀 river 😀 b'));
    halved.replaceWith(4, 5, schema.text('\ude80'));
    const text = new CorrectedText(halved.docs[0] as Node, halved.steps);
    const quote = text.anchor('after', { start: 2, end: 10 })?.quote;
    expect(quote?.isWellFormed()).toBe(true);
  });
});

describe('reading steps', () => {
  const step = { stepType: 'replace', from: 1, to: 2 };

  it('refuses what is no step, and what changes more than words', () => {
    expect(readSteps([step])).toHaveLength(1);
    for (const wrong of [
      null,
      {},
      { stepType: 'nothing' },
      { stepType: 'replace', from: 'a', to: 2 },
      { stepType: 'addMark', mark: { type: 'strong' }, from: 1, to: 2 },
      { stepType: 'attr', pos: 0, attr: 'page', value: 'x' },
      { ...step, slice: { content: [{ type: 'script' }] } },
    ]) {
      expect(() => readSteps([wrong]), JSON.stringify(wrong)).toThrow(RangeError);
    }
  });

  it('refuses steps that do not fit the text', () => {
    const doc = article('abc');
    for (const wrong of [
      { stepType: 'replace', from: 90, to: 91 },
      { stepType: 'replace', from: 1, to: 2, slice: { content: [paragraph('x')], openStart: 9, openEnd: 0 } },
      { stepType: 'replace', from: 0, to: 3 },
    ]) {
      expect(() => new CorrectedText(doc, readSteps([wrong])), JSON.stringify(wrong)).toThrow(RangeError);
    }
  });
});

describe('whatever is typed, deleted, replaced, split and joined', () => {
  const passages = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 60 })), {
    minLength: 1_000,
    maxLength: 1_000,
  });

  it('a passage stands on all that is left of its own characters and on no others of the article', () => {
    fc.assert(
      fc.property(
        ownArticle,
        fc.array(randomEdit, { minLength: 1, maxLength: 25 }),
        passages,
        (doc, edits, all) => {
          let state = EditorState.create({ doc });
          const steps: Step[] = [];
          for (const one of edits) {
            const tr = transactionOf(state, one);
            if (!tr) continue;
            steps.push(...tr.steps);
            state = state.apply(tr);
          }
          const text = new CorrectedText(doc, joinSteps(steps));
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

  it('steps joined or read back from the wire do the same', () => {
    fc.assert(
      fc.property(ownArticle, fc.array(randomEdit, { minLength: 1, maxLength: 25 }), (doc, edits) => {
        let state = EditorState.create({ doc });
        const steps: Step[] = [];
        for (const one of edits) {
          const tr = transactionOf(state, one);
          if (!tr) continue;
          steps.push(...tr.steps);
          state = state.apply(tr);
        }
        const sent = JSON.parse(JSON.stringify(joinSteps(steps))) as unknown[];
        expect(new CorrectedText(doc, readSteps(sent)).doc.eq(state.doc)).toBe(true);
        const maps = steps.map(step => step.getMap());
        const joined = joinSteps(steps).map(step => step.getMap());
        expect(keptRuns(doc.content.size, joined)).toEqual(keptRuns(doc.content.size, maps));
      }),
    );
  });
});
