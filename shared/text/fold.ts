/**
 * Text with the differences that typography makes taken out, and the way back. Two copies of one article
 * differ in curly quotes, dashes, ellipses, no-break spaces, soft hyphens and in whether an accented letter is
 * one sign or two; their words are the same. The words themselves are never normalised: stored texts and
 * quotes stay as they came, only matching looks through this glass.
 */

export interface Folded {
  readonly text: string;
  /** For each unit of `text`, the UTF-16 offset where what it stands for begins in the original. */
  readonly starts: Uint32Array;
  /** For each unit of `text`, the UTF-16 offset just past what it stands for. */
  readonly ends: Uint32Array;
}

const SPACE = /\s/;
const MARK = /[\u0300-\u036f]/;
const QUOTE_SINGLE = '‘’‚‛′ʼ`´';
const QUOTE_DOUBLE = '“”„‟″«»';
const DASH = '‐‑‒–—―−';
/** Soft hyphen, zero-width characters, direction marks, byte-order mark: lost or gained by every converter. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/;
/** The most units that one unit of the original folds to: the dots of an ellipsis. */
const MOST = 3;

/** Folds one UTF-16 unit: its plain form, or the empty string when it counts for nothing. */
function foldUnit(unit: string): string {
  if (unit < '\u007f' && unit !== '`') return unit;
  if (INVISIBLE.test(unit)) return '';
  if (QUOTE_SINGLE.includes(unit)) return "'";
  if (QUOTE_DOUBLE.includes(unit)) return '"';
  if (DASH.includes(unit)) return '-';
  return unit === '…' ? '...' : unit;
}

/** Folds a text: runs of white space become one space, quotes, dashes and accented letters their plain form. */
export function fold(text: string): Folded {
  const starts = new Uint32Array(text.length * (text.includes('…') ? MOST : 1));
  const ends = new Uint32Array(starts.length);
  const parts: string[] = [];
  let length = 0;
  let inSpace = false;
  for (let at = 0, next = 0; at < text.length; at = next) {
    next = clusterEnd(text, at);
    const unit = text.slice(at, next);
    const isSpace = SPACE.test(unit) && unit !== '\ufeff';
    const folded = isSpace ? (inSpace ? '' : ' ') : next - at > 1 ? unit.normalize('NFC') : foldUnit(unit);
    if (folded === '') continue;
    inSpace = isSpace;
    parts.push(folded);
    for (let i = 0; i < folded.length; i++) {
      starts[length] = at;
      ends[length++] = next;
    }
  }
  return { text: parts.join(''), starts: starts.subarray(0, length), ends: ends.subarray(0, length) };
}

/** End of the letter at `at` with the accents that follow it. */
function clusterEnd(text: string, at: number): number {
  let end = at + 1;
  if (SPACE.test(text.charAt(at))) return end;
  while (end < text.length && MARK.test(text.charAt(end))) end++;
  return end;
}
