/** What stands at the head of an item: a bullet, a number, a letter in brackets. */

export interface ListMark {
  readonly isBullet: boolean;
  /** A dash, which may as well stand within a sentence. */
  readonly isDash: boolean;
  /** The number of an item that is counted; null for a bullet. */
  readonly number: number | null;
  /** How it is written, for telling lists apart: `1.`, `(a)`, `•`. */
  readonly style: string;
  /** UTF-16 units of the mark and the space after it. */
  readonly length: number;
}

const BULLET = /^([•●○◦▪■□▫❑❒❖➢➔→✓☑‣⁃∙·*]|[-–—](?=\s)|o(?=\s{1,4}\p{Lu}))\s*(?=\S)/u;
const NUMBER = /^(\(?)(\d{1,3}|[a-z]|[ivx]{1,5})([.)]|\.\))\s+(?=\S)/u;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz';

export function listMark(text: string): ListMark | null {
  const bullet = BULLET.exec(text);
  if (bullet)
    return {
      isBullet: true,
      isDash: /^[-–—]/u.test(text),
      number: null,
      style: bullet[1] ?? '',
      length: bullet[0].length,
    };
  const match = NUMBER.exec(text);
  if (!match) return null;
  const [whole, open = '', numeral = '', close = ''] = match;
  const isDigits = /^\d/.test(numeral);
  return {
    isBullet: false,
    isDash: false,
    number: isDigits ? Number(numeral) : numeral.length === 1 ? ALPHABET.indexOf(numeral) + 1 : null,
    style: `${open}${isDigits ? '1' : 'a'}${close}`,
    length: whole.length,
  };
}
