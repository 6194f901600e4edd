/**
 * What a glyph says, in characters a reader and a search expect: ligatures as their letters, presentation forms
 * as the letter itself, bullets of symbol fonts as bullets.
 */

/** Latin ligatures, Hebrew and Arabic letters in the shapes they take in a word, signs turned for vertical lines. */
const PRESENTATION = /[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufdff\ufe10-\ufe19\ufe30-\ufe48\ufe70-\ufefc]/u;
/** Says nothing and takes no place: marks of direction, joiners of words, the byte order mark. */
const IDLE = /[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu;
// biome-ignore lint/suspicious/noControlCharactersInRegex: fonts without a map to characters yield them.
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/gu;
const PRIVATE = /[\ue000-\uf8ff\u{f0000}-\u{ffffd}\u{100000}-\u{10fffd}]/gu;
const SPACES = /[\t\n\r\v\f \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;

/** Glyphs of Symbol and Wingdings that stand at the head of list items, by the code their fonts give them. */
const BULLETS: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf0a8': '◦',
  '\uf06c': '●',
  '\uf06e': '■',
  '\uf06f': '□',
  '\uf071': '❑',
  '\uf072': '❒',
  '\uf076': '❖',
  '\uf0d8': '➢',
  '\uf0e0': '→',
  '\uf0e8': '➔',
  '\uf0fc': '✓',
  '\uf0fe': '☑',
  '\uf02d': '–',
};

/** A letter nobody can read. */
const UNREADABLE = '\ufffd';
export const SOFT_HYPHEN = '\u00ad';

/**
 * The characters of a glyph; empty when it says nothing.
 * @param isSymbol Whether its font holds pictures: an unknown one is dropped, where an unknown letter is marked.
 */
export function charactersOf(text: string, isSymbol: boolean): string {
  const plain = text.replace(IDLE, '').replace(CONTROL, '');
  const known = plain.replace(PRIVATE, code => BULLETS[code] ?? (isSymbol ? '' : UNREADABLE));
  if (!PRESENTATION.test(known)) return known.toWellFormed();
  // A mark that stands alone decomposes to a space and the mark; the space is no part of the word.
  return known.replace(new RegExp(PRESENTATION, 'gu'), form => form.normalize('NFKC').trim()).toWellFormed();
}

/** Whether a font does not tell which letter it shows: it gives a bare number or a code of its own. */
export function isUnreadable(text: string): boolean {
  return (
    text !== '' &&
    charactersOf(text, false).replaceAll(UNREADABLE, '') === '' &&
    text.replace(IDLE, '') !== ''
  );
}

export function isSpace(text: string): boolean {
  return text.length === 1 && SPACES.test(text);
}

/** Marks that are drawn over another letter. */
const MARK = /^\p{M}+$/u;

export function isMark(text: string): boolean {
  return MARK.test(text);
}

/** Letters and digits written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text) && !/^[\p{N}\p{P}\p{M}]+$/u.test(text);
}

/** Scripts written without spaces between words. */
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff00-\uffef]/u;

export function isSpaceless(character: string): boolean {
  return SPACELESS.test(character);
}
