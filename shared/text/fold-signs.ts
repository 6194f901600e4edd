/** What folding does with each UTF-16 unit: a class, or the plain form it has. */

/** Stays as it is. */
export const PLAIN = 0;
/** White space: a run of it becomes one space. */
export const SPACE = 1;
/** Counts for nothing: soft hyphens, zero-width signs, direction marks, vowel marks of Arabic script. */
export const INVISIBLE = 2;
/** Belongs to the sign before it and may be one sign with it. */
export const MARK = 3;
/** Stands for several letters or for another one: ligatures, presentation forms, the dots of an ellipsis. */
export const WHOLE = 4;

/** First and last unit of ranges, with their class. Later ranges win. */
const RANGES: readonly (readonly [first: number, last: number, kind: number])[] = [
  [0x09, 0x0d, SPACE],
  [0x20, 0x20, SPACE],
  [0xa0, 0xa0, SPACE],
  [0x1680, 0x1680, SPACE],
  [0x2000, 0x200a, SPACE],
  [0x2028, 0x2029, SPACE],
  [0x202f, 0x202f, SPACE],
  [0x205f, 0x205f, SPACE],
  [0x3000, 0x3000, SPACE],
  [0xad, 0xad, INVISIBLE],
  [0x200b, 0x200f, INVISIBLE],
  [0x202a, 0x202e, INVISIBLE],
  [0x2060, 0x2060, INVISIBLE],
  [0x2066, 0x2069, INVISIBLE],
  // Arabic vowel marks and the stroke that only lengthens a word: written or left out at will.
  [0x0640, 0x0640, INVISIBLE],
  [0x064b, 0x0652, INVISIBLE],
  [0x0670, 0x0670, INVISIBLE],
  [0x0300, 0x036f, MARK],
  [0x0653, 0x0655, MARK],
  [0x093c, 0x093c, MARK],
  [0x1160, 0x11ff, MARK],
  [0x1ab0, 0x1aff, MARK],
  [0x1dc0, 0x1dff, MARK],
  [0x20d0, 0x20ff, MARK],
  [0x3099, 0x309a, MARK],
  [0xfe20, 0xfe2f, MARK],
  // Devanagari letters and Hebrew forms that Unicode itself always takes apart.
  [0x0958, 0x095f, WHOLE],
  [0x2026, 0x2026, WHOLE],
  [0x2126, 0x2126, WHOLE],
  [0x212a, 0x212b, WHOLE],
  [0xfb00, 0xfb4f, WHOLE],
  [0xfb50, 0xfdfb, WHOLE],
  [0xfe70, 0xfefc, WHOLE],
  // Vowel marks of Arabic script that stand alone.
  [0xfc5e, 0xfc63, INVISIBLE],
  [0xfcf2, 0xfcf4, INVISIBLE],
  [0xfe70, 0xfe7f, INVISIBLE],
  [0xfeff, 0xfeff, INVISIBLE],
];

/** Signs and their one plain form. Arabic and Urdu keyboards write kaf, yeh and heh as different signs. */
const FORMS: readonly (readonly [signs: string, form: string])[] = [
  ['‘’‚‛′ʼ`´', "'"],
  ['“”„‟″«»', '"'],
  ['‐‑‒–—―−', '-'],
  ['\u0643', '\u06a9'],
  ['\u064a', '\u06cc'],
  ['\u0647', '\u06c1'],
];

const TABLE = table();

function table(): Uint16Array {
  const kinds = new Uint16Array(0x10000);
  for (const [first, last, kind] of RANGES) kinds.fill(kind, first, last + 1);
  for (const [signs, form] of FORMS)
    for (let i = 0; i < signs.length; i++) kinds[signs.charCodeAt(i)] = form.charCodeAt(0);
  return kinds;
}

/**
 * The class of a UTF-16 unit, or the unit that is its plain form, which is larger than every class. `PLAIN` for
 * the NaN that stands past the end of a text.
 */
export function signKind(code: number): number {
  return TABLE[code] ?? PLAIN;
}
