/** The codebook as a tree: paths, branches, names, and circles that merged edits can make. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Tag } from '../../../shared/records/tag.ts';
import { TagForest, tagNameKey } from '../../../shared/records/tag-forest.ts';

const person = '01890a5d-ac96-774b-bcce-b302099a8057';
const tag = (id: string, name: string, parent?: string): Tag => ({
  id,
  name,
  ...(parent === undefined ? {} : { parent }),
  createdBy: person,
  createdAt: 1,
  modifiedBy: person,
  modifiedAt: 1,
});

const forest = new TagForest([
  tag('w', 'Water'),
  tag('r', 'Rights', 'w'),
  tag('f', 'Flow', 'w'),
  tag('b', 'Border', 'r'),
  tag('t', 'Trade'),
]);
const ids = (tags: readonly Tag[]) => tags.map(({ id }) => id);

describe('a codebook', () => {
  it('knows what lies under a tag and at the top, in the order of the list', () => {
    expect(ids(forest.childrenOf(null))).toEqual(['w', 't']);
    expect(ids(forest.childrenOf('w'))).toEqual(['r', 'f']);
    expect(forest.childrenOf('b')).toEqual([]);
  });

  it('tells the path of a tag from the top', () => {
    expect(ids(forest.pathOf('b'))).toEqual(['w', 'r', 'b']);
    expect(forest.pathOf('gone')).toEqual([]);
  });

  it('gathers whole branches, each tag once', () => {
    expect(forest.withBelow(['w', 'r'])).toEqual(['w', 'r', 'f', 'b']);
    expect(forest.topmost(['b', 'w', 't'])).toEqual(['w', 't']);
    expect(forest.isWithin('b', 'w')).toBe(true);
    expect(forest.isWithin('w', 'b')).toBe(false);
  });

  it('takes names that differ in capitals, spaces or composed accents for the same, others not', () => {
    expect(tagNameKey(' Débat  public')).toBe(tagNameKey('débat public'));
    expect(tagNameKey('resume')).not.toBe(tagNameKey('résumé'));
    expect(forest.named('FLOW', 'w')?.id).toBe('f');
    expect(forest.named('flow', 'w', 'f')).toBeUndefined();
    expect(forest.named('flow', null)).toBeUndefined();
  });

  it('finds siblings of one name, and leaves cousins alone', () => {
    const twins = new TagForest([
      tag('1', 'Sun'),
      tag('2', 'sun'),
      tag('3', 'Rain'),
      tag('4', 'Sun', '3'),
      tag('5', 'Moon', '3'),
    ]);
    expect(twins.namesakes().map(ids)).toEqual([['1', '2']]);
  });

  it('puts a tag at the top whose parent is not there', () => {
    expect(new TagForest([tag('1', 'Sun', 'gone')]).parentOf('1')).toBeNull();
  });

  it('cuts a circle at its oldest tag, so that all of it can be reached', () => {
    const circle = new TagForest([
      tag('3', 'c', '2'),
      tag('2', 'b', '1'),
      tag('1', 'a', '3'),
      tag('4', 'd', '3'),
    ]);
    expect(ids(circle.childrenOf(null))).toEqual(['1']);
    expect(ids(circle.pathOf('4'))).toEqual(['1', '2', '3', '4']);
    expect(new TagForest([tag('1', 'own', '1')]).parentOf('1')).toBeNull();
  });

  it('reaches every tag exactly once from the top, whatever lies under what', () => {
    const anyTags = fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyTags, parents => {
        const list = parents.map((parent, i) => tag(String(i), `tag ${i}`, String(parent)));
        const any = new TagForest(list);
        const reached = any.withBelow(ids(any.childrenOf(null)));
        expect([...reached].sort()).toEqual(ids(list).sort());
        for (const { id } of list) {
          expect(any.pathOf(id).at(-1)?.id).toBe(id);
          expect(any.isWithin(id, any.parentOf(id) ?? id)).toBe(true);
        }
      }),
    );
  });
});
