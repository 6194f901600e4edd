import { describe, expect, it } from 'vitest';
import { exportName, kindsOffered, withoutKinds } from '../../../renderer/exchange/export-scope.ts';

describe('the kinds to choose from', () => {
  it('are all, unless the table or what was chosen before has only some', () => {
    expect(kindsOffered({ preset: 'by-tag' }, true, {})).toEqual(['claim', 'precedent', 'option']);
    expect(kindsOffered({ preset: 'claims' }, true, {})).toEqual(['claim']);
    expect(kindsOffered({ preset: 'claims' }, false, {})).toEqual(['claim', 'precedent', 'option']);
    expect(kindsOffered({ preset: 'evidence' }, true, { kinds: ['option', 'claim'] })).toEqual([
      'claim',
      'option',
    ]);
  });
});

describe('leaving kinds out', () => {
  it('narrows the filter and leaves the rest of it', () => {
    const filter = { documents: ['a'] };
    expect(withoutKinds(filter, ['claim', 'option'], ['option'])).toEqual({
      documents: ['a'],
      kinds: ['claim'],
    });
    expect(withoutKinds(filter, ['claim', 'option'], ['claim', 'option'])).toEqual({
      documents: ['a'],
      kinds: [],
    });
  });

  it('changes nothing when none is left out, or there was no choice', () => {
    const filter = { documents: ['a'] };
    expect(withoutKinds(filter, ['claim', 'option'], ['precedent'])).toBe(filter);
    expect(withoutKinds(filter, ['claim'], ['claim'])).toBe(filter);
  });
});

it('suggests a name that says which table it is', () => {
  expect(exportName('Basin', { preset: 'by-tag' }, true)).toBe('Basin by tag');
  expect(exportName('Basin', { preset: 'by-tag' }, false)).toBe('Basin');
});
