import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS, openArchive } from '../../../../../electron/core/importers/zip/zip.ts';
import { Fault } from '../../../../../shared/contract/fault.ts';
import { refusalOf } from '../../../../support/imported.ts';
import { type ZipPart, zipOf, zipOfTexts } from '../../../../support/zip-writer.ts';

const text = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('utf8'));
const open = (parts: readonly ZipPart[]) => openArchive(zipOf(parts), 'report.docx');
const refusalReading = async (part: ZipPart, name = 'a.xml') => refusalOf((await open([part])).read(name));

describe('an archive', () => {
  it('gives its parts by name, stored or deflated, as often as they are asked for', async () => {
    const archive = await open([
      { name: 'mimetype', data: 'application/epub+zip', isStored: true },
      { name: 'OEBPS/', data: '' },
      { name: 'OEBPS/one.xhtml', data: 'words '.repeat(1_000) },
      { name: 'empty.txt', data: '' },
    ]);
    expect(archive.names).toEqual(['mimetype', 'OEBPS/one.xhtml', 'empty.txt']);
    expect(text(await archive.read('mimetype'))).toBe('application/epub+zip');
    expect(text(await archive.read('OEBPS/one.xhtml'))).toBe('words '.repeat(1_000));
    expect(text(await archive.read('OEBPS/one.xhtml'))).toBe('words '.repeat(1_000));
    expect(text(await archive.read('empty.txt'))).toBe('');
    expect(await archive.read('missing')).toBeNull();
    expect(archive.warnings).toEqual([]);
  });

  it('has names in one form: no backslashes, no dots, UTF-8 with or without the mark that says so', async () => {
    const archive = await open([
      { name: 'word\\document.xml', data: 'a' },
      { name: './text//kapitel-über.xhtml', data: 'b', claims: { flags: 0 } },
      { name: Buffer.from('caf\x82.txt', 'latin1'), data: 'c', claims: { flags: 0 } },
    ]);
    expect(archive.names).toEqual(['word/document.xml', 'text/kapitel-über.xhtml', 'café.txt']);
    expect(text(await archive.read('Word/Document.XML'))).toBe('a');
    expect(archive.has('TEXT/kapitel-über.xhtml')).toBe(true);
  });

  it('may have a comment, or bytes behind its end', async () => {
    const commented = zipOf([{ name: 'a', data: 'x' }], { comment: 'made by hand' });
    expect((await openArchive(commented, null)).names).toEqual(['a']);
    const followed = Buffer.concat([zipOfTexts({ a: 'x' }), Buffer.alloc(300, 10)]);
    expect(text(await (await openArchive(followed, null)).read('a'))).toBe('x');
  });

  it('need not begin where its bytes are kept', async () => {
    const bytes = zipOfTexts({ a: 'x' });
    const room = new Uint8Array(bytes.length + 40);
    room.set(bytes, 17);
    const archive = await openArchive(room.subarray(17, 17 + bytes.length), null);
    expect(text(await archive.read('a'))).toBe('x');
  });
});

describe('entries that no document has', () => {
  it.each([
    '../evil.txt',
    'a/../../evil.txt',
    '..\\evil.txt',
    'a\\..\\..\\evil.txt',
    '/etc/passwd',
    '\\\\server\\share\\evil',
    'C:\\evil.exe',
    'c:evil',
    'a/\0evil.txt',
    'a/\nevil.txt',
    '..',
    '',
    'x'.repeat(2_000),
  ])('are ignored, and that is told: named %j', async name => {
    const archive = await open([
      { name, data: 'evil' },
      { name: 'good', data: 'x' },
    ]);
    expect(archive.names).toEqual(['good']);
    expect(archive.warnings.join()).toMatch(/unsafe names/);
    expect(await archive.read(name)).toBeNull();
  });

  it.each([
    ['a symbolic link', 0o120777],
    ['a device', 0o060644],
    ['a named pipe', 0o010644],
  ])('are ignored, and that is told: %s', async (_, mode) => {
    const archive = await open([
      { name: 'word/document.xml', data: '/etc/passwd', mode },
      { name: 'plain', data: 'x', mode: 0o100644 },
    ]);
    expect(archive.names).toEqual(['plain']);
    expect(archive.warnings).toHaveLength(1);
  });

  it('are refused when asked for: a name that stands twice, in whatever case', async () => {
    const archive = await open([
      { name: 'word/document.xml', data: 'shown' },
      { name: 'Word/Document.xml', data: 'hidden' },
      { name: 'other.xml', data: 'x' },
    ]);
    const fault = await refusalOf(archive.read('word/document.xml'));
    expect(fault.code).toBe('file.malformed');
    expect(fault.message).toBe('Cannot import (report.docx): its part word/document.xml stands in it twice');
    expect(text(await archive.read('other.xml'))).toBe('x');
  });

  it('are refused when asked for: encrypted ones', async () => {
    const fault = await refusalReading({ name: 'a.xml', data: 'secret', claims: { flags: 0x801 } });
    expect(fault).toMatchObject({
      code: 'file.unsupported',
      data: { reason: 'it is protected by a password' },
    });
  });

  it('refuse the archive when all of it is strongly encrypted', async () => {
    const fault = await refusalOf(open([{ name: 'a', data: 'x', claims: { flags: 0x841 } }]));
    expect(fault.data.reason).toBe('it is protected by a password');
  });

  it('are refused when asked for: other compressions than deflate', async () => {
    const fault = await refusalReading({ name: 'a.xml', data: 'x', claims: { method: 14 } });
    expect(fault.data.reason).toMatch(/compressed in a way/);
  });
});

