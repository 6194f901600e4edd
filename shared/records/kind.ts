/** The three kinds of passage, in the order they are shown everywhere. */
import { z } from 'zod';
import { type Claim, claimFields } from './claim.ts';
import type { Field, Fields } from './field.ts';
import { optionFields, type PolicyOption } from './policy-option.ts';
import { type Precedent, precedentFields } from './precedent.ts';

export const KINDS = ['claim', 'precedent', 'option'] as const;
export const Kind = z.enum(KINDS);
export type Kind = z.infer<typeof Kind>;

interface KindDescription {
  readonly label: string;
  readonly plural: string;
  /** The key that tags a selection, or changes the kind of the focused annotation. */
  readonly key: string;
  readonly fields: Fields;
}

export const kinds = {
  claim: { label: 'Claim', plural: 'Claims', key: 'C', fields: claimFields },
  precedent: { label: 'Precedent', plural: 'Precedents', key: 'P', fields: precedentFields },
  option: { label: 'Policy option', plural: 'Policy options', key: 'O', fields: optionFields },
} as const satisfies Record<Kind, KindDescription>;

type Prefixed<K extends string, T> = { [F in keyof T as `${K}.${F & string}`]: T[F] };

/**
 * Every field of every kind under one flat name, `kind.field`. An annotation whose kind is changed keeps
 * the fields of its former kind, so that changing back loses nothing.
 */
export type KindFields = Prefixed<'claim', Claim> &
  Prefixed<'precedent', Precedent> &
  Prefixed<'option', PolicyOption>;
export type KindFieldName = keyof KindFields;

/** All kind fields with their flat names, in the order of the kinds and of their forms. */
export const kindFields: readonly { name: KindFieldName; kind: Kind; field: Field }[] = KINDS.flatMap(kind =>
  Object.entries(kinds[kind].fields as Fields).map(([name, field]) => ({
    name: `${kind}.${name}` as KindFieldName,
    kind,
    field,
  })),
);

/** The fields shown for one kind. */
export function fieldsOf(kind: Kind): readonly { name: KindFieldName; kind: Kind; field: Field }[] {
  return kindFields.filter(entry => entry.kind === kind);
}
