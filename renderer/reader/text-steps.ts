/**
 * Stepping through plain text by words and sentences as Unicode draws them (UAX #29, through Intl.Segmenter),
 * so that Chinese, Thai and Urdu step as well as English. Offsets are UTF-16 code units. A step never reads
 * more of the text than the paragraphs it crosses.
 */

export interface Range {
  readonly start: number;
  readonly end: number;
}

type Granularity = 'word' | 'sentence';

/** The end of the first word that ends after `offset`; the end of the text when there is none. */
export function wordEndAfter(text: string, offset: number, language?: string): number {
  for (let line = lineAround(text, offset); ; line = lineAround(text, line.end + 1)) {
    const word = wordsIn(text, line, language).find(({ end }) => end > offset);
    if (word) return word.end;
    if (line.end >= text.length) return text.length;
  }
}

/** The end of the last word that ends before `offset`; 0 when there is none. */
export function wordEndBefore(text: string, offset: number, language?: string): number {
  for (let line = lineAround(text, offset); ; line = lineAround(text, line.start - 1)) {
    const word = wordsIn(text, line, language).findLast(({ end }) => end < offset);
    if (word) return word.end;
    if (line.start === 0) return 0;
  }
}

/** The start of the first word that starts after `offset`; the end of the text when there is none. */
export function wordStartAfter(text: string, offset: number, language?: string): number {
  for (let line = lineAround(text, offset); ; line = lineAround(text, line.end + 1)) {
    const word = wordsIn(text, line, language).find(({ start }) => start > offset);
    if (word) return word.start;
    if (line.end >= text.length) return text.length;
  }
}

/** The start of the last word that starts before `offset`; 0 when there is none. */
export function wordStartBefore(text: string, offset: number, language?: string): number {
  for (let line = lineAround(text, offset); ; line = lineAround(text, line.start - 1)) {
    const word = wordsIn(text, line, language).findLast(({ start }) => start < offset);
    if (word) return word.start;
    if (line.start === 0) return 0;
  }
}

/** The sentence that holds `offset`, without the white space after it; null in an empty paragraph. */
export function sentenceAround(text: string, offset: number, language?: string): Range | null {
  const line = lineAround(text, offset);
  const sentences = [...segments(text, line, 'sentence', language)];
  const sentence = sentences.find(({ end }) => end > offset) ?? sentences.at(-1);
  if (!sentence) return null;
  const words = text.slice(sentence.start, sentence.end);
  const start = sentence.start + words.length - words.trimStart().length;
  const end = sentence.start + words.trimEnd().length;
  return end > start ? { start, end } : null;
}

/** The paragraph or line of the plain text around `offset`, without its `\n`. */
function lineAround(text: string, offset: number): Range {
  const at = Math.max(0, Math.min(offset, text.length));
  const next = text.indexOf('\n', at);
  return { start: at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1, end: next === -1 ? text.length : next };
}

function wordsIn(text: string, line: Range, language: string | undefined): Range[] {
  return [...segments(text, line, 'word', language)];
}

function* segments(
  text: string,
  line: Range,
  granularity: Granularity,
  language: string | undefined,
): Generator<Range> {
  const segmenter = new Intl.Segmenter(supported(language), { granularity });
  for (const { index, segment, isWordLike } of segmenter.segment(text.slice(line.start, line.end))) {
    if (granularity === 'word' && !isWordLike) continue;
    yield { start: line.start + index, end: line.start + index + segment.length };
  }
}

/** A language tag comes from a web page and may be nonsense; then the computer's own language serves. */
function supported(language: string | undefined): string | undefined {
  if (language === undefined || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language)) return undefined;
  return Intl.Segmenter.supportedLocalesOf(language)[0];
}
