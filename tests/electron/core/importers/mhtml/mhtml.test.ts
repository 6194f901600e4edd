import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
import { linesOf, refusalOf } from '../../../../support/imported.ts';
import { type ArchiveShape, pagePart, webArchiveOf } from '../../../../support/web-archive.ts';

const LONG = 'The two banks of the river have kept their own ledgers since before there were governments. ';
const page = (words: string) =>
  `<html><head><title>Ledgers</title></head><body><p>${words}</p></body></html>`;

const read = (bytes: Uint8Array) => importArticle(bytes, { name: 'page.mhtml' });
const readFixture = (name: string) => read(readFileSync(`tests/fixtures/mhtml/${name}`));
const readPage = (
  html: string | Uint8Array,
  headers: Record<string, string> = {},
  shape: ArchiveShape = {},
) => read(webArchiveOf([pagePart(html, headers)], shape));

describe('a page saved by Chrome', () => {
  it('is read with its address and the day it was saved', async () => {
    const { metadata, report } = await readFixture('chrome.mhtml');
    expect(report.format).toBe('mhtml');
    expect(metadata).toEqual({
      title: 'The pump house keeps the minutes',
      byline: 'Mira Castellan',
      publication: 'Basin Quarterly',
      published: '2024-09-03',
      url: 'https://basin.example/essays/pump-house',
      accessed: '2024-09-12',
      language: 'en',
      direction: 'ltr',
    });
    expect(report.guesses).toMatchObject({
      url: 'address in the web archive',
      accessed: 'date of the web archive',
    });
  });

  it('has its own words, not those of its frames', async () => {
    const lines = linesOf(await readFixture('chrome.mhtml'));
    expect(lines[1]).toContain('“We sign twice,” says the clerk, Zoë Brånd');
    expect(lines[2]).toBe('The pump house in flood, 2013');
    expect(lines).toHaveLength(5);
  });

  it('shows what its components drew', async () => {
    const html = `<html><body><story-body><template shadowmode="open"><style>p{}</style><p>${LONG}</p></template></story-body></body></html>`;
    expect(linesOf(await readPage(html))).toEqual([LONG.trim()]);
  });
});

describe('a page saved by Word', () => {
  it('is read in its own charset, smart tags and all, with its notes', async () => {
    const article = await readFixture('word-2003.mht');
    expect(article.metadata.title).toBe('A note on the Harran fords');
    expect(article.metadata.url).toBeUndefined();
    expect(linesOf(article)).toEqual([
      'The fords were surveyed in 1931 by Lieutenant Étienne Dufrêne, whose sketch both sides still cite – wrongly.[1] He drew the Harran at low water.',
      '“A ford is a date, not a place,” he wrote in the margin; the treaty of 1934 made it a place.',
      'Ford | Depth',
      'Upper | ½ fathom',
      '[1] Survey office, sheet 7; the original is lost.',
    ]);
  });
});

describe('the header of a web archive', () => {
  it.each([
    ['=?utf-8?Q?The=20ledgers=20of=20the=20r?=\r\n =?utf-8?Q?iver?=', 'The ledgers of the river'],
    ['=?utf-8?B?2KfZhNmG2YfYsSDZiA==?= =?UTF-8?B?2KfZhNis2LPYsQ==?=', 'النهر والجسر'],
    ['=?iso-8859-2?Q?P=F8=EDli=B9_mnoho?= vody', 'Příliš mnoho vody'],
    ['=?utf-8?Q?A_word_parted_in_=C3?= =?utf-8?Q?=A9t=C3=A9?=', 'A word parted in été'],
    ['=?utf-8*en?q?Language_named?=', 'Language named'],
    ['=?nonsense?Q?As_it_stands?=', 'As it stands'],
    ['Ледяной мост', 'Ледяной мост'],
  ])('gives the title of a page without one: %s', async (subject, title) => {
    const { metadata, report } = await readPage(`<p>${LONG}</p>`, {}, { headers: { Subject: subject } });
    expect(metadata.title).toBe(title);
    expect(report.guesses.title).toBe('subject of the web archive');
  });

  it('gives the day as it was where the page was saved', async () => {
    const shape = { headers: { Date: 'Sun, 16 Mar 2025 23:50:00 -0700' } };
    expect((await readPage(page(LONG), {}, shape)).metadata.accessed).toBe('2025-03-16');
  });

  it('may be long: an address of ten thousand letters before the type', async () => {
    const address = `https://basin.example/${'a'.repeat(1_500)}`;
    const headers = { 'X-Long': 'x'.repeat(10_000), 'Snapshot-Content-Location': address };
    expect((await readPage(page(LONG), {}, { headers })).metadata.url).toBe(address);
  });

  it('is not believed to hold an address that is none of the web', async () => {
    const headers = { 'Snapshot-Content-Location': 'file:///C:/secret.htm' };
    expect((await readPage(page(LONG), {}, { headers })).metadata.url).toBeUndefined();
  });
});

