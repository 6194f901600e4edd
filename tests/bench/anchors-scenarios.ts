/**
 * The scenarios in which anchors are measured. Each makes an article, quotes from it, and a later form of the
 * article; a quote that is no longer there has no place, and to find it is the worst that can happen.
 */
import type { Anchor } from '../../shared/records/anchor.ts';
import { describeSelection } from '../../shared/text/anchors.ts';
import {
  inTurn,
  withOtherParagraphs,
  withOtherTypography,
  withReplaced,
  withTypos,
} from './anchors-mutations.ts';
import type { Place } from './anchors-peers.ts';
import { article, type Chance, NAMES, PLACES, sentence } from './anchors-prose.ts';

/** A quote and where it stands in the later text; null when it was deleted. */
export interface Case {
  readonly anchor: Anchor;
  readonly truth: Place | null;
}

export interface Trial {
  readonly text: string;
  readonly cases: readonly Case[];
}

type Length = 'short' | 'medium' | 'long';

/** Makes a text of about `size` units and up to `count` cases. */
export type Scenario = (chance: Chance, size: number, count: number) => Trial;

const LENGTHS: Readonly<Record<Length, readonly [least: number, most: number]>> = {
  short: [10, 26],
  medium: [60, 200],
  long: [400, 1_200],
};

type Change = Parameters<typeof inTurn>[1];
type ChangeMaker = (chance: Chance, spared: readonly number[]) => readonly Change[];

/** A quarter short, half medium, a quarter long. */
const MIXED: readonly Length[] = ['short', 'medium', 'long', 'medium'];

export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  same: changed(() => []),
  'typo0.5': changed(chance => [withTypos(chance, 0.005)]),
  typo2: changed(chance => [withTypos(chance, 0.02)]),
  typo5: changed(chance => [withTypos(chance, 0.05)]),
  norm: changed(chance => [withOtherTypography(chance)]),
  para: changed((chance, spared) => [withOtherParagraphs(chance, spared)]),
  mixed: changed((chance, spared) => [
    withOtherParagraphs(chance, spared),
    withOtherTypography(chance),
    withTypos(chance, 0.02),
  ]),
  repeat: repeated((chance, spared) => [withOtherParagraphs(chance, spared)]),
  'repeat+2%': repeated((chance, spared) => [withOtherParagraphs(chance, spared), withTypos(chance, 0.02)]),
  'deleted short': deleted('short'),
  'deleted medium': deleted('medium'),
  'deleted long': deleted('long'),
  'look-alike': lookAlikes,
};

/** Quotes all over an article that then changes in some ways, but for the paragraphs with the quotes. */
function changed(changes: ChangeMaker): Scenario {
  return (chance, size, count) => {
    const text = article(chance, size).join('\n');
    const anchors = Array.from({ length: count }, (_, i) => passage(chance, text, MIXED[i % 4] ?? 'medium'));
    const spared = anchors.flatMap(({ start, end }) => [start, end - 1]);
    const now = inTurn(text, ...changes(chance, spared));
    return {
      text: now.text,
      cases: anchors.map(anchor => ({
        anchor,
        truth: { start: now.moved(anchor.start), end: now.moved(anchor.end - 1) + 1 },
      })),
    };
  };
}

/** One sentence stands 6 to 20 times in the article, and each of its copies is a passage of its own. */
function repeated(changes: ChangeMaker): Scenario {
  return (chance, size, count) => {
    const paragraphs = article(chance, size);
    const places: { paragraph: number; words: string }[] = [];
    while (places.length < count) {
      const words = sentence(chance);
      const copies = Math.min(chance.between(6, 20), paragraphs.length);
      const first = chance.between(0, paragraphs.length - copies);
      for (let i = 0; i < copies; i++) places.push({ paragraph: first + i, words });
    }
    for (const { paragraph, words } of places) {
      const sentences = (paragraphs[paragraph] ?? '').split(/(?<=\.) (?=\p{Lu}|“)/u);
      sentences.splice(chance.between(0, sentences.length), 0, words);
      paragraphs[paragraph] = sentences.join(' ');
    }
    const text = paragraphs.join('\n');
    const anchors = [...new Set(places.map(({ words }) => words))]
      .flatMap(words => allOf(text, words).map(start => describe(text, start, start + words.length)))
      .slice(0, count);
    const now = inTurn(
      text,
      ...changes(
        chance,
        anchors.flatMap(({ start, end }) => [start, end - 1]),
      ),
    );
    return {
      text: now.text,
      cases: anchors.map(anchor => ({
        anchor,
        truth: { start: now.moved(anchor.start), end: now.moved(anchor.end - 1) + 1 },
      })),
    };
  };
}

