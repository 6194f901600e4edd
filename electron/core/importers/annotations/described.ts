/** What files of annotations come to, whatever their format: plain descriptions, attached to nothing yet. */
import type { Kind } from '../../../../shared/records/kind.ts';
import type { LinkType } from '../../../../shared/records/link.ts';
import type { SelectorChain } from './selectors.ts';

/** Somebody who made something, as far as a file says. At least one of `id` and `name` is there. */
export interface DescribedPerson {
  readonly id: string | null;
  readonly name: string | null;
  readonly initials?: string;
  /** As `#rrggbb`. */
  readonly colour?: string;
}

export interface DescribedTag {
  readonly name: string;
  /** Names from the top of the tree down to its own; absent where the file knows no tree. */
  readonly path?: readonly string[];
  /** Of a tag that was declared before. */
  readonly id?: string;
}

/** Who made something and when (ms since 1970); null for what the file does not say. */
export interface DescribedMaking {
  readonly creator: DescribedPerson | null;
  readonly created: number | null;
}

/** A passage somebody annotated, as a file describes it. */
export interface DescribedAnnotation extends DescribedMaking {
  /** Its id in the file; null when it has none. */
  readonly id: string | null;
  readonly kind: Kind | null;
  /** In order, each once. */
  readonly tags: readonly DescribedTag[];
  readonly note: string | null;
  /** Values of kind fields under their flat names. */
  readonly fields: Readonly<Record<string, string | string[]>>;
  readonly confidence: number | null;
  readonly keyPassage: boolean;
  /** What it is about: ids, addresses, titles, the surest first; empty when the file does not say. */
  readonly sources: readonly string[];
  /** SHA-256 (hex) of the text its offsets count in; null when the file does not say. */
  readonly textHash: string | null;
  /** Ways to find the passage, best first. */
  readonly selectors: readonly SelectorChain[];
}

export interface DescribedLink extends DescribedMaking {
  readonly id: string | null;
  readonly from: string;
  readonly to: string;
  readonly type: LinkType;
}

/** An annotation that cannot be taken over, and why. */
export interface RefusedAnnotation {
  readonly id: string | null;
  /** The first words of its passage, to recognise it by. */
  readonly quote: string | null;
  readonly reason: string;
}

export interface DescribedAnnotations {
  readonly annotations: readonly DescribedAnnotation[];
  readonly links: readonly DescribedLink[];
  readonly refused: readonly RefusedAnnotation[];
}

/** The first words of a passage, cut to a length that fits a line. */
export function firstWords(quote: string): string {
  return quote.length > 80 ? `${quote.slice(0, 79)}…` : quote;
}
