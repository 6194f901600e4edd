/**
 * The words of a text as search sees them: without case, accents and vowel signs, with scripts that write no
 * spaces cut into words. Texts, queries and the marks in a snippet all go through here, so they cannot
 * disagree about what a word is.
 */

export interface SearchWord {
  /** The folded word. */
  readonly word: string;
  /** Where it stands in the text, as UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/** Letters, marks and numbers, with what may stand invisibly inside a word: joiners and soft hyphens. */
const RUN = /(?:[\p{L}\p{N}\p{M}\u200c\u00ad]|\u200d)+/gu;

/** Scripts that write no spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Accents of European scripts, Hebrew points, Arabic vowel signs and stretching; joiners and soft hyphens. */
const DROPPED =
  /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200c\u00ad]|\u200d/g;

/** Letters that Arabic and Urdu keyboards write differently for the same letter. */
const ARABIC_FORMS: Readonly<Record<string, string>> = {
  '\u064a': '\u06cc', // yeh
  '\u0649': '\u06cc', // alef maksura
  '\u0643': '\u06a9', // kaf
  '\u06c1': '\u0647', // heh goal
};

const ASCII = /^[\n\x20-\x7e]*$/;

/** Folds a word: case, accents, compatibility forms (full-width letters, ligatures). */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(DROPPED, '')
    .replace(/[\u0643\u0649\u064a\u06c1]/g, letter => ARABIC_FORMS[letter] ?? letter)
    .normalize('NFC');
}

/** The words of a text in order. */
export function searchWords(text: string): SearchWord[] {
  const words: SearchWord[] = [];
  let segmenter: Intl.Segmenter | undefined;
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (!UNSPACED.test(run)) {
      push(words, run, index);
      continue;
    }
    segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
    for (const { segment, index: at } of segmenter.segment(run)) push(words, segment, index + at);
  }
  return words;
}

/**
 * A text as the index takes it: its folded words with a space between. Plain ASCII stays as it is, for the index's
 * own tokenizer (unicode61) finds the same words in it and folds them the same way.
 */
export function indexedWords(text: string): string {
  if (ASCII.test(text)) return text;
  return searchWords(text)
    .map(({ word }) => word)
    .join(' ');
}

/** Whether a word is of a script that writes no spaces, where one sign may be a word. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word);
}

function push(words: SearchWord[], run: string, start: number): void {
  const word = foldWord(run);
  if (word !== '') words.push({ word, start, end: start + run.length });
}
