/**
 * Comparing two stretches of text word by word, to tell the same passage with typos in it from another passage
 * that says nearly the same. In a text retyped or scanned letters go wrong here and there; in a look-alike
 * (“Team Alpha measured …”, “Team Beta measured …”) whole words, names or numbers are others and all the rest is
 * equal, however few letters that may be.
 */
import { align, type Run } from './alignment.ts';
import { isCommon, isEmpty, isTelling, isTurned, tellingChange } from './telling-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * How words differ: a `slip` is a typo; a `doubt` may be one if there are others around, and so may a `grave`
 * doubt if there are many; `reworded` is another ordinary word, put in, left out or replaced; `different` is
 * another name, number, negation or the like.
 */
export type ChangeKind = 'slip' | 'doubt' | 'grave' | 'reworded' | 'different';

const GRAVITY: Readonly<Record<ChangeKind, number>> = {
  slip: 0,
  doubt: 1,
  grave: 2,
  reworded: 3,
  different: 4,
};

/** One difference: where it stands in the first of the two texts. */
export interface Change {
  readonly kind: ChangeKind;
  readonly start: number;
  readonly end: number;
}

/** A word of a text, a number or a sign that counts like one. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Currency and per cent signs; single signs of scripts that do not part words; numbers with their sign and
 * separators; words, of which only “n't” keeps its apostrophe.
 */
const TOKEN =
  /[\p{Sc}%‰]|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|(?:(?<![\p{L}\p{M}\p{N}])[\-+](?=\p{Nd}))?(?:[[\p{L}\p{N}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]]\p{M}*|(?<=n)'(?=t(?![\p{L}\p{M}\p{N}]))|(?<=\p{Nd})[.,:](?=\p{Nd}))+/gv;

/** A sign of a script that does not part words. */
const UNPARTED = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;

function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(TOKEN), ({ 0: word, index }) => ({
    text: word,
    start: index,
    end: index + word.length,
  }));
}

export interface Comparison {
  readonly changes: readonly Change[];
  /** Words of the first text. */
  readonly words: number;
}

/**
 * What differs between `a` and `b`.
 * @param runs The equal units of the two, as `align` finds them.
 * @param vocabulary Of the text that `b` is from; without it no word is known to occur elsewhere.
 */
export function compareWords(
  a: string,
  b: string,
  runs: readonly Run[],
  vocabulary: Vocabulary | undefined,
): Comparison {
  const inA = tokensOf(a);
  const inB = tokensOf(b);
  const changes: Change[] = [];
  let [atA, atB] = [0, 0];
  for (const [toA, toB] of meetings(inA, inB, runs)) {
    const kind = classify(inA.slice(atA, toA), inB.slice(atB, toB), vocabulary);
    if (kind !== null) {
      const start = inA[atA]?.start ?? a.length;
      changes.push({ kind, start, end: inA[toA - 1]?.end ?? start });
    }
    [atA, atB] = [toA, toB];
  }
  return { changes, words: inA.length };
}

/** How one word became another; null when they are the same. */
export function changeOfWord(
  old: string,
  now: string,
  vocabulary: Vocabulary | undefined,
): ChangeKind | null {
  return classify(tokensOf(old), tokensOf(now), vocabulary);
}

/** The pairs of words that begin together on the alignment, as their numbers, and the two ends. */
function* meetings(
  inA: readonly Token[],
  inB: readonly Token[],
  runs: readonly Run[],
): Iterable<readonly [number, number]> {
  let [atA, atB] = [0, 0];
  for (const run of runs) {
    while (atA < inA.length && (inA[atA] as Token).start < run.a) atA++;
    for (; atA < inA.length && (inA[atA] as Token).start <= run.a + run.length; atA++) {
      const wanted = (inA[atA] as Token).start - run.a + run.b;
      while (atB < inB.length && (inB[atB] as Token).start < wanted) atB++;
      if (inB[atB]?.start === wanted) yield [atA, atB];
    }
  }
  yield [inA.length, inB.length];
}

