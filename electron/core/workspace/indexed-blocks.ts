/** The blocks of a text as the search index takes them. */
import type { PlainText } from '../../../shared/text/plain-text.ts';
import { indexedWords } from './search-words.ts';

/** A block with words in it: its UTF-16 offsets in the plain text, and its folded words. */
export interface IndexedBlock {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

export function indexedBlocks({ text, blocks }: PlainText): IndexedBlock[] {
  return blocks
    .map(({ start, end }) => ({ start, end, words: indexedWords(text.slice(start, end)) }))
    .filter(({ words }) => words !== '');
}
