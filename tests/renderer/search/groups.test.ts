/** Matches of a search, by article and cut at what was found. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtMatches, groupHits } from '../../../renderer/search/groups.ts';
import type { SearchHit } from '../../../shared/contract/search.ts';
import { id } from '../link/records.ts';

const hit = (document: number, snippet: string): SearchHit => ({
  part: 'text',
  document: id(document),
  title: `Article ${document}`,
  annotation: null,
  kind: null,
  start: 0,
  end: 1,
  snippet,
  matches: [],
});

describe('search results', () => {
  it('stand under their articles, the article of the best match first', () => {
    const groups = groupHits([hit(2, 'a'), hit(1, 'b'), hit(2, 'c')]);
    expect(groups.map(({ title, hits }) => [title, hits.map(({ snippet }) => snippet)])).toEqual([
      ['Article 2', ['a', 'c']],
      ['Article 1', ['b']],
    ]);
  });

  it('show their matches apart', () => {
    expect(cutAtMatches({ snippet: 'a treaty here', matches: [[2, 8]] })).toEqual([
      { text: 'a ', isMatch: false },
      { text: 'treaty', isMatch: true },
      { text: ' here', isMatch: false },
    ]);
  });

  it('never lose or double a letter, however the matches lie', () => {
    const range = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(
        fc.string({ minLength: 30, maxLength: 40 }),
        fc.array(range, { maxLength: 6 }),
        (snippet, matches) => {
          expect(
            cutAtMatches({ snippet, matches })
              .map(({ text }) => text)
              .join(''),
          ).toBe(snippet);
        },
      ),
    );
  });
});
