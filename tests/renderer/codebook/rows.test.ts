/** The lines of the codebook's tree. */
import { describe, expect, it } from 'vitest';
import { Codebook } from '../../../renderer/codebook/codebook.ts';
import { rowBeginning, rowsOf } from '../../../renderer/codebook/rows.ts';
import { id } from '../link/records.ts';
import { tags } from './tags.ts';

const codebook = new Codebook(tags);
const lines = (open: readonly number[], filter = '') =>
  rowsOf(codebook, { open: new Set(open.map(id)), filter }).map(
    ({ name, level, isOpen, isFound }) =>
      `${'  '.repeat(level - 1)}${isOpen === null ? '·' : isOpen ? '▾' : '▸'} ${name}${isFound ? '' : '?'}`,
  );

describe('the tree', () => {
  it('shows the top level, and what is open below it', () => {
    expect(lines([])).toEqual(['· Trade', '▸ Water', '· Zébra']);
    expect(lines([1])).toEqual(['· Trade', '▾ Water', '  ▸ Flow', '  · Rights', '· Zébra']);
  });

  it('does not show what is open under a closed tag', () => {
    expect(lines([2])).toEqual(['· Trade', '▸ Water', '· Zébra']);
  });

  it('says the place of each tag among its siblings', () => {
    const rows = rowsOf(codebook, { open: new Set([id(1)]), filter: '' });
    expect(rows.map(({ position, siblings }) => `${position}/${siblings}`)).toEqual([
      '1/3',
      '2/3',
      '1/2',
      '2/2',
      '3/3',
    ]);
  });

  it('shows what a filter finds with all above it, whether that is open or not', () => {
    expect(lines([], 'season')).toEqual(['▾ Water?', '  ▾ Flow?', '    · Dry season']);
  });

  it('finds letters without their accents and case', () => {
    expect(lines([], ' zEBRA')).toEqual(['· Zébra']);
    expect(lines([], 'nothing')).toEqual([]);
  });

  it('finds the next name that begins with letters, round the end', () => {
    const rows = rowsOf(codebook, { open: new Set(), filter: '' });
    expect(rowBeginning(rows, 0, 'w')).toBe(1);
    expect(rowBeginning(rows, 2, 'tr')).toBe(0);
    expect(rowBeginning(rows, 0, 'zeb')).toBe(2);
    expect(rowBeginning(rows, 0, 'q')).toBe(-1);
  });
});

describe('a codebook', () => {
  it('shows a tag in its own colour, or in that of the nearest tag above', () => {
    expect(codebook.colourOf(id(5))).toBe('#0e84b7');
    expect(codebook.colourOf(id(4))).toBeUndefined();
  });

  it('lets the older of two tags keep a digit that both were given', () => {
    expect(codebook.tagOfDigit('3')?.name).toBe('Trade');
    expect([codebook.digitOf(id(4)), codebook.digitOf(id(6))]).toEqual(['3', undefined]);
    expect(codebook.tagOfDigit('4')).toBeUndefined();
  });

  it('names what a tag lies under', () => {
    expect(codebook.namesAbove(id(5))).toEqual(['Water', 'Flow']);
  });
});