describe('the parts of a web archive', () => {
  it.each([
    ['a closing line missing', { isClosed: false }],
    ['Unix line ends', { lineEnd: '\n' }],
    ['a boundary of odd characters', { boundary: "=_(odd)'+_,-./:=? end" }],
    ['words before the first part', { headers: { 'X-A': 'b' }, parameters: '; type="text/html"' }],
  ])('are found with %s', async (_, shape) => {
    expect(linesOf(await readPage(page(LONG), {}, shape))).toEqual([LONG.trim()]);
  });

  it.each([
    'multipart/related; boundary=bare',
    'multipart/related;\r\n\tboundary="bare"',
    'Multipart/Related; BOUNDARY="bare"; type="text/html"',
    'multipart/related; boundary*0="ba"; boundary*1="re"',
    'multipart/related; boundary="b\\are"',
    'multipart/related; type="text/html"',
  ])('are found by %s', async type => {
    const bytes = `MIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n--bare\r\nContent-Type: text/html\r\n\r\n${page(LONG)}\r\n--bare--\r\n`;
    expect(linesOf(await read(Buffer.from(bytes)))).toEqual([LONG.trim()]);
  });

  it('are not parted by lines that only begin like the boundary', async () => {
    const html = page(`one\r\n--line-between-not\r\ntwo ${LONG}`);
    expect(linesOf(await readPage(html))[0]).toContain('one --line-between-not two');
  });

  it.each([
    ['a word before its hyphens', 'Odd--b'],
    ['a hyphen too few', '-b'],
    ['another name', '--other'],
  ])('are found though the first boundary line is spoiled: %s', async (_, line) => {
    const bytes = `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\nThis is an archive.\r\n\r\n${line}\r\nContent-Type: text/html\r\n\r\n${page(LONG)}\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n`;
    expect(linesOf(await read(Buffer.from(bytes)))).toEqual([LONG.trim()]);
  });

  it('may be nested', async () => {
    const inner = `--in\r\nContent-Type: text/plain\r\n\r\nno page\r\n--in\r\nContent-Type: text/html\r\n\r\n${page(LONG)}\r\n--in--`;
    const headers = { 'Content-Type': 'multipart/alternative; boundary=in' };
    expect(linesOf(await read(webArchiveOf([{ headers, body: inner }])))).toEqual([LONG.trim()]);
  });

  it('begin with the one that the archive names, or that has its address', async () => {
    const first = pagePart(page('A frame. '.repeat(20)), { 'Content-ID': '<a@x>' });
    const second = pagePart(page(LONG), {
      'Content-ID': '<b@x>',
      'Content-Location': 'https://basin.example/l',
    });
    for (const shape of [
      { parameters: '; start="<b@x>"' },
      { parameters: '; start=b@x' },
      { headers: { 'Snapshot-Content-Location': 'https://basin.example/l' } },
    ])
      expect(linesOf(await read(webArchiveOf([first, second], shape)))).toEqual([LONG.trim()]);
  });

  it('are tried in turn where the first holds only frames', async () => {
    const frames = pagePart('<html><frameset><frame src="cid:b"></frameset></html>');
    expect(linesOf(await read(webArchiveOf([frames, pagePart(page(LONG))])))).toEqual([LONG.trim()]);
  });

  it('are read as text where there is no page', async () => {
    const text = { headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: `Ledgers\n\n${LONG}` };
    expect((await read(webArchiveOf([text]))).metadata.title).toBe('Ledgers');
  });

  it('are refused when none is a page or text', async () => {
    const image = { headers: { 'Content-Type': 'image/png' }, body: 'x' };
    const fault = await refusalOf(read(webArchiveOf([image])));
    expect(fault.message).toBe('Cannot import (page.mhtml): there is no web page in this web archive');
  });

  it('are told to be cut when the page is, and not when an image is', async () => {
    const cut = await readPage(page(LONG).slice(0, -20), {}, { isClosed: false });
    expect(cut.report.warnings.join()).toMatch(/ends before its page does/);
    const image = { headers: { 'Content-Type': 'image/png' }, body: 'x' };
    const whole = await read(webArchiveOf([pagePart(page(LONG)), image], { isClosed: false }));
    expect(whole.report.warnings).toEqual([]);
  });
});

describe('the bytes of a part', () => {
  const words = 'Příliš 100 % vody = povodeň, říká „hladina“ řeky Harran a její kronikář';

  it('are decoded from base64, line ends and all', async () => {
    const body = Buffer.from(page(words)).toString('base64').replace(/.{20}/g, '$&\r\n');
    const article = await readPage(body, { 'Content-Transfer-Encoding': 'BASE64' });
    expect(linesOf(article)).toEqual([words]);
  });

  it('are decoded from quoted-printable, broken and unbroken', async () => {
    const quoted = [...Buffer.from(page(words))]
      .map(byte => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`)
      .join('')
      .replace(/.{60}/g, '$&= \t\r\n');
    const headers = { 'Content-Transfer-Encoding': 'quoted-printable' };
    expect(linesOf(await readPage(quoted, headers))).toEqual([words]);
    expect(linesOf(await readPage('<p>a = b, c=3d=3D, =zz and an end of words=', headers))).toEqual([
      'a = b, c=== , =zz and an end of words'.replace('=== ', '=='),
    ]);
  });

  it.each([
    ['windows-1250', 'text/html; charset=windows-1250', '<p>'],
    ['windows-1250', 'text/html', '<meta charset="windows-1250"><p>'],
    ['utf-8', 'text/html; charset="UTF-8"', '<p>'],
  ])('are read as %s where the part or the page says so: %s', async (encoding, type, start) => {
    const text = `${start}Příliš žluťoučký kůň šel přes řeku Harran`;
    const bytes = encoding === 'utf-8' ? Buffer.from(text) : windows1250(text);
    const article = await readPage(bytes, { 'Content-Type': type });
    expect(linesOf(article)).toEqual(['Příliš žluťoučký kůň šel přes řeku Harran']);
    expect(article.report.warnings).toEqual([]);
  });
});

/** Bytes of Windows-1250 for the letters used here. */
function windows1250(text: string): Uint8Array {
  const letters = new Map(
    [...new TextDecoder('windows-1250').decode(Uint8Array.from({ length: 256 }, (_, i) => i))].map(
      (letter, byte) => [letter, byte],
    ),
  );
  return Uint8Array.from([...text], letter => letters.get(letter) ?? 0x3f);
}
