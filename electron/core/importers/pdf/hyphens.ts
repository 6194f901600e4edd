/**
 * Joining the words of two lines. A hyphen at the end of a line is either part of a word or only there because
 * the line ended; the other words of the document know which, and where they do not, the parts of the word do.
 */
import { isSpaceless, SOFT_HYPHEN } from './characters.ts';

/** How the second line is to be joined: the units to cut off the first, and what to put between. */
export interface Join {
  readonly cut: number;
  readonly between: '' | ' ';
}

const APPEND: Join = { cut: 0, between: '' };
const SPACE: Join = { cut: 0, between: ' ' };
const CUT: Join = { cut: 1, between: '' };

/** A word that ends in a hyphen at the end of a line; the hyphen may be the soft one. */
const BROKEN = /([\p{L}\p{M}\p{N}'’]+)[-\u2010\u00ad]$/u;
const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’\u2010-][\p{L}\p{M}\p{N}]+)*/gu;
/** "Short- and long-term": the first hyphen stands for what follows later. */
const SUSPENDED = /^(?:and|or|to|und|oder|bis|et|ou|y|o|e|en|of|och|og)\b/u;

/** Parts that words are made of without a hyphen, though they are words themselves. */
const CLOSED_HEAD =
  /^(?:with|through|under|over|some|any|every|no|how|there|where|here|what|when|out|in|up|down|for|fore|can|may|be|to|a|an|on|re|de|un|dis|mis|per|pro|con|com|inter|trans|sub|super|counter|after|who|him|her|my|your|them|it|our|en|em|im|ad|al|ex)$/u;
const CLOSED_TAIL =
  /^(?:able|ably|ally|ance|ence|less|ness|ship|ships|hood|ward|wards|wise|out|ever|self|selves|thing|things|body|where|how|what|one|man|men|woman|women|land|work|works|worker|workers|place|side|ism|ist|ists|ion|ions|age|ages|ate|ates|ant|ants|ent|ents|ages|form|forms|act|acts|port|ports|tic|tics|press|late|lates|tend|tends|tract|tracts|stand|stands|standing|fold)$/u;
/** Second parts that are joined with a hyphen whatever stands before. */
const OPEN_TAIL =
  /^(?:based|led|backed|term|scale|wide|old|making|style|driven|owned|run|held|oriented|related|specific|sided|funded|sponsored|controlled|dependent|intensive|friendly|neutral|quality|determination|building|sharing|setting|called|speaking|century)$/u;
const OPEN_HEAD = /^(?:self|long|short|well|so|cross|half|non|anti|post|pre|ex|quasi|vice)$/u;

export class Hyphens {
  /** How often each word stands inside a line, in small letters. */
  readonly #words = new Map<string, number>();

  constructor(lines: Iterable<{ readonly text: string }>) {
    for (const { text } of lines) {
      const words = text.toLowerCase().replaceAll('\u2010', '-').match(WORDS) ?? [];
      // The last word may be broken, and the first the rest of one.
      for (const word of words.slice(1, -1)) this.#words.set(word, (this.#words.get(word) ?? 0) + 1);
    }
  }

  join(first: string, second: string, isSpaceAfter: boolean): Join {
    const broken = BROKEN.exec(first);
    if (broken) return this.#joinBroken(first, broken[1] ?? '', second);
    const [end, start] = [[...first.slice(-2)].at(-1) ?? '', [...second.slice(0, 2)][0] ?? ''];
    if (isSpaceless(end) && isSpaceless(start)) return APPEND;
    if (!isSpaceAfter && isInAddress(first, second)) return APPEND;
    if (/[\p{L}\p{N})”’"]—$/u.test(first) || (/^—\S/u.test(second) && !isSpaceAfter)) return APPEND;
    if (/\p{N}[–-]$/u.test(first) && /^\p{N}/u.test(second)) return APPEND;
    if (/\p{L}\/$/u.test(first) && /^\p{L}/u.test(second)) return APPEND;
    return SPACE;
  }

  #joinBroken(first: string, head: string, second: string): Join {
    const tail = new RegExp(`^(?:${WORDS.source})`, 'u').exec(second)?.[0] ?? '';
    if (first.endsWith(SOFT_HYPHEN)) return CUT;
    if (SUSPENDED.test(second)) return SPACE;
    if (tail === '') return SPACE;
    // "E-mail", "x-ray": no word is broken after its first letter.
    if ([...head].length === 1) return APPEND;
    const known = this.#knownSpelling(head.toLowerCase(), tail.toLowerCase());
    if (known !== null) return known;
    // "Franco-German"; an acronym or a number, as in "EU-wide" and "20-year".
    const isAcronym = head.length > 1 && head === head.toUpperCase() && /\p{Lu}/u.test(head);
    if (!/^\p{Ll}/u.test(second) || /\p{N}$/u.test(head) || isAcronym) return APPEND;
    return this.#isCompound(head.toLowerCase(), tail.toLowerCase()) ? APPEND : CUT;
  }

  /** What the rest of the document says: the word with its hyphen, or without, whichever is met more. */
  #knownSpelling(head: string, tail: string): Join | null {
    const [whole, hyphenated] = [this.#count(head + tail), this.#count(`${head}-${tail}`)];
    if (whole === hyphenated) return null;
    return hyphenated > whole ? APPEND : CUT;
  }

  /** Whether two parts look like a compound: words of this document that make no known word together. */
  #isCompound(head: string, tail: string): boolean {
    const [base = tail] = tail.split(/[-'’]/u);
    if (OPEN_TAIL.test(base) && (this.#count(head) > 0 || OPEN_HEAD.test(head))) return true;
    if (OPEN_HEAD.test(head)) return head === 'self' || this.#count(base) > 0;
    if (CLOSED_HEAD.test(head) || CLOSED_TAIL.test(base)) return false;
    return head.length > 3 && base.length > 3 && this.#count(head) > 0 && this.#count(base) > 0;
  }

  #count(word: string): number {
    return this.#words.get(word) ?? 0;
  }
}

/** Whether a line ends inside an address of the web, and the next goes on with it. */
function isInAddress(first: string, second: string): boolean {
  const token = /\S*$/u.exec(first.slice(-300))?.[0] ?? '';
  if (!/^[("'<[]?(?:https?:\/\/|www\.|doi\.org\/)/iu.test(token)) return false;
  const next = /^\S+/u.exec(second)?.[0] ?? '';
  if (/[/=&?_%#-]$/u.test(token)) return /^[\w%~-]/u.test(next);
  // Within a name: a break before a stop or a slash, or inside a word.
  return /^[./_?=&%#-]/u.test(next) || (/[\w]$/u.test(token) && /^[\w-]+[./_=&?%-]/u.test(next));
}
