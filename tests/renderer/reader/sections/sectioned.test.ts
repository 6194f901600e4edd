import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { sectionedDocument } from '../../../../renderer/reader/sections/sectioned.ts';
import { plainTextOf } from '../../../../shared/text/plain-text.ts';
import { schema } from '../../../../shared/text/schema.ts';

const text = (words: string) => ({ type: 'text', text: words });
const paragraph = (words: string) => ({ type: 'paragraph', content: words === '' ? [] : [text(words)] });
const heading = (words: string) => ({ type: 'heading', attrs: { level: 2 }, content: [text(words)] });
const list = (words: string) => ({
  type: 'bulletList',
  content: [{ type: 'listItem', content: [paragraph(words)] }],
});
const divider = { type: 'divider' };
const documentOf = (content: object[]) => ({ type: 'doc', content });

const blockArbitrary = fc.oneof(
  fc.integer({ min: 0, max: 4_000 }).map(length => paragraph('word '.repeat(length / 5))),
  fc.constant(heading('A heading')),
  fc.constant(list('An item')),
  fc.constant(divider),
);

const blocksOf = (doc: Node) => doc.children.flatMap(section => section.children);

describe('an article in sections', () => {
  it('has the same blocks, words and paragraph numbers as without', () => {
    fc.assert(
      fc.property(fc.array(blockArbitrary, { minLength: 1, maxLength: 30 }), blocks => {
        const body = documentOf(blocks);
        const flat = schema.nodeFromJSON(body);
        const sectioned = sectionedDocument(body);
        sectioned.check();
        expect(blocksOf(sectioned).map(block => block.toJSON())).toEqual(
          flat.children.map(block => block.toJSON()),
        );
        const places = (doc: Node) => plainTextOf(doc).blocks.map(({ pos: _, ...block }) => block);
        expect(plainTextOf(sectioned).text).toBe(plainTextOf(flat).text);
        expect(places(sectioned)).toEqual(places(flat));
      }),
    );
  });

  it('is cut where paragraphs meet, never beside a heading or a divider', () => {
    const part = [
      heading('A heading'),
      paragraph('word '.repeat(900)),
      divider,
      paragraph('word '.repeat(900)),
    ];
    const doc = sectionedDocument(
      documentOf(Array.from({ length: 20 }, () => [...part, paragraph('End.')]).flat()),
    );
    expect(doc.childCount).toBeGreaterThan(5);
    for (const [i, section] of doc.children.entries()) {
      if (i > 0) expect(section.firstChild?.type.name).toBe('paragraph');
      expect(section.lastChild?.type.name).toBe('paragraph');
    }
  });

  it('is cut all the same where only headings follow one another', () => {
    const doc = sectionedDocument(
      documentOf(Array.from({ length: 2_000 }, () => heading('A heading of words'))),
    );
    expect(doc.childCount).toBeGreaterThan(2);
  });

  it('leaves a short article in one piece', () => {
    expect(sectionedDocument(documentOf([paragraph('Few words.'), paragraph('More.')])).childCount).toBe(1);
  });

  it.each([null, 'words', {}, { type: 'paragraph' }, documentOf([{ type: 'script' }])])(
    'refuses what is no document (%j)',
    body => {
      expect(() => sectionedDocument(body)).toThrow(RangeError);
    },
  );
});
