import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Column, type Table, tableOf } from '../../../../../electron/core/exporters/table.ts';
import { isTooWide, xlsx } from '../../../../../electron/core/exporters/xlsx/xlsx.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { readXlsx, recordsOf } from '../../../../support/xlsx-reader.ts';

const folder = temporaryFolder('workbooks');

const columns: Column<number>[] = [
  { name: 'n', type: 'fixed', about: 'The number', value: n => n },
  { name: 'words', type: 'long', about: 'Words', value: n => `row ${n} `.repeat(n === 3 ? 9_000 : 1) },
];

function numbers(count: number): Table {
  return tableOf('Numbers', 'none', columns, count, () =>
    Iterator.from(Array.from({ length: count }, (_, i) => i + 1).values()),
  );
}

async function written(name: string, table: Table, rowsPerSheet?: number) {
  const { pieces, losses } = xlsx(table, rowsPerSheet);
  const bytes: Uint8Array[] = [];
  let rows = 0;
  for await (const piece of pieces) {
    bytes.push(piece.bytes);
    rows += piece.rows;
  }
  const file = join(folder, `${name}.xlsx`);
  writeFileSync(file, Buffer.concat(bytes));
  return { sheets: readXlsx(file), rows, losses: losses() };
}

describe('more rows than a sheet holds', () => {
  it('go on in further sheets, each with the header, none lost or doubled', async () => {
    const { sheets, rows } = await written('split', numbers(10), 5);
    expect(sheets.map(({ name, filter }) => [name, filter])).toEqual([
      ['Numbers', 'A1:B5'],
      ['Numbers 2', 'A1:B5'],
      ['Numbers 3', 'A1:B3'],
      ['Columns', null],
    ]);
    const found = sheets.slice(0, 3).flatMap(sheet => recordsOf(sheet).map(row => row.n?.number));
    expect(found).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(rows).toBe(10);
  });
});

it('makes a workbook of a table without rows', async () => {
  const { sheets, rows } = await written('empty', numbers(0));
  expect(sheets[0]).toMatchObject({ name: 'Numbers', filter: 'A1:B1' });
  expect([sheets[0]?.rows.length, rows]).toEqual([1, 0]);
});

it('tells of cells that had to be cut, by column', async () => {
  const { losses, sheets } = await written('cut', numbers(4));
  expect(losses).toEqual(['One cell of “words” was cut: Excel holds 32,767 characters in a cell.']);
  expect(sheets[0]?.rows[3]?.B?.text).toHaveLength(32_767);
});

it('stops when the rows fail, with what they failed of', async () => {
  const table = tableOf('Broken', 'none', columns, 2, () =>
    [1, 2].values().map(n => {
      if (n === 2) throw new Error('the disk went away');
      return n;
    }),
  );
  await expect(written('broken', table)).rejects.toThrow('the disk went away');
});

it('closes its rows when the reader leaves early', async () => {
  let isClosed = false;
  function* rows(): Generator<number, void, undefined> {
    try {
      for (let n = 1; n <= 100_000; n++) yield n;
    } finally {
      isClosed = true;
    }
  }
  const { pieces } = xlsx(tableOf('Long', 'none', columns, 100_000, rows));
  let seen = 0;
  for await (const piece of pieces) {
    seen += piece.rows;
    if (seen > 100) break;
  }
  expect(isClosed).toBe(true);
});

it('knows a table that is too wide for a sheet', () => {
  const wide = Array.from({ length: 16_385 }, (_, i) => ({ ...columns[0], name: `c${i}` }) as Column<number>);
  expect(isTooWide(tableOf('Wide', 'none', wide, 0, () => Iterator.from([])))).toBe(true);
  expect(isTooWide(numbers(1))).toBe(false);
});
