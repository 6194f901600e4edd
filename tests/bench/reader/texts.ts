/** Long articles and many passages in them, the same on every run. */
import { KINDS, type Kind } from '../../../shared/records/kind.ts';

const SENTENCES = [
  'Every spring the gauge at the upper bridge tells the ministry a story that it would rather not read.',
  'The two capitals have been here before, and each time the engineers were the last to be asked and the first to be blamed.',
  'Trade across the river doubled in the years when nobody of any importance was looking at it.',
  'What the treaty had, and what the present arrangement lacks, was a referee with the right to be asked.',
  'No commission has ever met in a year in which both sides had agreed on how much water there was.',
];
const PER_PARAGRAPH = 5;

/** Paragraphs of about 95 words, no two alike. */
export function paragraphsOf(words: number): string[] {
  const paragraphs: string[] = [];
  for (let made = 0, i = 0; made < words; i++) {
    const sentences = Array.from(
      { length: PER_PARAGRAPH },
      (_, j) => SENTENCES[(i * 3 + j) % SENTENCES.length],
    );
    const text = `${i + 1}. ${sentences.join(' ')}`;
    paragraphs.push(text);
    made += text.split(' ').length;
  }
  return paragraphs;
}

/** Passages of 15 to 515 characters of a text so long, evenly spread, of all kinds in turn. */
export function passagesOf(length: number, count: number): { kind: Kind; start: number; end: number }[] {
  return Array.from({ length: count }, (_, i) => {
    const start = Math.floor((i / count) * (length - 600));
    return { kind: KINDS[i % KINDS.length] ?? 'claim', start, end: start + 15 + ((i * 97) % 500) };
  });
}
