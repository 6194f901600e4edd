/** Numbers as lists and notes write them. */

export type NumberFormat = 'decimal' | 'lowerLetter' | 'upperLetter' | 'lowerRoman' | 'upperRoman' | 'none';

/** A number in a format; beyond what letters and Roman numerals can say it is written in digits. */
export function formatNumber(number: number, format: NumberFormat): string {
  if (format === 'none') return '';
  if (format === 'decimal' || number < 1 || number > 3_999) return String(number);
  if (format === 'lowerLetter' || format === 'upperLetter') return inCase(letters(number), format);
  return inCase(roman(number), format);
}

function inCase(text: string, format: NumberFormat): string {
  return format.startsWith('upper') ? text.toUpperCase() : text;
}

/** a … z, aa, bb, …: letters are doubled, as word processors do. */
function letters(number: number): string {
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return letter.repeat(Math.ceil(number / 26));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [value, letter] of ROMAN) {
    while (rest >= value) {
      text += letter;
      rest -= value;
    }
  }
  return text;
}
