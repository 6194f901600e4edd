import { expect, it } from 'vitest';
import {
  formatNumber,
  type NumberFormat,
} from '../../../../../electron/core/importers/office/number-format.ts';

it.each([
  [7, 'decimal', '7'],
  [0, 'lowerRoman', '0'],
  [1994, 'upperRoman', 'MCMXCIV'],
  [4, 'lowerRoman', 'iv'],
  [26, 'lowerLetter', 'z'],
  [27, 'upperLetter', 'AA'],
  [53, 'lowerLetter', 'aaa'],
  [100_000, 'upperRoman', '100000'],
  [3, 'none', ''],
] satisfies [number, NumberFormat, string][])('%i is written in %s as %j', (number, format, text) => {
  expect(formatNumber(number, format)).toBe(text);
});