/** How the words `a` became the words `b`; null when they are the same. */
function classify(
  a: readonly Token[],
  b: readonly Token[],
  vocabulary: Vocabulary | undefined,
): ChangeKind | null {
  let [from, endA, endB] = [0, a.length, b.length];
  while (from < Math.min(endA, endB) && a[from]?.text === b[from]?.text) from++;
  for (; endA > from && endB > from && a[endA - 1]?.text === b[endB - 1]?.text; endA--) endB--;
  const old = a.slice(from, endA).map(({ text }) => text);
  const now = b.slice(from, endB).map(({ text }) => text);
  const [one, other] = [old.join(''), now.join('')];
  if (one.toLowerCase() === other.toLowerCase()) return null;
  if (figuresOf(old) !== figuresOf(now)) return 'different';
  // Where one sign is a word or half of one, no other sign is a typo.
  if ([...old, ...now].some(word => UNPARTED.test(word))) return 'reworded';
  if (old.length !== now.length) return classifyWords(old, now);
  return old.reduce<ChangeKind | null>((worst, word, i) => {
    const kind = word === now[i] ? null : classifyWord(word, now[i] as string, vocabulary);
    return worst === null || (kind !== null && GRAVITY[kind] > GRAVITY[worst]) ? kind : worst;
  }, null);
}

/** What the numbers among words say: their digits and signs, without the separators of thousands. */
function figuresOf(words: readonly string[]): string {
  return words
    .filter(word => /[\p{Nd}\p{Sc}%‰]/u.test(word))
    .map(word => word.replace(/,(?=\p{Nd}{3}(?!\p{Nd}))/gu, '').replace(/\p{L}+/gu, ''))
    .join(' ');
}

/** Words that were put together, taken apart, put in, left out or replaced by more or fewer others. */
function classifyWords(old: readonly string[], now: readonly string[]): ChangeKind | null {
  const all = [...old, ...now];
  const [one, other] = [old.join('').toLowerCase(), now.join('').toLowerCase()];
  const errors = typosBetween(one, other);
  const length = Math.max(one.length, other.length);
  if (old.length > 0 && now.length > 0 && errors * 8 <= length + 4) return 'slip';
  if (all.some(word => isTelling(word.toLowerCase()) || isOwnName(word))) return 'different';
  if (all.every(word => isEmpty(word.toLowerCase()))) return null;
  if (old.length > 0 && now.length > 0 && errors * 5 <= length * 2) return 'doubt';
  if (all.every(word => word.length === 1)) return 'slip';
  return all.every(word => word.length <= SHORT) ? 'doubt' : 'reworded';
}

/** Letters of a word that is often hit as a whole, and of which many are one letter apart. */
const SHORT = 3;
/** Letters from which on two names seldom are but one letter apart. */
const LONG_NAME = 6;

/** How well a word is known that stands in place of another: nowhere else, perhaps only as the same typo, or well. */
type Knowledge = 'unknown' | 'seen' | 'known';

function knowledgeOf(found: string, instead: string, vocabulary: Vocabulary | undefined): Knowledge {
  if (isCommon(found.toLowerCase())) return 'known';
  const share = vocabulary?.knows(found, instead) ?? 0;
  if (share >= 0.3) return 'known';
  return share >= 0.1 ? 'seen' : 'unknown';
}

/** Letters beyond which something is compared as text rather than as a word, and the errors looked for in it. */
const LONGEST_WORD = 100;
const MOST_TYPOS = 40;

