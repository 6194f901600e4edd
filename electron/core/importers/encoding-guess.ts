/**
 * Guessing the encoding of bytes that do not say it. chardet knows the encodings of Chinese, Japanese and
 * Korean; among those of one byte a letter, the letters decide: each is tried, and the one in which the text
 * reads most like some language wins.
 */
import { analyse } from 'chardet';
import { LETTER_MODELS, type LetterModel } from './encoding-letters.ts';
import { wideReadings } from './encoding-wide.ts';

/** Encodings of several bytes a letter that chardet tells, and nothing else here does. */
const WIDE: ReadonlySet<string> = new Set(['gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);
/** chardet's confidence (of 100) from which a wide encoding is believed before the letters are looked at. */
const SURE = 50;

/** Likelihood of a character beyond ASCII, as a logarithm, below which a reading by letters is no language. */
const ODD = -3.6;

/** Logarithms of how likely a character is among those beyond ASCII, where a letter of weight w has ln(w/1000). */
const COMMON_MARK = Math.log(0.02);
const RARE_MARK = Math.log(0.0005);
const CONTROL = Math.log(1e-7);
/** An upper-case letter is about as much rarer than its lower case. */
const CAPITAL = Math.log(0.08);
/** How much less is expected of encodings that few files are still in, as a logarithm; 0 for those of Windows. */
const RARITY: Readonly<Record<string, number>> = {
  'iso-8859-2': 0.1,
  'iso-8859-3': 8,
  'iso-8859-4': 8,
  'iso-8859-5': 2,
  'iso-8859-6': 1,
  'iso-8859-7': 0.1,
  'iso-8859-8': 0.1,
  'iso-8859-13': 1,
  'iso-8859-15': 0.1,
  'koi8-r': 2,
  'koi8-u': 2.5,
  ibm866: 8,
  macintosh: 15,
  'x-mac-cyrillic': 30,
};
/** What costs a letter in a place where words have none. */
const MISPLACED = Math.log(0.03);

/** Marks of good typography, which stand in texts of every language. */
const COMMON_MARKS = /^[’‘“”„«»–—…\u00a0•€£°§©]$/u;

/** Names of encodings for bytes that are neither ASCII nor UTF-8, best first. */
export function guessEncodings(sample: Uint8Array): string[] {
  const detected = analyse(sample).map(({ name, confidence }) => ({ name: webName(name), confidence }));
  const ranked = rankByLetters(sample);
  const byLetters = ranked.map(({ encoding }) => encoding);
  const readable = ranked.find(({ encoding }) => isDecodable(sample, encoding));
  const wideBytes = sample.reduce((sum, byte) => sum + (byte >> 7), 0);
  const isOdd = readable === undefined || readable.score / Math.max(1, wideBytes) < ODD;
  const wide = detected.filter(({ name }) => WIDE.has(name));
  const sure = wide.filter(({ confidence }) => confidence >= SURE).map(({ name }) => name);
  return [
    ...new Set([
      ...sure,
      ...(isOdd ? wideReadings(sample) : []),
      ...byLetters,
      ...detected.map(({ name }) => name),
    ]),
  ];
}

/** chardet's labels are those of ISO; the web reads the first parts of ISO 8859 as their Windows supersets. */
function webName(name: string): string {
  const label = name.toLowerCase();
  return label === 'iso-8859-1' ? 'windows-1252' : label === 'iso-8859-9' ? 'windows-1254' : label;
}

/** Encodings of one byte a letter by how well the text reads in the language it reads best in. */
function rankByLetters(sample: Uint8Array): { encoding: string; score: number }[] {
  const best = new Map<string, number>();
  const readings = new Map<string, Reading>();
  for (const model of LETTER_MODELS) {
    for (const encoding of model.encodings) {
      const reading = readings.get(encoding) ?? readAs(sample, encoding);
      readings.set(encoding, reading);
      const score = scoreOf(reading, model) - (RARITY[encoding] ?? 0);
      best.set(encoding, Math.max(best.get(encoding) ?? Number.NEGATIVE_INFINITY, score));
    }
  }
  return [...best].map(([encoding, score]) => ({ encoding, score })).sort((a, b) => b.score - a.score);
}

function isDecodable(sample: Uint8Array, encoding: string): boolean {
  return !new TextDecoder(encoding).decode(sample).includes('\ufffd');
}

/** The characters beyond ASCII of a text read in one encoding, and how many of its letters stand oddly. */
interface Reading {
  readonly counts: ReadonlyMap<string, number>;
  /** Letters after lower case in upper case, and marks within words. */
  readonly misplaced: number;
  /** Letters beside one of ASCII in the same word. */
  readonly mixed: number;
  /** Letters beyond ASCII with two others beside them. */
  readonly crowded: number;
  /** Letters beyond ASCII that are words by themselves in no Latin language. */
  readonly lonely: number;
}

/** What a byte is in an encoding, as bits. */
const ASCII_LETTER = 1;
const WIDE_LETTER = 2;
const LOWER = 4;
const UPPER = 8;
const JOINER = 16;

function readAs(sample: Uint8Array, encoding: string): Reading {
  const characters = charactersOf(encoding);
  const kinds = Uint8Array.from(characters, kindOf);
  const tally = new Uint32Array(256);
  let [misplaced, mixed, crowded, lonely] = [0, 0, 0, 0];
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0;
    if (byte < 0x80) continue;
    tally[byte] = (tally[byte] ?? 0) + 1;
    const before = kinds[sample[i - 1] ?? 0] ?? 0;
    const own = kinds[byte] ?? 0;
    const after = kinds[sample[i + 1] ?? 0] ?? 0;
    if (own & WIDE_LETTER) {
      if (own & UPPER && before & LOWER) misplaced++;
      if ((before | after) & ASCII_LETTER) mixed++;
      if (before & after & WIDE_LETTER) crowded++;
      if (!((before | after) & (LETTER | JOINER)) && !WORD_LETTERS.test(characters[byte] ?? '')) lonely++;
    } else if (before & LETTER && after & LETTER && !(own & JOINER)) misplaced++;
    // Where a capital opens a word, some encodings have the sign.
    else if (characters[byte] === '©' && after & LETTER) misplaced++;
    // A closing mark opens no word, but in one Greek encoding it is a capital of the other.
    else if (characters[byte] === '’' && !(before & LETTER) && after & WIDE_LETTER) misplaced++;
  }
  const counts = new Map<string, number>();
  for (const [byte, count] of tally.entries()) if (count > 0) counts.set(characters[byte] ?? '', count);
  return { counts, misplaced, mixed, crowded, lonely };
}

const LETTER = ASCII_LETTER | WIDE_LETTER;
/** Marks that stand within words. */
const JOINERS = ['’', '\u00ad', '\u200c', '\u200d', '·'];

/** Letters that are words: of French, Portuguese, Spanish, Hungarian and the languages of the North. */
const WORD_LETTERS = /^[àáâãäåæèéêëíìîòóôöøùúûýő]$/iu;

/** The character of each byte. */
function charactersOf(encoding: string): string[] {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  return [...new TextDecoder(encoding).decode(bytes)];
}

function kindOf(character: string): number {
  if (JOINERS.includes(character)) return JOINER;
  if (!/^[\p{L}\p{M}]$/u.test(character)) return 0;
  const width = character < '\x80' ? ASCII_LETTER : WIDE_LETTER;
  if (character !== character.toLowerCase()) return width | UPPER;
  return character === character.toUpperCase() ? width : width | LOWER;
}

/** Likelihood, as a logarithm, of the characters beyond ASCII of the reading in a language. */
function scoreOf({ counts, misplaced, mixed, crowded, lonely }: Reading, model: LetterModel): number {
  let sum = (misplaced + (model.isLatin ? crowded + lonely : mixed)) * MISPLACED;
  for (const [character, count] of counts) sum += count * likelihood(character, model.letters);
  return sum;
}

function likelihood(character: string, letters: ReadonlyMap<string, number>): number {
  const own = letters.get(character);
  if (own !== undefined) return Math.log(own / 1000);
  const small = letters.get(character.toLowerCase());
  if (small !== undefined) return Math.log(small / 1000) + CAPITAL;
  if (COMMON_MARKS.test(character)) return COMMON_MARK;
  return /^[\p{Cc}\ufffd\ue000-\uf8ff]$/u.test(character) ? CONTROL : RARE_MARK;
}
