/** The words around a match, short enough for a line or two of a result list. */
import { snapToCodePoint } from '../../../shared/text/code-points.ts';

export interface Snippet {
  /** One line; an ellipsis stands where the text was cut. */
  snippet: string;
  /** Matches inside `snippet`, as UTF-16 offsets. */
  matches: [number, number][];
}

/** Units of text shown. */
const LENGTH = 180;
/** Units shown before the first match. */
const LEAD = 50;
/** How far to look for a space to cut at. */
const REACH = 20;

/** @param matches UTF-16 offsets into `text`, in order. */
export function cutSnippet(text: string, matches: readonly (readonly [number, number])[]): Snippet {
  const first = matches[0]?.[0] ?? 0;
  const from = first <= LEAD || text.length <= LENGTH ? 0 : cutBefore(text, first - LEAD);
  const to = text.length - from <= LENGTH ? text.length : cutAfter(text, from + LENGTH);
  const lead = from > 0 ? '…' : '';
  const tail = to < text.length ? '…' : '';
  const shift = lead.length - from;
  return {
    // Same length, so that the offsets hold.
    snippet: lead + text.slice(from, to).replace(/[\n\r\t\u2028\u2029]/g, ' ') + tail,
    matches: matches
      .filter(([start]) => start < to)
      .map(([start, end]) => [start + shift, Math.min(end, to) + shift]),
  };
}

/** The start of a word near `at`. */
function cutBefore(text: string, at: number): number {
  const space = text.slice(at, at + REACH).search(/\s/);
  return space === -1 ? snapToCodePoint(text, at) : at + space + 1;
}

/** The end of a word near `at`. */
function cutAfter(text: string, at: number): number {
  const back = text.slice(at - REACH, at);
  const space = back.search(/\s\S*$/);
  return space === -1 ? snapToCodePoint(text, at) : at - REACH + space;
}
