import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../electron/core/importers/encoding.ts';
import { faultOf, importTextFile, linesOf } from '../../../support/imported.ts';

const ENGLISH = 'The café’s owner said “no” – and raised the price to 5 €. '.repeat(8);
const CZECH = 'Příliš žluťoučký kůň úpěl ďábelské ódy, řekl ministr a odešel z jednání o vodě. '.repeat(8);
const RUSSIAN =
  'Каждое утро в шесть часов служащий выходит на середину моста и записывает уровень воды. '.repeat(8);
const ARABIC = 'كل صباح في الساعة السادسة يمشي الموظف إلى منتصف الجسر ويكتب مستوى الماء في الدفتر. '.repeat(
  8,
);
const CHINESE = '每天早晨六点，一名职员走到桥的中央，读出水尺上的数字，记在账本里。'.repeat(8);
const JAPANESE = '毎朝六時に、係の人が橋の真ん中まで歩いて行き、水位を読んで帳面に書きます。'.repeat(8);
const KOREAN = '매일 아침 여섯 시에 직원이 다리 한가운데로 걸어가 수위를 읽고 장부에 적는다. '.repeat(8);

/** Bytes of a text in a legacy encoding, made by Python's codecs: JavaScript only decodes. */
function encode(text: string, codec: string): Uint8Array {
  const program =
    'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode("utf-8").encode(sys.argv[1], "replace"))';
  return execFileSync('python3', ['-c', program, codec], { input: text });
}

/** UTF-16 without a mark. */
function utf16(text: string, isBigEndian: boolean): Uint8Array {
  const bytes = Buffer.from(text, 'utf16le');
  return isBigEndian ? bytes.swap16() : bytes;
}

describe('an encoding nobody declared', () => {
  it.each([
    ['windows-1252', 'cp1252', ENGLISH],
    ['windows-1256', 'cp1256', ARABIC],
    ['windows-1251', 'cp1251', RUSSIAN],
    ['koi8-r', 'koi8-r', RUSSIAN],
    ['gb18030', 'gb18030', CHINESE],
    ['big5', 'big5', '每天早晨六點，一名職員走到橋的中央，讀出水尺上的數字，記在帳本裡。'.repeat(8)],
    ['shift_jis', 'shift_jis', JAPANESE],
    ['euc-jp', 'euc-jp', JAPANESE],
    ['euc-kr', 'euc-kr', KOREAN],
  ])('is found to be %s, and told as a guess', (encoding, codec, text) => {
    const found = decode(encode(text, codec), 'a.txt');
    expect(found.encoding).toBe(encoding);
    expect(found.text).toBe(text);
    expect(found.warnings.join()).toContain(encoding);
  });

  it.each([
    ['utf-16le', ENGLISH, false],
    ['utf-16be', ENGLISH, true],
    ['utf-16le', `${ARABIC}\n${RUSSIAN}`, false],
    ['utf-16be', `${CHINESE}\n\n2025\n${CHINESE}`, true],
  ])('is found to be %s without a mark', (encoding, text, isBigEndian) => {
    const found = decode(utf16(text, isBigEndian), 'a.txt');
    expect(found).toMatchObject({ encoding, text });
    expect(found.warnings).toHaveLength(1);
  });

  it('is utf-8 without a warning when the bytes are nothing else', () => {
    const text = ENGLISH + CZECH + RUSSIAN + ARABIC + CHINESE;
    expect(decode(Buffer.from(text), 'a.txt')).toEqual({ text, encoding: 'utf-8', warnings: [] });
  });

  it('is utf-8 with a warning when only a few bytes are broken', () => {
    const bytes = Buffer.concat([
      Buffer.from(ARABIC.repeat(4)),
      Buffer.from([0xff, 0x20]),
      Buffer.from(ARABIC),
    ]);
    const { encoding, text, warnings } = decode(bytes, 'a.txt');
    expect(encoding).toBe('utf-8');
    expect(text).toContain('\ufffd');
    expect(warnings[0]).toMatch(/replaced/);
  });
});

describe('an encoding that is said', () => {
  it('by a byte-order mark is believed, and the mark is not text', () => {
    for (const [bytes, encoding] of [
      [Buffer.from(`\ufeff${CZECH}`), 'utf-8'],
      [utf16(`\ufeff${CZECH}`, false), 'utf-16le'],
      [utf16(`\ufeff${CZECH}`, true), 'utf-16be'],
    ] as const) {
      expect(decode(bytes, 'a.txt')).toEqual({ text: CZECH, encoding, warnings: [] });
    }
  });

  it.each([
    ['<meta charset="iso-8859-2">', 'iso-8859-2', CZECH],
    ['<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=windows-1250">', 'cp1250', CZECH],
    ['<?xml version="1.0" encoding="windows-1256"?>', 'cp1256', ARABIC],
  ])('by the page, as in %s, is believed', (head, codec, text) => {
    const page = `${head.startsWith('<?') ? head : `<html><head>${head}`}<title>x</title><p>${text}</p>`;
    const found = decode(encode(page, codec), 'a.html');
    expect(found.text).toBe(page);
    expect(found.warnings).toEqual([]);
  });

  it('by the page, but wrongly, is overruled by what can only be utf-8', () => {
    const page = `<html><head><meta charset="windows-1252"></head><p>${RUSSIAN}</p>`;
    const found = decode(Buffer.from(page), 'a.html');
    expect(found).toMatchObject({ encoding: 'utf-8', text: page });
    expect(found.warnings[0]).toMatch(/windows-1252/);
  });

  it('by the person is used whatever the bytes look like', () => {
    expect(decode(encode(CZECH, 'iso-8859-2'), 'a.txt', 'latin2').text).toBe(CZECH);
    expect(faultOf(() => decode(Buffer.from('x'), 'a.txt', 'klingon')).message).toBe(
      'Cannot import (a.txt): “klingon” is not a character encoding',
    );
  });
});

describe('what cannot be stored', () => {
  it('is replaced: NULs, controls and lone surrogates; line ends become one kind', () => {
    const bytes = Buffer.from('one\0two\u0001\r\nthree\rfour\u2028five');
    expect(decode(bytes, 'a.txt').text).toBe('one\ufffdtwo\ufffd\nthree\nfour\nfive');
    const lone = utf16(`\ufeff${'plain words '.repeat(5)}\ud800 end`, false);
    expect(decode(lone, 'a.txt').text).toMatch(/\ufffd end$/);
  });

  it('does not touch letters that could be written otherwise', () => {
    const words = 'e\u0301 \u00e9 \ufb01 \u212b';
    expect(decode(Buffer.from(words), 'a.txt').text).toBe(words);
  });

  it('is told to the person', () => {
    const { report, body } = importTextFile(Buffer.from('A title\n\nSome\0where in the text of it.'), {
      name: 'a.txt',
    });
    expect(linesOf({ metadata: { title: 'x', direction: 'ltr' }, body, report })).toEqual([
      'Some\ufffdwhere in the text of it.',
    ]);
    expect(report.warnings[0]).toMatch(/could not be read/);
  });
});
