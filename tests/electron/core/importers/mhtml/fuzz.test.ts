import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
import { readMhtml } from '../../../../../electron/core/importers/mhtml/mhtml.ts';
import { Fault } from '../../../../../shared/contract/fault.ts';
import { pagePart, webArchiveOf } from '../../../../support/web-archive.ts';

const LONG = 'The two banks of the river have kept their own ledgers since before there were governments. ';
const PAGE = `<html><head><title>Ledgers – Basin Times</title></head><body><article><h1>Ledgers</h1><p>${LONG.repeat(6)}</p></article></body></html>`;
const WHOLE = webArchiveOf(
  [
    pagePart(PAGE, { 'Content-ID': '<a@x>', 'Content-Location': 'https://basin.example/l' }),
    { headers: { 'Content-Type': 'image/png', 'Content-Transfer-Encoding': 'base64' }, body: 'AAAA' },
  ],
  { headers: { Subject: '=?utf-8?Q?Ledgers?=', Date: 'Sun, 16 Mar 2025 10:00:00 +0500' } },
);

/** Whether reading ends in a draft or in a refusal; anything else fails the test. */
function endsWell(bytes: Uint8Array): boolean {
  try {
    return Array.isArray(readMhtml(bytes, 'page.mhtml').blocks);
  } catch (error) {
    if (error instanceof Fault) return true;
    throw error;
  }
}

const fixtures = join(import.meta.dirname, '../../../../fixtures/mhtml');

describe('a web archive', () => {
  it.each(readdirSync(fixtures))('cut anywhere never passes for a whole one: %s', async name => {
    const bytes = readFileSync(join(fixtures, name));
    const whole = await importArticle(bytes, { name });
    for (let i = 1; i < 48; i++) {
      const cut = bytes.subarray(0, Math.floor((bytes.length * i) / 48));
      try {
        const { body, report } = await importArticle(cut, { name });
        if (report.warnings.length === 0) expect([i, body]).toEqual([i, whole.body]);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
      }
    }
  });

  it('cut off anywhere ends in an article or a refusal', () => {
    for (let length = 0; length < WHOLE.length; length += 23)
      expect(endsWell(WHOLE.subarray(0, length))).toBe(true);
  });

  it('with flipped bytes ends in an article or a refusal', () => {
    const flips = fc.array(fc.tuple(fc.nat(WHOLE.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(flips, changes => {
        const bytes = Uint8Array.from(WHOLE);
        for (const [at, mask] of changes) bytes[at] = (bytes[at] ?? 0) ^ mask;
        return endsWell(bytes);
      }),
      { numRuns: 200 },
    );
  });

  it('of any pieces ends in an article or a refusal', () => {
    const piece = fc.constantFrom(
      'MIME-Version: 1.0\r\n',
      'Content-Type: multipart/related; boundary=b\r\n',
      'Content-Type: multipart/mixed; boundary="b\r\n',
      'Content-Type: text/html; charset=klingon\r\n',
      'Content-Transfer-Encoding: quoted-printable\r\n',
      'Content-Transfer-Encoding: base64\r\n',
      'Subject: =?utf-8?B?////?= =?x?Q?=ZZ=?=\r\n',
      '\r\n',
      '\n',
      '--b\r\n',
      '--b--\r\n',
      '--',
      '=',
      '=\r\n',
      '<p>words</p>',
      '\0\uffff',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), pieces => endsWell(Buffer.from(pieces.join('')))),
      { numRuns: 400 },
    );
  });

  it('that holds itself, or has parts without number, is read within limits', () => {
    const nest = (depth: number): string =>
      depth === 0
        ? `Content-Type: text/html\r\n\r\n${PAGE}`
        : `Content-Type: multipart/mixed; boundary=b${depth}\r\n\r\n--b${depth}\r\n${nest(depth - 1)}\r\n--b${depth}--`;
    expect(endsWell(Buffer.from(nest(60)))).toBe(true);
    const parts = '--b\r\nContent-Type: text/css\r\n\r\nx\r\n'.repeat(50_000);
    expect(endsWell(Buffer.from(`Content-Type: multipart/related; boundary=b\r\n\r\n${parts}`))).toBe(true);
  });
});
