/** Finders of quotes that are compared: Postil's, and the published npm packages that others anchor with. */
import search from 'approx-string-match';
import { toTextPosition } from 'dom-anchor-text-quote';
import type { Anchor } from '../../shared/records/anchor.ts';
import { TextResolver } from '../../shared/text/anchors.ts';

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Finds anchors in one text. */
export type Finder = (anchor: Anchor) => Place | null;

export interface Peer {
  readonly name: string;
  open(text: string): Finder;
}

export const POSTIL: Peer = {
  name: 'Postil',
  open(text) {
    const resolver = new TextResolver(text);
    return anchor => {
      const { start, end } = resolver.resolve(anchor);
      return start === null || end === null ? null : { start, end };
    };
  },
};

/** Share of the score that quote, each side of the context and nearness count for. */
const WEIGHTS = { quote: 50, side: 20, place: 2 } as const;

/**
 * The matcher inside Hypothesis with the scoring its authors describe: the quote verbatim or else with errors in up
 * to half of it, and of all matches the one with the best weighted mean of likeness of quote, prefix and suffix and
 * nearness to where it was.
 */
const HYPOTHESIS: Peer = {
  name: 'approx-string-match',
  open: text => anchor => {
    const { quote, prefix, suffix, start: hint } = anchor;
    const likeness = (piece: string, found: string): number => {
      if (piece === '') return 1;
      if (found === '') return 0;
      const errors = Math.min(...search(found, piece, piece.length).map(match => match.errors));
      return Number.isFinite(errors) ? 1 - errors / piece.length : 0;
    };
    let best: (Place & { readonly score: number }) | null = null;
    for (const { start, end, errors } of allMatches(text, quote)) {
      const score =
        WEIGHTS.quote * (1 - errors / quote.length) +
        WEIGHTS.side * likeness(prefix, text.slice(Math.max(0, start - prefix.length), start)) +
        WEIGHTS.side * likeness(suffix, text.slice(end, end + suffix.length)) +
        WEIGHTS.place * (1 - Math.abs(start - hint) / text.length);
      if (best === null || score > best.score) best = { start, end, score };
    }
    return best;
  },
};

function allMatches(text: string, quote: string): { start: number; end: number; errors: number }[] {
  const exact = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1))
    exact.push({ start: at, end: at + quote.length, errors: 0 });
  return exact.length > 0 ? exact : search(text, quote, Math.min(256, quote.length / 2));
}

const DOM_ANCHOR: Peer = {
  name: 'dom-anchor-text-quote',
  open: text => {
    const root = { textContent: text };
    return ({ quote, prefix, suffix, start }) =>
      toTextPosition(root, { exact: quote, prefix, suffix }, { hint: start });
  },
};

export const PEERS: readonly Peer[] = [HYPOTHESIS, DOM_ANCHOR];
