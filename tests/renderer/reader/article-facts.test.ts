import { describe, expect, it } from 'vitest';
import { articleFacts } from '../../../renderer/reader/article-facts.ts';
import { articles } from './harness/articles.ts';

describe('what stands under the title', () => {
  it('is the byline, the publication, the date and the reading time', () => {
    const river = articles.river?.document;
    expect(river && articleFacts(river)).toEqual([
      'Editorial board',
      'The Upstream Post',
      '11 March 2025',
      '7 min',
    ]);
  });

  it('leaves out what is not known', () => {
    const urdu = articles.urdu?.document;
    expect(urdu && articleFacts(urdu)).toEqual(['1 min']);
  });
});
