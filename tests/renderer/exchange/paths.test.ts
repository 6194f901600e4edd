/** Paths as the file dialog makes them. */
import { describe, expect, it } from 'vitest';
import {
  asFileName,
  folderOf,
  isWhole,
  joinPath,
  nameOf,
  withEnding,
} from '../../../renderer/exchange/paths.ts';

describe('a path', () => {
  it('is joined as its folder is written', () => {
    expect(joinPath('/home/ada', 'a.csv')).toBe('/home/ada/a.csv');
    expect(joinPath('/', 'a.csv')).toBe('/a.csv');
    expect(joinPath('C:\\Users\\ada', 'a.csv')).toBe('C:\\Users\\ada\\a.csv');
  });

  it('typed whole stands alone', () => {
    expect(joinPath('/home/ada', '/tmp/a.csv')).toBe('/tmp/a.csv');
    expect(['/a', 'C:\\a', 'C:/a', '\\\\server\\a'].every(isWhole)).toBe(true);
    expect(['a', './a', '~/a'].some(isWhole)).toBe(false);
  });

  it('has a folder and a name', () => {
    expect([folderOf('/home/ada/a.csv'), folderOf('/a.csv'), folderOf('a.csv')]).toEqual([
      '/home/ada',
      '/',
      null,
    ]);
    expect([nameOf('/home/ada/'), nameOf('C:\\b\\a.csv')]).toEqual(['ada', 'a.csv']);
  });

  it('gets its ending once', () => {
    expect([withEnding('a', '.csv'), withEnding('a.CSV', '.csv')]).toEqual(['a.csv', 'a.CSV']);
  });

  it('suggested from a name of any letters is one every file system takes', () => {
    expect(asFileName('Basin: security / 2025\u0007?')).toBe('Basin security 2025');
    expect(asFileName('پانی کی تقسیم')).toBe('پانی کی تقسیم');
    expect([asFileName('..'), asFileName('???')]).toEqual(['Postil', 'Postil']);
  });
});
