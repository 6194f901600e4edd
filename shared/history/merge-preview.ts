/** What merging another workspace would do here, and did. */
import { z } from 'zod';
import { Id } from '../records/common.ts';
import { RecordName } from './change.ts';

const Counts = z.object({ added: z.int(), changed: z.int(), removed: z.int() });
export type MergeCounts = z.infer<typeof Counts>;

/** Work of one person on one article; `document` is null for tags, collections and other work on no article. */
export const MergeGroup = Counts.extend({
  person: z.object({ id: z.string(), name: z.string() }),
  document: z.object({ id: Id, title: z.string() }).nullable(),
});
export type MergeGroup = z.infer<typeof MergeGroup>;

/** One of the values in a disagreement, with who set it and when (ms since 1970). */
const Side = z.object({ value: z.json(), by: z.string(), at: z.number() });

/** Two values of one field, set by people who did not know of each other. */
export const Disagreement = z.object({
  record: RecordName,
  id: z.string(),
  /** What it is about: the quote of a passage, the title of an article, the name of a tag. */
  about: z.string(),
  /** The article a passage is in. */
  document: Id.nullable(),
  field: z.string(),
  /** The value that counts until somebody settles. */
  wins: Side,
  loses: Side,
  /** The change that set the other value. */
  device: z.string(),
  seq: z.int(),
});
export type Disagreement = z.infer<typeof Disagreement>;

/** A record there that is the same thing as one here. */
const Twin = z.object({ here: Id, there: Id, name: z.string() });
export type Twin = z.infer<typeof Twin>;

export const MergePreview = z.object({
  /** Names of the workspaces that come in. */
  names: z.array(z.string()),
  documents: Counts,
  annotations: Counts,
  tags: Counts,
  links: Counts,
  groups: z.array(MergeGroup),
  /** At most `MOST_SHOWN` of them. */
  disagreements: z.array(Disagreement),
  disagreementCount: z.int(),
  /** Articles that both have, imported separately: they become one. */
  sameArticles: z.array(Twin),
  /** Tags of the same name under the same parent: offered to become one. */
  sameTags: z.array(Twin),
  /** Texts of articles that were not shared before and come now. */
  texts: z.int(),
  /** What the files still have and somebody removed here, as by undoing a merge: it stays removed unless wanted. */
  removedHere: z.object({ documents: z.int(), annotations: z.int() }),
  /** Whether everything in the files is here already. */
  isNothingNew: z.boolean(),
});
export type MergePreview = z.infer<typeof MergePreview>;

/** Disagreements listed one by one in a preview; of more, their number is told. */
export const MOST_SHOWN = 200;
