/** Numbers of pages, as printed at the edge of one: `12`, `– 12 –`, `Page 3 of 12`, `xiv`, `12 | Some Journal`. */

const WORD =
  '(?:page|pages|pg\\.?|p\\.|seite|s\\.|página|pág\\.?|pagina|pag\\.?|strana|стр(?:аница|\\.)?|sayfa|side|sida|halaman|صفحة|صفحہ|صفحه|עמוד|第)';
const NUMBER = '(\\d{1,5}|[ivxlc]{1,9}|[IVXLC]{1,9}|[٠-٩]{1,5}|[۰-۹]{1,5})';
const REST = '(?:\\s*(?:of|\\/|von|de|sur|di|из|من|از|מתוך|\\||共)\\s*\\d{1,5})?';
const ALONE = new RegExp(
  `^[\\s\\-–—|•·~(\\[<«]*(?:${WORD}\\s*[:.]?\\s*)?${NUMBER}${REST}(?:\\s*(?:页|頁|ページ|쪽|[|]\\s*p\\s?a\\s?g\\s?e))?[\\s\\-–—|•·~)\\]>».]*$`,
  'iu',
);
/** A number at the beginning or the end of a line with other words. */
const LEADING = /^\W{0,3}(\d{1,5})(?![\d.,%:/-])\D/u;
const TRAILING = /(?<![\d.,:/$€£-])\b(\d{1,5})\W{0,3}$/u;

/** The number of a line that is nothing but one, or null. A longer numeral of letters must be a real one. */
export function pageNumber(text: string): number | null {
  const numeral = ALONE.exec(text)?.[1];
  return numeral === undefined ? null : numberIn(numeral);
}

/** Numbers that a line with other words begins or ends with. */
export function edgeNumbers(text: string): number[] {
  const found = [LEADING.exec(text)?.[1], TRAILING.exec(text)?.[1]];
  return found.filter(numeral => numeral !== undefined).map(Number);
}

function numberIn(numeral: string): number | null {
  const ascii = numeral.replace(/[٠-٩۰-۹]/g, digit => String(digit.charCodeAt(0) & 0xf));
  if (/^\d+$/.test(ascii)) return Number(ascii);
  const value = romanValue(numeral.toLowerCase());
  return value !== null && roman(value) === numeral.toLowerCase() ? value : null;
}

const ROMAN: readonly (readonly [number, string])[] = [
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

function romanValue(numeral: string): number | null {
  let [value, rest] = [0, numeral];
  for (const [worth, sign] of ROMAN) {
    while (rest.startsWith(sign)) {
      value += worth;
      rest = rest.slice(sign.length);
    }
  }
  return rest === '' ? value : null;
}

function roman(value: number): string {
  let [numeral, rest] = ['', value];
  for (const [worth, sign] of ROMAN) {
    for (; rest >= worth; rest -= worth) numeral += sign;
  }
  return numeral;
}
