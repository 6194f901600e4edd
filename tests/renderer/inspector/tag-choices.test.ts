/** Finding a tag by some of its letters. */
import { describe, expect, it } from 'vitest';
import { fuzzyScore } from '../../../renderer/inspector/fuzzy.ts';
import { partsOf } from '../../../renderer/inspector/ListValue.tsx';
import { tagChoices } from '../../../renderer/inspector/tag-choices.ts';
import { id, me } from '../link/records.ts';

const made = { createdBy: me.id, createdAt: 1, modifiedBy: me.id, modifiedAt: 1 };
const tag = (n: number, name: string, annotations = 0) => ({
  tag: { id: id(n), name, ...made },
  annotations,
});
const tags = [tag(1, 'Treaty law', 2), tag(2, 'Water', 4), tag(3, 'Nuclear risk', 9), tag(4, 'Débat public')];
const names = (typed: string, recent: string[] = []) =>
  tagChoices(tags, typed, recent).map(({ name }) => name);

describe('a tag picker', () => {
  it('finds a tag by the first letters of its words', () => {
    expect(names('nr')[0]).toBe('Nuclear risk');
  });

  it('finds a tag without its accents and capitals', () => {
    expect(names('debat')[0]).toBe('Débat public');
  });

  it('prefers letters in a run to letters here and there', () => {
    expect(names('tr')[0]).toBe('Treaty law');
    expect(fuzzyScore('Treaty law', 'tre')).toBeGreaterThan(fuzzyScore('Water reserve', 'tre'));
  });

  it('leaves out what lacks a letter, and offers to make what was typed', () => {
    expect(tagChoices(tags, 'zebra', [])).toEqual([expect.objectContaining({ type: 'new', name: 'zebra' })]);
  });

  it('never offers a second tag of a name that is there', () => {
    expect(tagChoices(tags, ' water ', []).every(({ type }) => type === 'tag')).toBe(true);
  });

  it('shows what was used lately first, then what is used most, while nothing is typed', () => {
    expect(names('', [id(1)])).toEqual(['Treaty law', 'Nuclear risk', 'Water', 'Débat public']);
  });
});

describe('a tree of tags in the picker', () => {
  const below = (n: number, name: string, parent: number) => {
    const summary = tag(n, name, n);
    return { ...summary, tag: { ...summary.tag, parent: id(parent) } };
  };
  const water = tag(2, 'Water');
  const tree = [water, below(5, 'Flow', 2), below(6, 'Dry season', 5), tag(7, 'Trade'), below(8, 'Flow', 7)];
  const first = (typed: string) => tagChoices(tree, typed, [])[0];
  const made = (typed: string) => tagChoices(tree, typed, []).find(({ type }) => type === 'new');

  it('says what each tag lies under', () => {
    expect(first('dry')).toMatchObject({ name: 'Dry season', path: ['Water', 'Flow'] });
  });

  it('finds a tag by its path, after those it names', () => {
    const found = tagChoices(tree, 'trade', []).map(({ name, path }) => [...path, name].join('/'));
    expect(found).toEqual(['Trade', 'Trade/Flow']);
    expect(first('tra/fl')).toMatchObject({ id: id(8) });
    expect(first('trade/flow')).toMatchObject({ id: id(8) });
    expect(made('Trade / FLOW')).toBeUndefined();
  });

  it('makes a tag under one that is there, from the top or where only one can be meant', () => {
    expect(made('water/quality')).toMatchObject({
      name: 'quality',
      parent: id(2),
      under: [],
      path: ['Water'],
    });
    expect(made('dry season/2019')).toMatchObject({ name: '2019', parent: id(6) });
    expect(made('flow/2019')).toMatchObject({ name: '2019', under: ['flow'], path: ['flow'] });
    expect(made('flow/2019')).not.toHaveProperty('parent');
  });

  it('makes what is missing in between as well', () => {
    const wanted = { name: 'c', parent: id(2), under: ['a', 'b'], path: ['Water', 'a', 'b'] };
    expect(made('water/a/b/c')).toMatchObject(wanted);
  });

  it('makes a namesake at the top only after a slash', () => {
    expect(made('dry season')).toBeUndefined();
    expect(made('/dry season')).toMatchObject({ name: 'dry season', under: [], path: [] });
    expect(made('water/')).toBeUndefined();
    expect(made('/')).toBeUndefined();
  });

  it('puts the tag of a digit first', () => {
    const digits = [tag(1, '1975'), { ...water, tag: { ...water.tag, shortcut: '7' } }];
    expect(tagChoices(digits, '7', [])[0]?.name).toBe('Water');
  });
});

describe('a list field', () => {
  it('cuts what was pasted at semicolons and lines, without empty parts and repeats', () => {
    expect(partsOf(' India; Pakistan;;India\nIAEA ')).toEqual(['India', 'Pakistan', 'IAEA']);
  });
});
