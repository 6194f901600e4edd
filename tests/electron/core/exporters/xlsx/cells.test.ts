import { describe, expect, it } from 'vitest';
import type { CellValue, Heading } from '../../../../../electron/core/exporters/table.ts';
import {
  cell,
  columnLetters,
  MAX_CELL_LENGTH,
  xlsxText,
} from '../../../../../electron/core/exporters/xlsx/cells.ts';

function written(type: Heading['type'], value: CellValue): string {
  return cell('A2', { name: 'column', type, about: '' }, value, () => undefined);
}

describe('a date', () => {
  it.each([
    ['1900-03-01', 61],
    ['1970-01-01', 25_569],
    ['2024-02-29', 45_351],
  ])('%s is the day Excel counts as %i', (date, serial) => {
    expect(written('date', date)).toContain(`<v>${serial}</v>`);
  });

  it.each(['2025', '2025-03', '1970/1979', '2025-02-30', '2025-13-01', '1900-02-28', '-0044-03-15', '1960~'])(
    '%s stays as it is written',
    date => {
      expect(written('date', date)).toContain(`>${date}</t>`);
    },
  );

  it('with a time keeps the time', () => {
    expect(written('time', '1970-01-01T12:00:00.000Z')).toContain('<v>25569.5</v>');
  });
});

describe('text', () => {
  it('says control characters and carriage returns as Excel does, and what looks like that as itself', () => {
    expect(xlsxText('a\u0007b\rc_x0041_ _x')).toBe('a_x0007_b_x000D_c_x005F_x0041_ _x');
  });

  it('keeps tabs, line ends and every script, and never breaks the XML', () => {
    expect(xlsxText('\t\n👩‍👩‍👧 امن <&> \ud800 \uffff')).toBe('\t\n👩‍👩‍👧 امن &lt;&amp;&gt; \ufffd _xFFFF_');
  });

  it('is never a number, a truth value or a formula, however it looks', () => {
    for (const text of ['007', 'TRUE', '=1+1', '2025-03-16', '-5']) {
      expect(written('text', text)).toContain('t="inlineStr"');
      expect(written('text', text)).not.toContain('<f>');
    }
  });

  it('that is too long for a cell is cut between characters, and that is told', () => {
    const cuts: string[] = [];
    const heading: Heading = { name: 'note', type: 'long', about: '' };
    const fits = cell('A1', heading, 'x'.repeat(MAX_CELL_LENGTH), name => cuts.push(name));
    expect([fits.includes('…'), cuts]).toEqual([false, []]);
    const xml = cell('A1', heading, `x${'🌊'.repeat(MAX_CELL_LENGTH)}`, name => cuts.push(name));
    const kept = /preserve">(.*)<\/t>/.exec(xml)?.[1] ?? '';
    expect(kept.length).toBeLessThanOrEqual(MAX_CELL_LENGTH);
    expect(kept).toMatch(/🌊…$/u);
    expect(cuts).toEqual(['note']);
  });
});

it('leaves cells without a value out', () => {
  for (const value of [null, '', []]) expect(written('text', value)).toBe('');
  expect(written('fixed', 0)).toContain('<v>0</v>');
  expect(written('fixed', false)).toContain('<v>0</v>');
});

it('names columns as Excel does', () => {
  expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD']);
});
