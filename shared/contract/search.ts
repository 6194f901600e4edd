/** Full text over articles, quotes, notes, fields and the names of tags. */
import { z } from 'zod';
import { Id } from '../records/common.ts';
import { Kind } from '../records/kind.ts';
import { call } from './base.ts';

export const SearchHit = z.object({
  /** What matched: the words of an article, its title or byline, or an annotation. */
  part: z.enum(['text', 'about', 'annotation']),
  document: Id,
  title: z.string(),
  annotation: Id.nullable(),
  kind: Kind.nullable(),
  /** Where the words stand in the document's plain text (UTF-16), null when nowhere. */
  start: z.int().nullable(),
  end: z.int().nullable(),
  /** The words around the match. */
  snippet: z.string(),
  /** Matches inside `snippet`, as UTF-16 offsets. */
  matches: z.array(z.tuple([z.int(), z.int()])),
});
export type SearchHit = z.infer<typeof SearchHit>;

export const search = {
  /**
   * Best matches first. Words are found by their beginning once three letters long, accents are ignored,
   * "quoted words" are a phrase, `kind:` and `tag:` and `doc:` and `in:` (a collection) and `by:` narrow.
   */
  query: call
    .input(z.object({ text: z.string().max(1_000), limit: z.int().min(1).max(500).default(50) }))
    .output(z.array(SearchHit)),
};
