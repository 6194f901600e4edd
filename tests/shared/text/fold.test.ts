/** Folding: what counts as the same words, and the way back to where they stand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../../shared/text/fold.ts';

const back = (text: string, words: string) => {
  const folded = fold(text);
  const at = folded.text.indexOf(words);
  return text.slice(folded.startOf(at), folded.endOf(at + words.length - 1));
};

describe('folding', () => {
  it('gives typographic variants one form', () => {
    expect(fold('“it’s” — done…').text).toBe(fold('"it\'s" - done...').text);
    expect(fold('a\u00a0\n\t b').text).toBe('a b');
    expect(fold('co\u00adopera\u200btion\u200f').text).toBe('cooperation');
    expect(fold('e\u0301').text).toBe(fold('é').text);
  });

  it('leaves case, other accents and other scripts alone', () => {
    for (const text of ['Straße', 'résumé', '中国，政府', 'پاکستان', '😀'])
      expect(fold(text).text).toBe(text);
  });

  it('leads back to the whole of what was folded', () => {
    expect(back('the cafe\u0301 closed', 'café')).toBe('cafe\u0301');
    expect(back('wait… what', 'wait...')).toBe('wait…');
    expect(back('Ge\u00adneva', 'Geneva')).toBe('Ge\u00adneva');
    expect(back('x  😀y', '😀')).toBe('😀');
  });

  it('gives dashes one form, spaced or not, but leaves minus signs and hanging hyphens alone', () => {
    for (const text of ['war — peace', 'war—peace', 'war -- peace', 'war - peace', 'war\u00a0–\npeace'])
      expect(fold(text).text).toBe('war-peace');
    for (const text of ['fell by -5', 'pre- and post-war', 'a well-known -x'])
      expect(fold(text).text).toBe(text);
    expect(back('the war — peace', 'war-peace')).toBe('war — peace');
    expect(fold('-'.repeat(50_000) + ' '.repeat(50_000) + '\u00ad'.repeat(50_000)).text).toBe('- ');
  });

  it('takes ligatures apart and joins words parted at the end of a line', () => {
    expect(fold('the oﬃce of ﬁnance').text).toBe('the office of finance');
    expect(fold('the govern-\nment, the govern\u00ad\n ment').text).toBe('the government, the government');
    expect(back('the govern-\nment fell', 'government')).toBe('govern-\nment');
    for (const text of ['1990-\n1995', 'Paris-\nBerlin', 'pre- and post-war'])
      expect(fold(text).text).toBe(text.replace('\n', ' '));
  });

  it('sees one word in Arabic and Urdu spellings, with vowel marks or without', () => {
    expect(fold('كِتَابٌ').text).toBe(fold('کتاب').text);
    expect(fold('پاكستان كي').text).toBe(fold('پاکستان کی').text);
    expect(fold('مـعـاهـدة').text).toBe(fold('معاہدة').text);
    expect(fold('ﻻ').text).toBe(fold('لا').text);
    expect(fold('على').text).not.toBe(fold('علي').text);
    expect(back('ریاست كِتَاب ہے', 'کتاب')).toBe('كِتَاب');
  });

  it('composes letters that are written in parts, over what cannot be seen between them', () => {
    expect(fold('e\u00ad\u0301').text).toBe('é');
    expect(fold('한국').text).toBe(fold('한국'.normalize('NFD')).text);
    expect(fold('ガ'.normalize('NFD')).text).toBe('ガ');
    expect(fold('क़'.normalize('NFC')).text).toBe(fold('\u0958').text);
    expect(fold('آئیں'.normalize('NFD')).text).toBe(fold('آئیں').text);
  });

  it('keeps its offsets in order and inside the text, and leads there and back', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), odd), text => {
        const folded = fold(text);
        for (let i = 0; i < folded.text.length; i++) {
          const [start, end] = [folded.startOf(i), folded.endOf(i)];
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          if (i > 0) expect(start).toBeGreaterThanOrEqual(folded.startOf(i - 1));
          expect(folded.startOf(folded.indexOf(start))).toBe(start);
          if (folded.startOf(i + 1) > start) expect(folded.indexOf(end)).toBeGreaterThan(i);
        }
        expect(fold(folded.text).text).toBe(folded.text);
      }),
    );
  });

  it('leaves everything else of a text in its place, however long it is', () => {
    const paragraph = `${'No treaty was signed. '.repeat(500)}“Not one…”\n`;
    const text = paragraph.repeat(3);
    const folded = fold(text);
    for (let from = 0; ; from++) {
      from = folded.text.indexOf('treaty', from);
      if (from === -1) break;
      expect(text.slice(folded.startOf(from), folded.endOf(from + 5))).toBe('treaty');
    }
    expect(folded.indexOf(text.length)).toBe(folded.text.length);
    expect(folded.startOf(folded.text.length)).toBe(text.length);
  });
});

/** Texts thick with the signs that folding is about. */
const odd = fc
  .array(
    fc.constantFrom(
      'a',
      'E',
      ' ',
      '\n',
      '-',
      '\u00ad',
      '\u0301',
      '\u0308',
      'ﬁ',
      '…',
      '“',
      '\u2010',
      '😀',
      '\u200b',
      '\u064e',
      'ي',
      'ك',
      'ه',
      '\u0654',
      'ئ',
      'ﷲ',
      '\u0958',
      '\u093c',
      '\u1161',
      '\u1100',
      '\ufb2a',
      '\ud800',
      '\udc00',
      '`',
    ),
    { maxLength: 40 },
  )
  .map(parts => parts.join(''));