describe('damage', () => {
  it('of a part is noticed by its checksum', async () => {
    const bytes = zipOf([{ name: 'a.xml', data: 'The vote was 12 to 3.', isStored: true }]);
    bytes[Buffer.from(bytes).indexOf('12 to')] = 0x33;
    const fault = await refusalOf((await openArchive(bytes, 'a.docx')).read('a.xml'));
    expect(fault.message).toBe('Cannot import (a.docx): its part a.xml is damaged');
  });

  it.each([
    [
      'cut-off data',
      { name: 'a.xml', data: 'xx', deflated: deflateRawSync('words'.repeat(99)).subarray(0, 5) },
    ],
    ['data that is not deflated', { name: 'a.xml', data: 'xx', deflated: Buffer.alloc(40, 0xff) }],
    ['a length past the end', { name: 'a.xml', data: 'xx', claims: { compressedSize: 1_000_000 } }],
  ] satisfies [string, ZipPart][])('of a part is a refusal: %s', async (_, part) => {
    expect((await refusalReading(part)).code).toBe('file.malformed');
  });

  it('of the directory is a refusal', async () => {
    const whole = zipOfTexts({ a: 'x', b: 'y' });
    for (const length of [0, 4, 30, whole.length - 30, whole.length - 1])
      expect((await refusalOf(openArchive(whole.subarray(0, length), 'a.zip'))).code).toBe('file.malformed');
    expect((await refusalOf(openArchive(zipOf([{ name: 'a' }], { count: 9 }), null))).code).toBe(
      'file.malformed',
    );
  });

  it('anywhere ends in bytes that fit their checksum or in a refusal', async () => {
    const whole = zipOf([
      { name: 'one.xml', data: 'some words '.repeat(30) },
      { name: 'two.xml', data: 'kept', isStored: true },
    ]);
    const flip = fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(flip, { maxLength: 4 }), fc.nat(whole.length), async (flips, cut) => {
        const bytes = Uint8Array.from(whole.subarray(0, cut % 3 === 0 ? cut : whole.length));
        for (const [at, by] of flips) if (at < bytes.length) bytes[at] = (bytes[at] ?? 0) ^ by;
        try {
          const archive = await openArchive(bytes, null);
          for (const name of archive.names) await archive.read(name);
        } catch (error) {
          if (!(error instanceof Fault)) throw error;
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('limits', () => {
  const zeros = (bytes: number) => deflateRawSync(Buffer.alloc(bytes));

  it('refuse an archive of more than 10,000 parts', async () => {
    const part = { name: 'a', isStored: true };
    expect(
      (await open(Array.from({ length: 10_000 }, (_, i) => ({ ...part, name: `${i}` })))).names,
    ).toHaveLength(10_000);
    const fault = await refusalOf(open(Array.from({ length: 10_001 }, () => part)));
    expect(fault).toMatchObject({
      code: 'file.tooLarge',
      data: { reason: 'it holds more than 10,000 parts' },
    });
  });

  it('refuse a part that inflates more than a hundredfold, whatever size it claims', async () => {
    for (const size of [10, 50_000_000]) {
      const fault = await refusalReading({ name: 'a.xml', deflated: zeros(50_000_000), claims: { size } });
      expect(fault.code).toBe('file.tooLarge');
      expect(fault.data.reason).toMatch(/more than a hundredfold/);
    }
  });

  it('let a small part inflate as it likes', async () => {
    const data = Buffer.alloc(100 * 1024);
    const archive = await open([{ name: 'a.xml', data }]);
    expect(await archive.read('a.xml')).toHaveLength(data.length);
    expect((await refusalReading({ name: 'a.xml', data: Buffer.alloc(100 * 1024 + 1) })).code).toBe(
      'file.tooLarge',
    );
  });

  it('count what all parts come to, each time one is read', async () => {
    const data = Uint8Array.from({ length: 3_000 }, (_, i) => (i * i) % 251);
    const limits = { ...ARCHIVE_LIMITS, inflated: 10_000 };
    const archive = await openArchive(
      zipOf([
        { name: 'a', data },
        { name: 'b', data, isStored: true },
      ]),
      null,
      limits,
    );
    for (const name of ['a', 'b', 'a']) expect(await archive.read(name)).toHaveLength(3_000);
    expect((await refusalOf(archive.read('b'))).data.reason).toBe('it inflates to more than 512 MB');
    expect((await refusalOf(archive.read('a'))).code).toBe('file.tooLarge');
  });

  it('hold for parts that share their bytes, as the densest bombs have it', async () => {
    const whole = zipOf([{ name: 'a', deflated: zeros(90 * 1024), data: Buffer.alloc(90 * 1024) }]);
    const limits = { ...ARCHIVE_LIMITS, inflated: 1024 * 1024 };
    const archive = await openArchive(whole, null, limits);
    const reading = async () => {
      for (let i = 0; i < 20; i++) await archive.read('a');
    };
    expect((await refusalOf(reading())).code).toBe('file.tooLarge');
  });
});
