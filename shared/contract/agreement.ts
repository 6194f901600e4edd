/** How far people agree in what they marked, and where they do not. */
import { z } from 'zod';
import { AgreementQuery } from '../records/agreement.ts';
import { Id } from '../records/common.ts';
import { call } from './base.ts';

const Figure = z.number().nullable();

export const AgreementRow = z.object({
  scope: z.enum(['overall', 'pair', 'label']),
  /** The ids of a pair, the kind or the id of the tag; empty for everyone. No two rows have the same. */
  key: z.string(),
  /** As people call it: both names of a pair, a kind, the path of a tag. */
  label: z.string(),
  /** Ids of the two of a pair; empty otherwise. */
  pair: z.array(Id),
  /** Shares and coefficients up to 1; null where there is none, for the reason below. */
  observed: Figure,
  kappa: Figure,
  alpha: Figure,
  alphaU: Figure,
  /** Passages, or by character UTF-16 units of text, that were compared. */
  units: z.int(),
  reason: z.string().nullable(),
});
export type AgreementRow = z.infer<typeof AgreementRow>;

/** A place where people who annotated the article did not mark the same. */
export const Dispute = z.object({
  document: Id,
  title: z.string(),
  direction: z.enum(['ltr', 'rtl']),
  /** UTF-16 offsets into the text the article shows. */
  start: z.int(),
  end: z.int(),
  /** The first words there. */
  quote: z.string(),
  said: z.array(
    z.object({
      person: Id,
      name: z.string(),
      /** Kinds or tags by name; empty who marked nothing there. */
      labels: z.array(z.string()),
      annotations: z.array(Id),
    }),
  ),
});
export type Dispute = z.infer<typeof Dispute>;

export const Agreement = z.object({
  /** Everyone with annotations in the articles asked for, by name. */
  people: z.array(z.object({ id: Id, name: z.string(), annotations: z.int() })),
  /** Ids of those compared; fewer than two compare nothing, and the rest is empty then. */
  compared: z.array(Id),
  /** Articles that two of them or more annotated. */
  documents: z.int(),
  /** Annotations left out because their words are not in the text. */
  unplaced: z.int(),
  rows: z.array(AgreementRow),
  /** The first of them, in the order of the articles and their texts. */
  disputes: z.array(Dispute),
  /** How many there are in all. */
  disputed: z.int(),
});
export type Agreement = z.infer<typeof Agreement>;

export const agreement = {
  compare: call.input(AgreementQuery).output(Agreement),
  /** Writes the rows as CSV, whole or not at all. */
  export: call
    .input(z.object({ query: AgreementQuery, to: z.string().min(1) }))
    .output(z.object({ path: z.string(), rows: z.int() })),
};