/** Quotes cut out of the article, the words around them left. Every second article has other typos too. */
function deleted(length: Length): Scenario {
  return (chance, size, count) => {
    const text = article(chance, size).join('\n');
    const anchors = apart(Array.from({ length: count }, () => passage(chance, text, length)));
    const cuts = anchors.map(({ start, end }) => ({ start, end, by: '' }));
    const typos = chance.isOnce(2) ? [withTypos(chance, 0.02)] : [];
    const now = inTurn(text, withReplaced(cuts), ...typos);
    return { text: now.text, cases: anchors.map(anchor => ({ anchor, truth: null })) };
  };
}

/** Sentences of which only a twin is left, in the same place or elsewhere, with one thing in it another. */
function lookAlikes(chance: Chance, size: number, count: number): Trial {
  const text = article(chance, size).join('\n');
  const anchors = apart(
    Array.from({ length: count * 3 }, () => sentenceIn(chance, text)).filter(anchor => anchor !== null),
  ).slice(0, count);
  const twins = anchors.map(({ quote }) => twinOf(chance, quote));
  const changes = anchors.map(({ start, end }, i) => ({
    start,
    end,
    // Gone, or its twin instead of it; where it is gone, the twin stands at the end.
    by: i % 2 === 0 ? (twins[i] ?? '') : '',
  }));
  const now = inTurn(text, withReplaced(changes));
  const elsewhere = twins.filter((_, i) => i % 2 === 1);
  return {
    text: `${now.text}\n${elsewhere.join('\n')}`,
    cases: anchors.map(anchor => ({ anchor, truth: null })),
  };
}

/** What may be another in a look-alike, and what stands there instead. */
const TWISTS: readonly (readonly [RegExp, (chance: Chance, old: string) => string])[] = [
  [
    new RegExp(`\\b(?:${NAMES.join('|')})\\b`),
    (chance, old) => chance.of(NAMES.filter(name => name !== old)),
  ],
  [
    new RegExp(`\\b(?:${PLACES.join('|')})\\b`),
    (chance, old) => chance.of(PLACES.filter(name => name !== old)),
  ],
  [/\b\d+\b/, (chance, old) => String(Number(old) + chance.between(1, 9))],
  [/\b(?:million|billion|thousand)\b/, (_, old) => (old === 'million' ? 'billion' : 'million')],
  [/\b(?:was|were|has|had|did|will|can)\b(?! not)/, (_, old) => `${old} not`],
  [/\b(?:was|were|has|had|did|will|can) not\b/, (_, old) => old.replace(' not', '')],
  [
    /\b(?:eastern|western|joint|annual|secret|public)\b/,
    (_, old) => (old === 'eastern' ? 'western' : 'eastern'),
  ],
];

/** A sentence that says something else in nearly the same words. */
function twinOf(chance: Chance, quote: string): string {
  const first = chance.between(0, TWISTS.length - 1);
  for (let i = 0; i < TWISTS.length; i++) {
    const [what, instead] = TWISTS[(first + i) % TWISTS.length] as (typeof TWISTS)[number];
    if (what.test(quote)) return quote.replace(what, old => instead(chance, old));
  }
  return quote.replace(/^\S+ \S+/, 'Nobody');
}

function describe(text: string, start: number, end: number): Anchor {
  const anchor = describeSelection('measured', text, start, end);
  if (anchor === null) throw new Error('there are no words to describe');
  return anchor;
}

/** A passage of whole words inside one paragraph, if one is long enough. */
function passage(chance: Chance, text: string, kind: Length): Anchor {
  const [least, most] = LENGTHS[kind];
  const length = chance.between(least, most);
  for (let tries = 0; tries < 1_000; tries++) {
    const from = text.indexOf(' ', chance.between(0, Math.max(0, text.length - length - 40))) + 1;
    const to = text.indexOf(' ', from + length - 1);
    if (from > 0 && to !== -1 && !text.slice(from, to).includes('\n')) return describe(text, from, to);
  }
  return passage(chance, text, 'medium');
}

function sentenceIn(chance: Chance, text: string): Anchor | null {
  const from = text.indexOf('. ', chance.between(0, text.length)) + 2;
  const to = text.indexOf('.', from) + 1;
  const words = text.slice(from, to);
  return from < 2 || to === 0 || words.includes('\n') || words.length < 40 ? null : describe(text, from, to);
}

/** The passages in order without those that overlap the one before. */
function apart(anchors: readonly Anchor[]): Anchor[] {
  const kept: Anchor[] = [];
  for (const anchor of anchors.toSorted((a, b) => a.start - b.start))
    if (anchor.start > (kept.at(-1)?.end ?? -1) + 1) kept.push(anchor);
  return kept;
}

function allOf(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}
