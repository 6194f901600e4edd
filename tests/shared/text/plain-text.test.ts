/** The plain text of an article, and the way between its offsets and the editor's positions. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { blockAt, headingAt, offsetOf, plainTextOf, positionOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';

const { nodes, marks } = schema;
const word = fc.oneof(
  fc.constantFrom('river', '😀', 'e\u0301', '中国', 'پاکستان', 'हिन्दी'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
);
const inline: fc.Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: word.map(text => schema.text(text)) },
  { weight: 2, arbitrary: word.map(text => schema.text(text, [marks.strong.create()])) },
  { weight: 1, arbitrary: fc.constant(null).map(() => nodes.lineBreak.create()) },
);
const textblock = fc
  .tuple(fc.constantFrom('paragraph', 'heading', 'figure'), fc.array(inline, { maxLength: 5 }))
  .map(([type, content]) => schema.node(type, null, content));
const block: fc.Arbitrary<Node> = fc.oneof(
  { weight: 4, arbitrary: textblock },
  {
    weight: 1,
    arbitrary: fc
      .array(textblock, { minLength: 1, maxLength: 3 })
      .map(inside => nodes.blockquote.create(null, inside)),
  },
  {
    weight: 1,
    arbitrary: fc.array(textblock, { minLength: 1, maxLength: 3 }).map(items =>
      nodes.bulletList.create(
        null,
        items.map(item => nodes.listItem.create(null, item)),
      ),
    ),
  },
  { weight: 1, arbitrary: fc.constant(null).map(() => nodes.divider.create()) },
);
const doc = fc.array(block, { minLength: 1, maxLength: 8 }).map(blocks => nodes.doc.create(null, blocks));

describe('plain text', () => {
  it('joins blocks and line breaks by single newlines', () => {
    const article = nodes.doc.create(null, [
      nodes.heading.create({ level: 1 }, schema.text('Title')),
      nodes.divider.create(),
      nodes.blockquote.create(null, [
        nodes.paragraph.create(null, [schema.text('one'), nodes.lineBreak.create(), schema.text('two')]),
      ]),
      nodes.paragraph.create({ page: '7' }),
    ]);
    const plain = plainTextOf(article);
    expect(plain.text).toBe('Title\none\ntwo\n');
    expect(plain.blocks.map(({ type, number, page }) => [type, number, page])).toEqual([
      ['heading', 1, null],
      ['paragraph', 2, null],
      ['paragraph', 3, '7'],
    ]);
    expect(headingAt(plain, 8)).toBe('Title');
    expect(blockAt(plain, 5)?.number).toBe(1);
    expect(blockAt(plain, 9)?.number).toBe(2);
  });

  it('has no heading above the first one', () => {
    expect(
      headingAt(plainTextOf(nodes.doc.create(null, nodes.paragraph.create(null, schema.text('x')))), 0),
    ).toBeNull();
  });

  it('leads from every offset to a position and back, at the same letter', () => {
    fc.assert(
      fc.property(doc, article => {
        const plain = plainTextOf(article);
        for (let offset = 0; offset <= plain.text.length; offset++) {
          const pos = positionOf(plain, offset);
          expect(offsetOf(plain, pos)).toBe(offset);
          expect(article.resolve(pos).parent.isTextblock || plain.blocks.length === 0).toBe(true);
          const next = plain.blocks.some(({ end }) => end === offset) ? null : plain.text.charAt(offset);
          if (next) expect(article.textBetween(pos, pos + 1)).toBe(next);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gives positions between blocks the nearest end, in order', () => {
    fc.assert(
      fc.property(doc, article => {
        const plain = plainTextOf(article);
        let before = 0;
        for (let pos = 0; pos <= article.content.size; pos++) {
          const offset = offsetOf(plain, pos);
          expect(offset).toBeGreaterThanOrEqual(before);
          expect(offset).toBeLessThanOrEqual(plain.text.length);
          before = offset;
        }
      }),
      { numRuns: 60 },
    );
  });
});
