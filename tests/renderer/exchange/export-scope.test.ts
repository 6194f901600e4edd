import { describe, expect, it } from 'vitest';
import {
  exportName,
  kindsOffered,
  peopleOffered,
  scopesOffered,
  withoutKinds,
  withoutPeople,
} from '../../../renderer/exchange/export-scope.ts';

describe('what is offered', () => {
  it('is first what was chosen before: a scope, articles, or a single one by its title', () => {
    const scope = { filter: { annotations: ['x'] }, label: '1 selected annotation' };
    expect(scopesOffered('open', scope)).toEqual({ document: 'open', given: scope, first: 'given' });
    expect(scopesOffered('open', ['a', 'b'])).toEqual({
      document: 'open',
      given: { filter: { documents: ['a', 'b'] }, label: '2 articles' },
      first: 'given',
    });
    expect(scopesOffered('open', ['a'])).toEqual({ document: 'a', given: null, first: 'document' });
    expect(scopesOffered('open', null)).toEqual({ document: 'open', given: null, first: 'all' });
  });

  it('is the whole workspace, once, where what was chosen before is all there is', () => {
    const scope = { filter: { text: '' }, label: 'What the table shows' };
    expect(scopesOffered('open', scope)).toEqual({ document: 'open', given: null, first: 'all' });
  });
});

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

describe('leaving people out', () => {
  const filter = { documents: ['a'] };

  it('narrows the filter to the others', () => {
    expect(withoutPeople(filter, ['ada', 'bob'], ['bob'])).toEqual({ documents: ['a'], people: ['ada'] });
    expect(withoutPeople(filter, ['ada', 'bob'], ['ada', 'bob'])).toEqual({ documents: ['a'], people: [] });
  });

  it('stays within the people of what was chosen before', () => {
    const given = { people: ['ada', 'bob'] };
    expect(peopleOffered(['ada', 'bob', 'eve'], given)).toEqual(['ada', 'bob']);
    expect(withoutPeople(given, ['ada', 'bob', 'eve'], ['eve'])).toBe(given);
    expect(withoutPeople(given, ['ada', 'bob', 'eve'], ['bob'])).toEqual({ people: ['ada'] });
  });

  it('changes nothing where one person works alone', () => {
    expect(withoutPeople(filter, ['ada'], ['ada'])).toBe(filter);
  });
});

it('suggests a name that says which table it is', () => {
  expect(exportName('Basin', { preset: 'by-tag' }, true)).toBe('Basin by tag');
  expect(exportName('Basin', { preset: 'by-tag' }, false)).toBe('Basin');
});
