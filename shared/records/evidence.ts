/**
 * One row of the evidence: an annotation with everything that is known of where it stands. What the store
 * gives to every export and list; each format decides how to write it.
 */
import type { AnchorStatus } from './anchor.ts';
import type { Kind, KindFieldName } from './kind.ts';
import type { LinkType } from './link.ts';

/** What a row says about its document. The same object for all rows of one document. */
export interface EvidenceDocument {
  readonly id: string;
  readonly title: string;
  readonly byline: string | null;
  readonly publication: string | null;
  readonly published: string | null;
  readonly url: string | null;
  readonly accessed: string | null;
  readonly language: string | null;
  /** SHA-256 (hex) of the plain text the offsets count in, as UTF-8. */
  readonly textHash: string;
}

export interface EvidenceRow {
  readonly annotation: string;
  readonly kind: Kind;
  readonly quote: string;
  readonly note: string | null;
  /** Names of its tags, in alphabetical order. */
  readonly tags: readonly string[];
  /** Ids of its tags, in the order of `tags`. */
  readonly tagIds: readonly string[];
  /** The set fields of the kind it is now; those of a former kind are left out. */
  readonly fields: Readonly<Partial<Record<KindFieldName, string | readonly string[]>>>;
  readonly confidence: number | null;
  readonly keyPassage: boolean;
  readonly contextBefore: string;
  readonly contextAfter: string;
  readonly document: EvidenceDocument;
  /** The heading it stands under; null above the first, and for an orphan. */
  readonly heading: string | null;
  /** 1-based number of the textblock it starts in; null for an orphan. */
  readonly paragraph: number | null;
  /** Page of the source as printed, where it has pages. */
  readonly page: string | null;
  /** Offsets into the plain text, 0-based and half-open, in Unicode code points; null for an orphan. */
  readonly start: number | null;
  readonly end: number | null;
  readonly status: AnchorStatus;
  /** Links that start here and whose other end still exists. */
  readonly links: readonly { readonly type: LinkType; readonly to: string }[];
  /** Name of who made it. */
  readonly coder: string;
  /** Milliseconds since 1970 (UTC). */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** What was counted of one document. */
export interface DocumentTally {
  readonly document: EvidenceDocument;
  readonly annotations: number;
  readonly kinds: Readonly<Partial<Record<Kind, number>>>;
  /** Annotations that carry each tag itself, by its id; tags without any are left out. */
  readonly tags: ReadonlyMap<string, number>;
  readonly untagged: number;
}

/** One end of a link. */
export interface LinkEnd {
  readonly annotation: string;
  readonly kind: Kind;
  readonly quote: string;
  readonly documentId: string;
  readonly documentTitle: string;
}

/** A link whose two ends are among the annotations that are asked for. */
export interface LinkRow {
  readonly id: string;
  readonly type: LinkType;
  readonly from: LinkEnd;
  readonly to: LinkEnd;
  /** Name of who made it. */
  readonly coder: string;
  /** Milliseconds since 1970 (UTC). */
  readonly createdAt: number;
  readonly modifiedAt: number;
}
