import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, wordChanges } from '../../../renderer/versions/word-changes.ts';

/** Marked as text: what is gone in square brackets, what is new in braces. */
const shown = (pieces: readonly Piece[]) =>
  pieces
    .map(({ text, change }) => (change === 'gone' ? `[${text}]` : change === 'new' ? `{${text}}` : text))
    .join('');

const side = (pieces: readonly Piece[], without: Piece['change']) =>
  pieces
    .filter(({ change }) => change !== without)
    .map(({ text }) => text)
    .join('');

describe('the words of a passage that changed', () => {
  it('are marked whole, never by letters', () => {
    expect(shown(wordChanges('It took fifteen years.', 'It took fifty years.'))).toBe(
      'It took [fifteen]{fifty} years.',
    );
  });

  it('stay together when several in a row are replaced', () => {
    expect(shown(wordChanges('every day, from both banks', 'every other week from one side'))).not.toMatch(
      /\] \[|\} \{/,
    );
    expect(shown(wordChanges('the quick brown fox', 'the slow red fox'))).toBe(
      'the [quick brown]{slow red} fox',
    );
  });

  it('are told apart in scripts without spaces and from right to left', () => {
    expect(shown(wordChanges('两国都发布数字', '两国都不发布数字', 'zh'))).toBe('两国[都]{都不}发布数字');
    expect(shown(wordChanges('حکومت پانی کا ریکارڈ رکھے', 'حکومت ہوا کا ریکارڈ رکھے', 'ur'))).toBe(
      'حکومت [پانی]{ہوا} کا ریکارڈ رکھے',
    );
  });

  it('are none when nothing changed', () => {
    expect(wordChanges('Same.', 'Same.')).toEqual([{ text: 'Same.', change: 'same' }]);
    expect(wordChanges('', '')).toEqual([]);
  });

  it('are all of them where the texts are too long to compare', () => {
    const long = 'words '.repeat(30_000);
    expect(wordChanges(`${long}one`, `${long}two`).map(({ change }) => change)).toEqual(['gone', 'new']);
  });

  it('need no language that exists', () => {
    expect(shown(wordChanges('a b', 'a c', 'not a tag'))).toBe('a [b]{c}');
  });

  it('together are the text before, and the text after', () => {
    const text = fc
      .array(fc.constantFrom('river', 'treaty', ' ', '\n', ', ', 'é', '😀', '中国', 'پانی'), {
        maxLength: 30,
      })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordChanges(before, after);
        expect(side(pieces, 'new')).toBe(before);
        expect(side(pieces, 'gone')).toBe(after);
      }),
    );
  });
});
