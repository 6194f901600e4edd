/** What a comparison of people's annotations is asked. */
import { z } from 'zod';
import { Id } from './common.ts';

/** What is compared: passages that overlap, or every character of the texts. */
export const AgreementUnit = z.enum(['overlap', 'character']);
export type AgreementUnit = z.infer<typeof AgreementUnit>;

export const AgreementQuery = z.object({
  /** Ids of the people; everyone who annotated when absent. */
  people: z.array(Id).optional(),
  /** Ids of the articles; all when absent. */
  documents: z.array(Id).optional(),
  unit: AgreementUnit,
  /** What they are asked to agree on: the kind of a passage, or the tags it carries. */
  of: z.enum(['kind', 'tag']),
});
export type AgreementQuery = z.infer<typeof AgreementQuery>;
