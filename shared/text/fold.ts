/**
 * Text with the differences that typography makes taken out, and the way back. Two copies of one article
 * differ in curly quotes, dashes, no-break spaces and soft hyphens; their words are the same. The words
 * themselves are never normalised: stored texts and quotes stay as they came, only matching looks through
 * this glass.
 */

export interface Folded {
  readonly text: string;
  /** For each unit of `text`, the UTF-16 offset it came from; one more entry for the end. */
  readonly origin: Uint32Array;
}

const SPACE = /\s/;
const QUOTE_SINGLE = '‘’‚‛′ʼ`´';
const QUOTE_DOUBLE = '“”„‟″«»';
const DASH = '‐‑‒–—―−';
/** Soft hyphen, zero-width characters, byte-order mark: invisible, and lost or gained by every converter. */
const INVISIBLE = '\u00ad\u200b\u2060\ufeff';

/** Folds one UTF-16 unit: its plain form, or the empty string when it counts for nothing. */
function foldUnit(unit: string): string {
  if (unit < '\u007f' && unit !== '`') return unit;
  if (INVISIBLE.includes(unit)) return '';
  if (QUOTE_SINGLE.includes(unit)) return "'";
  if (QUOTE_DOUBLE.includes(unit)) return '"';
  if (DASH.includes(unit)) return '-';
  return unit;
}

/** Folds a text: runs of white space become one space, quotes and dashes their plain form. */
export function fold(text: string): Folded {
  const origin = new Uint32Array(text.length + 1);
  const parts: string[] = [];
  let length = 0;
  let inSpace = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    const isSpace = SPACE.test(unit) && unit !== '\ufeff';
    const folded = isSpace ? (inSpace ? '' : ' ') : foldUnit(unit);
    if (folded !== '') inSpace = isSpace;
    if (folded === '') continue;
    parts.push(folded);
    origin[length++] = i;
  }
  origin[length] = text.length;
  return { text: parts.join(''), origin: origin.subarray(0, length + 1) };
}

/** The offset in the original text just past folded unit `end - 1`. */
export function originEnd(folded: Folded, end: number): number {
  return end === 0 ? 0 : (folded.origin[end - 1] as number) + 1;
}
