/** What is read of a workspace that came from elsewhere, piece by piece. */
import type { Change } from '../../../shared/history/change.ts';
import type { Cut, Horizon } from '../../../shared/history/seen.ts';
import type { NewSource } from './contents.ts';

/** A text as it came: ProseMirror JSON under its SHA-256, or '' when the sender withheld it. */
export interface ForeignContent {
  readonly hash: string;
  readonly body: string;
}

/** Part of a foreign workspace. Whole records: every change of a record comes in the same batch. */
export interface ForeignBatch {
  /** All of them in the first batch, none later. */
  readonly horizons: readonly Horizon[];
  /** Only those that a change names; each before the changes that name it. */
  readonly contents: readonly ForeignContent[];
  /** Deflated as stored; what they unpack to was hashed. Each before the changes that name it. */
  readonly sources: readonly NewSource[];
  /** Records in the order workspace, person, tag, collection, document, annotation, link, view. */
  readonly changes: readonly Change[];
  /** Those of the changes that came without some of their fields. */
  readonly cuts: readonly Cut[];
}
