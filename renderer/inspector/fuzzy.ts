/** Finding a name by some of its letters, best first. */

/** Points for how a letter of the query meets the name; the sum orders the names. */
const WORD_START = 10;
const NEXT_TO_LAST = 6;
const ANYWHERE = 1;

/**
 * How well `query` fits `name`: its letters in order, best at the starts of words and in runs; -1 when a
 * letter is missing. Case and accents are ignored; an empty query fits everything equally.
 */
export function fuzzyScore(name: string, query: string): number {
  const letters = plain(name);
  const sought = plain(query).replace(/\s+/g, '');
  let score = 0;
  let last = -2;
  for (const letter of sought) {
    const at = bestPlace(letters, letter, last);
    if (at === -1) return -1;
    score += at === last + 1 ? NEXT_TO_LAST : isWordStart(letters, at) ? WORD_START : ANYWHERE;
    last = at;
  }
  // Of two that fit equally, the one with less besides.
  return score - letters.length / 1_000;
}

/** The next letter if it fits, else the next word that begins with it, else the next place it occurs. */
function bestPlace(letters: string, letter: string, last: number): number {
  if (last >= 0 && letters[last + 1] === letter) return last + 1;
  const from = Math.max(0, last + 1);
  for (let at = letters.indexOf(letter, from); at !== -1; at = letters.indexOf(letter, at + 1)) {
    if (isWordStart(letters, at)) return at;
  }
  return letters.indexOf(letter, from);
}

function isWordStart(letters: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1] ?? '');
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}
