/** Which words of a passage are gone and which are new. */
import { diffArrays } from 'diff';

/** A run of words: in both texts, only in the one before, or only in the one after. */
export interface Piece {
  readonly text: string;
  readonly change: 'same' | 'gone' | 'new';
}

/** Longest texts compared word by word, in UTF-16 units of both together. */
const MOST_UNITS = 200_000;
/** How long a comparison may take, in ms, before the whole passage counts as replaced. */
const MOST_MS = 100;

/** Compares two passages word by word, in any script. @param language BCP 47 tag, if known. */
export function wordChanges(before: string, after: string, language?: string): Piece[] {
  if (before === after) return pieces([['same', before]]);
  const isShort = before.length + after.length <= MOST_UNITS;
  const words = wordsIn(language);
  const changes = isShort ? diffArrays(words(before), words(after), { timeout: MOST_MS }) : undefined;
  if (!changes) {
    return pieces([
      ['gone', before],
      ['new', after],
    ]);
  }
  return joined(
    pieces(
      changes.map(({ value, added, removed }) => {
        return [added ? 'new' : removed ? 'gone' : 'same', value.join('')] as const;
      }),
    ),
  );
}

function pieces(list: readonly (readonly [Piece['change'], string])[]): Piece[] {
  return list.flatMap(([change, text]) => (text === '' ? [] : [{ text, change }]));
}

/**
 * Words replaced in a row become one stretch taken out and one put in: a space that happens to be the same in
 * between would leave a row of single words struck out and written in turn.
 */
function joined(list: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  let gone = '';
  let fresh = '';
  const flush = () => {
    result.push(
      ...pieces([
        ['gone', gone],
        ['new', fresh],
      ]),
    );
    gone = '';
    fresh = '';
  };
  for (const [index, { text, change }] of list.entries()) {
    const next = list[index + 1];
    const isBetween = change === 'same' && text.trim() === '' && !text.includes('\n');
    if (change === 'gone') gone += text;
    else if (change === 'new') fresh += text;
    else if (isBetween && gone !== '' && fresh !== '' && next && next.change !== 'same') {
      gone += text;
      fresh += text;
    } else {
      flush();
      result.push({ text, change });
    }
  }
  flush();
  return result;
}

/** Cuts a text into words and what is between them (UAX #29). */
function wordsIn(language: string | undefined): (text: string) => string[] {
  const known = language !== undefined && isTag(language) ? language : undefined;
  const segmenter = new Intl.Segmenter(known, { granularity: 'word' });
  return text => Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function isTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
