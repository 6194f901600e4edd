/** One block of an article seen as a line of text, the view in which headlines, bylines and tails are recognised. */
import { type BlockJson, textOf } from './blocks.ts';

export interface Unit {
  /** Its words on one line, white space collapsed. */
  readonly text: string;
  readonly block: BlockJson;
}

/** Units of text kept of a long block: enough to tell what it is. */
const MAX_LOOK = 2_000;

/** A block as a unit. */
export function unitOf(block: BlockJson): Unit {
  return { text: textOf(block).slice(0, MAX_LOOK).replace(/\s+/gu, ' ').trim(), block };
}

/** Length from which a block that ends like a sentence is prose, in UTF-16 units; Chinese says more in less. */
const PROSE_LENGTH = 160;
const PROSE_LENGTH_DENSE = 60;
const SENTENCE_END = /[.!?…。！？۔؟।:”"’)»]\s*$/u;
const DENSE_SCRIPT = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/** Whether a text reads as a paragraph of an article and not as a line of a page's furniture. */
export function isProse(text: string): boolean {
  if (text.length < PROSE_LENGTH_DENSE || !SENTENCE_END.test(text)) return false;
  if (text.length >= PROSE_LENGTH) return true;
  return (text.match(DENSE_SCRIPT)?.length ?? 0) > text.length / 2;
}

/** Whether a text ends as a sentence does. */
export function endsLikeSentence(text: string): boolean {
  return /[.!?。！？۔؟।]["”’»)\]]{0,3}$/u.test(text);
}

/** A text for comparing headlines: letters and digits only, lower case. */
export function essence(text: string): string {
  return text
    .normalize('NFKC')
    .toLocaleLowerCase('und')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
