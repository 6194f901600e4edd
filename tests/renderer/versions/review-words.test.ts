import { describe, expect, it } from 'vitest';
import { outcomeWords } from '../../../renderer/versions/review-list.ts';
import { howWords, lengthWords } from '../../../renderer/versions/version-words.ts';
import type { ReviewItem } from '../../../shared/contract/review.ts';
import type { DocumentVersion } from '../../../shared/contract/versions.ts';

const old = { before: '', words: 'the words', after: '' };
const item: ReviewItem = {
  annotation: '01900000-0000-7000-8000-000000000001',
  kind: 'claim',
  old,
  now: { ...old, start: 3, end: 12 },
  suggestion: null,
  hasSameWords: true,
};
const version: DocumentVersion = {
  content: 'f'.repeat(64),
  number: 2,
  how: 'version',
  by: '01900000-0000-7000-8000-000000000002',
  at: 0,
  file: 'later.html',
  words: 1_204,
  isShown: false,
};

describe('what became of an annotation', () => {
  it('is said in words', () => {
    expect(outcomeWords(item)).toBe('moved, same words');
    expect(outcomeWords({ ...item, hasSameWords: false })).toBe('words changed');
    expect(outcomeWords({ ...item, now: null, hasSameWords: false })).toBe('not found');
  });
});

describe('a version', () => {
  it('is said in words', () => {
    expect(howWords(version)).toBe('New version from later.html');
    expect(howWords({ ...version, how: 'import', file: null })).toBe('Imported, pasted');
    expect(howWords({ ...version, how: 'correction' })).toBe('Text corrected');
    expect(lengthWords(version)).toBe('1,204 words');
    expect(lengthWords({ ...version, words: null })).toBe('text not in this workspace');
  });
});
