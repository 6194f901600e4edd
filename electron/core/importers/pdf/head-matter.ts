/** What stands around the title of a document on its first page: names, institutes, dates, the kind of publication. */

import type { StrippedPart } from '../../../../shared/records/document.ts';
import { bareByline, introducedByline } from '../byline.ts';
import type { Guesses } from '../draft.ts';
import { strippedPart } from '../draft.ts';
import { isOnlyWords } from '../head.ts';
import { endsSentence, isNumberedHeading } from './breaks.ts';
import { textOfLines } from './line.ts';
import type { Told } from './roles.ts';

/** Most paragraphs below the title that may belong to it. */
const MAX_HEAD = 24;
/** Length from which running text is the article, in UTF-16 units. */
const TEXT_LENGTH = 140;
/** Headings with which the text begins. */
const BEGINNING =
  /^(?:\d+\.?\s|[IVX]+\.\s)?(?:abstract|summary|executive summary|introduction|contents|table of contents|key ?words|key (?:points|findings|messages|takeaways|judg(?:e)?ments)|overview|background|foreword|preface|highlights|in brief|zusammenfassung|einleitung|inhalt|résumé|sommaire|introducción|resumen|índice|riassunto|resumo)\b/iu;
/** Words in the names of institutes, which look like names of people. */
const INSTITUTE =
  /universit|institut|college|school|department|cent(?:re|er)|foundation|council|bank|ministry|press|journal|review|group|society|association|commission|office|agency|laborator|faculty|hospital|academy|library|government|parliament|network|program|project|report|paper|brief|series|republic|kingdom|states|nations|union|organi[sz]ation|fund|trust|committee|corporation|\b(?:inc|ltd|llc|gmbh|plc|ai|usa|uk|eu|un)\b/iu;
/** "Speech by": the name follows on a line of its own. */
const BY =
  /^(?:(?:a |an )?(?:speech|report|paper|article|essay|study|remarks|written|given|delivered|edited|prepared|authored|compiled)\s+)?(?:given |prepared |written )?by:?$/iu;

export interface WithoutHeadMatter {
  readonly paragraphs: readonly Told[];
  readonly stripped: readonly StrippedPart[];
}

/**
 * Takes the names under the title as the byline, and makes plain what is set large there, for it heads nothing.
 * @param at Where the title stood: the paragraphs before `at` are above it.
 */
export function takeHeadMatter(paragraphs: readonly Told[], at: number, guesses: Guesses): WithoutHeadMatter {
  const isNames = namesUnlike(wordsInSmallLetters(paragraphs));
  const end = headEnd(paragraphs, at, isNames);
  const head = paragraphs
    .slice(0, end)
    .flatMap((paragraph, i) => (i < at ? [paragraph] : namesApart(paragraph, isNames)));
  const named = namesIn(head, at, isNames);
  const names = named.map(paragraph => nameText(paragraph)).filter(name => !BY.test(name));
  const isNew = names.length > 0 && guesses.offer('byline', names.join(', '), 'names under the title');
  const isKnown = isNew || names.join(', ') === guesses.metadata.byline;
  const kept = isKnown ? head.filter(paragraph => !named.includes(paragraph)) : head;
  return {
    paragraphs: [...kept.map(plain), ...paragraphs.slice(end)],
    stripped: isKnown ? [strippedPart('byline', named.map(({ lines }) => textOfLines(lines)).join(' '))] : [],
  };
}

/** One past the last paragraph that belongs to the title. */
function headEnd(paragraphs: readonly Told[], at: number, isNames: NameTest): number {
  const page = paragraphs[0]?.lines[0]?.page;
  const end = paragraphs.findIndex((paragraph, i) => {
    const { lines, role } = paragraph;
    const text = textOfLines(lines);
    if (i < at) return false;
    if (
      lines[0]?.page !== page ||
      lines.length > 12 ||
      i >= at + MAX_HEAD ||
      role === 'item' ||
      role === 'table'
    )
      return true;
    if (BEGINNING.test(text) || isNumberedHeading(text)) return true;
    const isText = text.length >= TEXT_LENGTH || (text.length >= TEXT_LENGTH / 2 && endsSentence(text));
    return role !== 'heading' && isText && !startsWithNames(paragraph, isNames);
  });
  return end === -1 ? paragraphs.length : end;
}

function startsWithNames(paragraph: Told, isNames: NameTest): boolean {
  return namesApart(paragraph, isNames).some(part => isNames(nameText(part)));
}

/** Names, and the institutes on the lines below them, as paragraphs of their own. */
function namesApart(paragraph: Told, isNames: NameTest): Told[] {
  const { lines } = paragraph;
  for (let count = lines.length - 1; count > 0; count--) {
    const names = { ...paragraph, lines: lines.slice(0, count) };
    if (isNames(nameText(names))) return [names, { ...paragraph, lines: lines.slice(count) }];
  }
  return [paragraph];
}

function plain(paragraph: Told): Told {
  return paragraph.role === 'heading' ? { ...paragraph, role: 'large', prominence: 0 } : paragraph;
}

/** The paragraphs that are nothing but names, and the "by" before one. */
function namesIn(head: readonly Told[], at: number, isNames: NameTest): Told[] {
  return head.filter((paragraph, i) => {
    if (i < at) return false;
    const text = nameText(paragraph);
    const isAfterBy = BY.test(nameText(head[i - 1] ?? paragraph));
    if (BY.test(text)) return i + 1 < head.length && isNames(nameText(head[i + 1] ?? paragraph));
    return isNames(text) || (isAfterBy && bareByline(text) !== null);
  });
}

/** The words without raised marks, which point from names to institutes. */
function nameText({ lines }: Told): string {
  const words = lines.map(line =>
    line.stretches
      .flatMap(({ pieces }) => pieces.filter(piece => piece.script !== 'super').map(piece => piece.text))
      .join(' '),
  );
  return words
    .join(' ')
    .replace(/[*∗†‡§¶#✉]|\(\s*\)/gu, '')
    .replace(/\s+/gu, ' ')
    .replace(/\s,/gu, ',')
    .replace(/[,;\s]+$/u, '')
    .trim();
}

/** Whether a text is nothing but names of people, however many. */
type NameTest = (text: string) => boolean;

/** The test, for a document that uses these words as words: `Annual Comparison` names nobody there. */
function namesUnlike(words: ReadonlySet<string>): NameTest {
  const isName = (name: string) => bareByline(name) !== null && !isOnlyWords(name, words);
  return text => areNames(text, isName);
}

/** The words of a document that are written small somewhere. */
export function wordsInSmallLetters(paragraphs: readonly Told[]): ReadonlySet<string> {
  const texts = paragraphs.map(({ lines }) =>
    textOfLines(lines).match(/(?<![\p{L}’'-])\p{Ll}{2,}(?![\p{L}’'-])/gu),
  );
  return new Set(texts.flatMap(words => words ?? []));
}

function areNames(text: string, isName: NameTest): boolean {
  if (introducedByline(text) !== null || INSTITUTE.test(text)) return false;
  const names = text
    .split(/\s*(?:[,;،、]|\s(?:and|und|et|y|e|&|اور|و)\s)\s*/u)
    .filter(name => /\p{L}/u.test(name));
  return names.length > 0 && names.length <= 60 && names.every(isName);
}
