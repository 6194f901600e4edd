/**
 * Letters with accents as older TeX and PostScript fonts draw them: the accent as a sign of its own, over or under
 * the letter before or after it. "na¨ıve" becomes "naïve".
 */
import type { Letter } from './upright.ts';

/** Accents that stand alone, and the marks they are over a letter. */
const MARKS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  '´': '\u0301',
  ˆ: '\u0302',
  '^': '\u0302',
  '˜': '\u0303',
  '~': '\u0303',
  '¯': '\u0304',
  '˘': '\u0306',
  '˙': '\u0307',
  '¨': '\u0308',
  '˚': '\u030a',
  '˝': '\u030b',
  ˇ: '\u030c',
  '¸': '\u0327',
  '˛': '\u0328',
};
const UNDOTTED: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };

/** Puts accents onto the letters they are drawn over. */
export function withAccents(letters: readonly Letter[]): readonly Letter[] {
  if (!letters.some(({ text }) => text in MARKS)) return letters;
  const composed: Letter[] = [];
  for (let i = 0; i < letters.length; i++) {
    const letter = letters[i];
    if (!letter) continue;
    const mark = MARKS[letter.text];
    const [last, next] = [composed.at(-1), letters[i + 1]];
    if (mark !== undefined && next && isOver(letter, next)) {
      composed.push(accented(next, mark));
      i++;
    } else if (mark !== undefined && last && isOver(letter, last)) {
      composed[composed.length - 1] = accented(last, mark);
    } else composed.push(letter);
  }
  return composed;
}

/** Whether the middle of an accent lies over a letter. */
function isOver(accent: Letter, letter: Letter): boolean {
  if (!/^\p{L}$/u.test(letter.text) || Math.abs(accent.y - letter.y) > 0.6 * letter.size) return false;
  const [middle, width] = [(accent.left + accent.right) / 2, letter.right - letter.left];
  return middle > letter.left + 0.1 * width && middle < letter.right - 0.1 * width;
}

function accented(letter: Letter, mark: string): Letter {
  return { ...letter, text: ((UNDOTTED[letter.text] ?? letter.text) + mark).normalize('NFC') };
}
