import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sniffBinary } from '../../../../electron/core/importers/file-kind.ts';
import { importArticle } from '../../../../electron/core/importers/index.ts';
import { MAX_FILE_BYTES } from '../../../../shared/records/imported-article.ts';
import { refusalOf } from '../../../support/imported.ts';
import { zipOf } from '../../../support/zip-writer.ts';

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

describe('an archive', () => {
  const noise = Uint8Array.from({ length: 90_000 }, (_, i) => (i * 2_654_435_761) >>> 24);
  const odf = (kind: string) => ({
    name: 'mimetype',
    data: `application/vnd.oasis.opendocument.${kind}`,
    isStored: true,
  });

  it('is known by its parts wherever they stand, and by the type it states', () => {
    const large = { name: 'media/a.png', data: noise, isStored: true };
    const types = { name: '[Content_Types].xml' };
    expect(sniffBinary(zipOf([types, large, { name: 'word/document.xml' }, large]))).toBe('docx');
    expect(sniffBinary(zipOf([types, large, { name: 'Word\\text.xml' }]))).toBe('docx');
    expect(sniffBinary(zipOf([large, { name: 'META-INF/container.xml' }]))).toBe('epub');
    expect(sniffBinary(zipOf([odf('text'), large]))).toBe('odt');
    expect(sniffBinary(zipOf([odf('text-template')]))).toBe('odt');
    expect(sniffBinary(zipOf([{ name: 'content.xml' }, { name: 'META-INF/manifest.xml' }]))).toBe('odt');
  });

  it('that only speaks of documents is not taken for one', () => {
    const note = { name: 'notes.txt', data: 'word/document.xml META-INF/container.xml', isStored: true };
    expect(sniffBinary(zipOf([note]))).toBeNull();
    expect(sniffBinary(zipOf([{ name: 'my/word/document.xml' }]))).toBeNull();
  });

  it.each([
    ['xl/workbook.xml', 'this is an Excel workbook'],
    ['ppt/presentation.xml', 'this is a PowerPoint presentation'],
    ['holiday.jpg', 'this is a ZIP archive'],
  ])('of another kind is named in the refusal: with %s', async (name, words) => {
    expect((await refused(zipOf([{ name }]))).data.reason).toContain(words);
  });

  it('with a table or drawing of OpenDocument is named in the refusal', async () => {
    const fault = await refused(zipOf([odf('spreadsheet'), { name: 'content.xml' }]));
    expect(fault.data.reason).toContain('an OpenDocument file without text');
  });

  it('is known although it was cut off, so that this is what the refusal says', async () => {
    const whole = zipOf([{ name: 'word/document.xml', data: noise }]);
    const office = zipOf([{ name: '[Content_Types].xml' }, { name: 'word/document.xml', data: noise }]);
    for (const bytes of [whole.subarray(0, 2_000), office.subarray(0, 60)])
      expect((await refused(bytes)).message).toBe('Cannot import (file.txt): the file is cut off or damaged');
  });
});

it('names the password of an Office document that has one', async () => {
  const bytes = Buffer.concat([
    Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ]);
  expect((await refused(bytes)).message).toBe('Cannot import (file.txt): it is protected by a password');
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
