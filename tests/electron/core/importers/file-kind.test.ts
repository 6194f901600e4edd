import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../electron/core/importers/index.ts';
import { MAX_FILE_BYTES } from '../../../../shared/records/imported-article.ts';
import { refusalOf } from '../../../support/imported.ts';

const refused = (bytes: Uint8Array, name = 'file.txt') => refusalOf(importArticle(bytes, { name }));

describe('a file that is no article', () => {
  it.each([
    ['PK\x03\x04\x14\0\0\0holiday.jpg', 'file.binary', 'ZIP'],
    ['SQLite format 3\0', 'file.binary', 'workspace'],
    ['\x89PNG\r\n\x1a\n', 'file.binary', 'PNG'],
    ['\xff\xd8\xff\xe0', 'file.binary', 'JPEG'],
    ['\x7fELF\x02', 'file.binary', 'program'],
    ['PK\x03\x04\x14\0\0\0xl/workbook.xml', 'file.unsupported', 'Excel'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'file.unsupported', 'Office'],
  ])('is named in the refusal: %j', async (start, code, words) => {
    const fault = await refused(Buffer.from(start, 'latin1'), 'folder/report.txt');
    expect(fault.code).toBe(code);
    expect(fault.message).toMatch(/^Cannot import \(report\.txt\): this is /);
    expect(fault.data.reason).toContain(words);
  });

  it('is refused by its bytes where no signature tells', async () => {
    expect((await refused(deflateRawSync(Buffer.from('some words '.repeat(900))))).code).toBe('file.binary');
    expect((await refused(gzipSync(Buffer.from('x')))).code).toBe('file.binary');
    expect((await refused(new Uint8Array(5_000))).code).toBe('file.binary');
    const noise = Uint8Array.from({ length: 20_000 }, (_, i) => (i * i * 2_654_435_761) >>> 24);
    expect((await refused(noise)).code).toBe('file.binary');
  });
});

describe('a file without an article in it', () => {
  it.each([
    ['', 'file.empty'],
    [' \n\t \n', 'file.noText'],
    ['\ufeff', 'file.noText'],
    ['<html><head><title>Only a title</title></head><body><script>x()</script></body></html>', 'file.noText'],
    ['---\ntitle: x\n---\n', 'file.noText'],
    ['\u200b\u200e', 'file.noText'],
  ])('is refused: %j', async (text, code) => {
    expect((await refused(Buffer.from(text))).code).toBe(code);
  });

  it('names no file for pasted text', async () => {
    expect((await refusalOf(importArticle(new Uint8Array(), { name: null }))).message).toBe(
      'Cannot import: the file is empty',
    );
  });
});

it('refuses a file over the limit before it looks at it', async () => {
  const fault = await refused(new Uint8Array(MAX_FILE_BYTES + 1));
  expect(fault.message).toBe('Cannot import (file.txt): it is larger than 200 MB');
});