/** One word that became another. */
function classifyWord(one: string, other: string, vocabulary: Vocabulary | undefined): ChangeKind | null {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b || (isEmpty(a) && isEmpty(b))) return null;
  const errors = typosBetween(a, b);
  const length = Math.max(a.length, b.length);
  const knowledge = knowledgeOf(other, one, vocabulary);
  if (errors === 1 && (isEmpty(a) || isEmpty(b))) return 'slip';
  if (isEmpty(a) && length <= SHORT + 1 && knowledge === 'unknown' && !isName(other)) return 'slip';
  if (isTurned(a, b)) return 'different';
  const telling = tellingChange(a, b);
  if (telling !== 'none') {
    if (telling === 'harmless' || (errors === 1 && knowledge === 'unknown')) return 'slip';
    if (errors === 1) return telling === 'contrary' ? 'grave' : 'doubt';
    if (knowledge === 'unknown' && errors * 2 <= length && vocabulary?.isStrange(b)) return 'slip';
    return knowledge === 'known' || errors * 2 > length ? 'different' : 'doubt';
  }
  if (isOwnName(one) || (isOwnName(other) && !isCommon(a)))
    return classifyName(one, other, errors, knowledge, vocabulary);
  if (errors === 1) return knowledge === 'known' && length > SHORT ? 'doubt' : 'slip';
  if (knowledge === 'unknown' && errors * 4 <= length) return 'slip';
  if (knowledge === 'unknown' && errors * 5 <= length * 3 && vocabulary?.isStrange(b)) return 'slip';
  return errors * 2 <= length || length <= SHORT ? 'doubt' : 'reworded';
}

/** What it means that a name is one letter off. */
const OF_ONE_LETTER: Readonly<Record<Knowledge, ChangeKind>> = {
  unknown: 'slip',
  seen: 'doubt',
  known: 'grave',
};

function classifyName(
  one: string,
  other: string,
  errors: number,
  knowledge: Knowledge,
  vocabulary: Vocabulary | undefined,
): ChangeKind {
  const length = Math.max(one.length, other.length);
  // No name is spelled like this, so it is a slip of the pen rather than somebody else.
  if (!isName(other) && errors * 2 <= length && length > 1 && knowledge === 'unknown') return 'slip';
  if (errors * 5 > length * 2 || (isAcronym(one) && isAcronym(other))) return 'different';
  if (errors > 1) {
    if (knowledge !== 'unknown') return 'different';
    return errors * 5 <= length ? 'slip' : 'doubt';
  }
  if (knowledge !== 'unknown') return OF_ONE_LETTER[knowledge];
  if (length >= LONG_NAME) return 'slip';
  const isUsed = (vocabulary?.count(one) ?? 0) > 0;
  // Iran and Iraq: of two short names one sign apart the other may stand here for the first time.
  const isOther = isOneSignReplaced(one, other) && vocabulary?.isStrange(other) !== true;
  return isUsed && !isOther ? 'slip' : 'doubt';
}

/** Whether a word that is one typo off has one sign instead of another, none put in, left out or exchanged. */
function isOneSignReplaced(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  let others = 0;
  for (let i = 0; i < one.length; i++) if (one.charCodeAt(i) !== other.charCodeAt(i)) others++;
  return others === 1;
}

/** Whether a word is a name and not a common word that begins a sentence. */
function isOwnName(word: string): boolean {
  return isName(word) && !isCommon(word.toLowerCase());
}

/** Whether a word begins with a capital, or is of a script that has none, so that any word may be a name. */
function isName(word: string): boolean {
  return /^[\p{Lu}\p{Lo}]/u.test(word);
}

function isAcronym(word: string): boolean {
  return /^\p{Lu}+$/u.test(word);
}

/**
 * Typos that lead from one word to another: letters put in, left out, replaced, or two that changed places (the
 * optimal string alignment distance).
 */
function typosBetween(a: string, b: string): number {
  // No word of a language; what matters is that comparing two takes no longer than it should.
  if (Math.max(a.length, b.length) > LONGEST_WORD)
    return align(a, b, MOST_TYPOS)?.errors ?? a.length + b.length;
  let before = new Uint16Array(b.length + 1);
  let last = new Uint16Array(b.length + 1);
  let row = Uint16Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    [before, last, row] = [last, row, before];
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const isSame = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let least = (last[j - 1] as number) + (isSame ? 0 : 1);
      least = Math.min(least, (last[j] as number) + 1, (row[j - 1] as number) + 1);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = isSwap ? Math.min(least, (before[j - 2] as number) + 1) : least;
    }
  }
  return row[b.length] as number;
}
