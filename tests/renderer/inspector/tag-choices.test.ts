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

describe('a list field', () => {
  it('cuts what was pasted at semicolons and lines, without empty parts and repeats', () => {
    expect(partsOf(' India; Pakistan;;India\nIAEA ')).toEqual(['India', 'Pakistan', 'IAEA']);
  });
});
