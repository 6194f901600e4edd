/** Units of strings: which are part of a word, and strings read backwards. */

/** Whether a sign is a letter, a mark on one or a digit. */
export function isLetter(sign: string): boolean {
  return /^[\p{L}\p{M}\p{N}]$/u.test(sign);
}

/** Whether letters stand on both sides of `at`. */
export function isInWord(text: string, at: number): boolean {
  return isLetter(text.charAt(at - 1)) && isLetter(text.charAt(at));
}

/** The stretch `[start, end)` of a text with the rest of the words that it begins and ends in. */
export function wholeWords(text: string, start: number, end: number): string {
  let [from, to] = [start, end];
  while (isInWord(text, from) && start - from < LONGEST_WORD) from--;
  while (isInWord(text, to) && to - end < LONGEST_WORD) to++;
  return text.slice(from, to);
}

/** Letters beyond which something is no word of a language. */
const LONGEST_WORD = 64;

/** The text unit by unit from its end; not for showing. */
export function reversed(text: string): string {
  let out = '';
  for (let i = text.length - 1; i >= 0; i--) out += text.charAt(i);
  return out;
}
