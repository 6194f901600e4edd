/** A passage whose words are gone is followed to where it stood: what is suggested, and what is not. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Follower } from '../../../../electron/core/workspace/suggest.ts';

const BEFORE = [
  'The two governments have kept the ceasefire for three years.',
  'In 1975 the Helsinki Final Act tied borders to rights. It took fifteen years to matter.',
  'They should publish the gauge readings every day.',
].join('\n');

/** The words suggested in `after` for a quote of `before`. */
function suggested(quote: string, after: string, before = BEFORE): string | null {
  const start = before.indexOf(quote);
  const place = new Follower(before, after).follow({ start, end: start + quote.length });
  return place && after.slice(place.start, place.end);
}

describe('a passage whose words have changed', () => {
  it('is followed to the words that took their place', () => {
    const after = BEFORE.replace('tied borders to rights', 'firmly tied its borders to human rights');
    expect(suggested('the Helsinki Final Act tied borders to rights.', after)).toBe(
      'the Helsinki Final Act firmly tied its borders to human rights.',
    );
  });

  it('is followed when its first or last words are among the changed ones', () => {
    const after = BEFORE.replace('In 1975 the', 'Half a century ago, the').replace(
      'to rights',
      'to liberties',
    );
    expect(suggested('In 1975 the Helsinki Final Act tied borders to rights.', after)).toBe(
      'Half a century ago, the Helsinki Final Act tied borders to liberties.',
    );
  });

  it('is followed past paragraphs put in and taken out before it', () => {
    const after = `An update.\n\n${BEFORE.split('\n').slice(1).join('\n')}`.replace(
      'fifteen years',
      'a generation',
    );
    expect(suggested('It took fifteen years to matter.', after)).toBe('It took a generation to matter.');
  });

  it('is followed when its paragraph was parted', () => {
    const after = BEFORE.replace(' It took fifteen years', '\nIt took some fifteen long years');
    expect(suggested('It took fifteen years to matter.', after)).toBe(
      'It took some fifteen long years to matter.',
    );
  });
});

describe('nothing is suggested', () => {
  it('when too little of a passage is left', () => {
    const after = BEFORE.replace(
      'They should publish the gauge readings every day.',
      'Nothing is proposed here.',
    );
    expect(suggested('They should publish the gauge readings', after)).toBeNull();
  });

  it('when its paragraph is gone', () => {
    expect(suggested('They should publish', BEFORE.split('\n').slice(0, 2).join('\n'))).toBeNull();
  });

  it('when the texts have nothing in common', () => {
    const words = (word: string) => Array.from({ length: 5_000 }, (_, i) => `${word} ${i}.`).join('\n');
    expect(suggested('One 7.', words('Two'), words('One'))).toBeNull();
  });
});

it('suggests nothing for a place without words, though its paragraph was the last and is gone', () => {
  expect(new Follower('\nriver', '').follow({ start: 3, end: 3 })).toBeNull();
});

it('what is suggested always lies in the text', () => {
  const text = fc
    .array(fc.constantFrom('river', 'treaty', ' ', '\n', ', ', 'é', '😀', '中国', 'پانی'), { maxLength: 40 })
    .map(parts => parts.join(''));
  fc.assert(
    fc.property(text, text, fc.nat(), fc.nat(), (before, after, one, two) => {
      const [a, b] = [one % (before.length + 1), two % (before.length + 1)];
      const passage = { start: Math.min(a, b), end: Math.max(a, b) };
      const place = new Follower(before, after).follow(passage);
      if (!place) return;
      expect(place.start).toBeGreaterThanOrEqual(0);
      expect(place.end).toBeGreaterThanOrEqual(place.start);
      expect(place.end).toBeLessThanOrEqual(after.length);
    }),
    { numRuns: 500, examples: [['\nriveréپانی', '', 1_132_772_081, 1_481_961_221]] },
  );
});
