import { describe, expect, it } from 'vitest';
import { Hyphens } from '../../../../../electron/core/importers/pdf/hyphens.ts';

/** Joins two lines in a document that has also these words somewhere inside its lines. */
function join(first: string, second: string, words = ''): string {
  const { cut, between } = new Hyphens([{ text: `Line ${words} end` }]).join(first, second, false);
  return (cut > 0 ? first.slice(0, -cut) : first) + between + second;
}

describe('two lines of a paragraph', () => {
  it.each([
    ['the gauge', 'on the bridge', 'the gauge on the bridge'],
    ['the infor-', 'mation they shared', 'the information they shared'],
    ['a Franco-', 'German treaty', 'a Franco-German treaty'],
    ['an EU-', 'wide rule', 'an EU-wide rule'],
    ['a 20-', 'year truce', 'a 20-year truce'],
    ['by e-', 'mail only', 'by e-mail only'],
    ['short-', 'and long-term aims', 'short- and long-term aims'],
    ['the self-', 'interest of both', 'the self-interest of both'],
    ['a rule-', 'based order', 'a rule-based order', 'rule'],
    ['with-', 'out a treaty', 'without a treaty', 'with out'],
    ['the river—', 'or what was left', 'the river—or what was left'],
    ['from 1990–', '95 onwards', 'from 1990–95 onwards'],
    ['and/', 'or by letter', 'and/or by letter'],
    ['看水位的人', '每天写一个数', '看水位的人每天写一个数'],
    ['see https://river.example/', 'ledger/2019 for more', 'see https://river.example/ledger/2019 for more'],
  ])('“%s” and “%s” become “%s”', (first, second, whole, words = '') => {
    expect(join(first, second, words)).toBe(whole);
  });

  it('are joined as the rest of the document writes the word', () => {
    expect(join('a long-', 'term view', 'the long-term view')).toBe('a long-term view');
    expect(join('the cease-', 'fire held', 'a ceasefire was kept')).toBe('the ceasefire held');
    expect(join('the cease-', 'fire held', 'a cease-fire was kept')).toBe('the cease-fire held');
  });
});
