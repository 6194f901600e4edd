import { describe, expect, it } from 'vitest';
import { archiveNames, findEnd } from '../../../../../electron/core/importers/zip/directory.ts';
import { zipOf, zipOfTexts } from '../../../../support/zip-writer.ts';

describe('the directory of an archive', () => {
  it('names every part, also those in the middle of a large file', () => {
    const noise = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 2_654_435_761) >>> 24);
    const bytes = zipOf([
      { name: 'first.bin', data: noise, isStored: true },
      { name: 'word\\document.xml', data: 'x' },
      { name: 'last.bin', data: noise, isStored: true },
    ]);
    expect([...(archiveNames(bytes) ?? [])]).toEqual(['first.bin', 'word/document.xml', 'last.bin']);
  });

  it('is none in a file that was cut off, is damaged or is too short', () => {
    const whole = zipOfTexts({ a: 'x', b: 'y' });
    expect(archiveNames(whole.subarray(0, whole.length - 5))).toBeNull();
    expect(archiveNames(zipOf([{ name: 'a' }], { count: 3 }))).toBeNull();
    expect(archiveNames(new Uint8Array(10))).toBeNull();
    expect(findEnd(new Uint8Array())).toBeNull();
  });
});
