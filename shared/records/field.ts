/**
 * How a field of a kind is described, once, for every place that needs it: the validator at the door,
 * the column in the store, the control in the inspector, the cell in an export.
 */
import { z } from 'zod';

interface Described {
  /** What the analyst reads beside the control. */
  readonly label: string;
  /** The column of the *Evidence* export that carries it. */
  readonly column: string;
  /** One sentence that says how to fill it, shown where the label alone could mislead. */
  readonly hint?: string;
}

/** Free text of one line. */
export interface TextField extends Described {
  readonly type: 'text';
}
/** A date or interval in EDTF (ISO 8601-2:2019, level 0 and 1), kept as written. */
export interface DateField extends Described {
  readonly type: 'date';
}
/** Several free texts, in order. */
export interface ListField extends Described {
  readonly type: 'list';
}
/** One slug of a closed enumeration; `options` maps slug to label. */
export interface ChoiceField<S extends string = string> extends Described {
  readonly type: 'choice';
  readonly options: Readonly<Record<S, string>>;
}
/** Several slugs of a closed enumeration. */
export interface ChoicesField<S extends string = string> extends Described {
  readonly type: 'choices';
  readonly options: Readonly<Record<S, string>>;
}

export type Field = TextField | DateField | ListField | ChoiceField | ChoicesField;
export type Fields = Readonly<Record<string, Field>>;

/** The value a field holds when it is set; an unset field is absent from its record. */
export type ValueOf<F extends Field> =
  F extends ChoiceField<infer S>
    ? S
    : F extends ChoicesField<infer S>
      ? S[]
      : F extends ListField
        ? string[]
        : string;

/** Longest text a single field accepts, in UTF-16 units: room for a paragraph, not for an article. */
export const MAX_FIELD_LENGTH = 10_000;

/** A validator for a set value of `field`. Throws nothing itself; zod reports what is wrong with a path. */
export function valueSchema(field: Field): z.ZodType<string | string[]> {
  const line = z.string().min(1).max(MAX_FIELD_LENGTH);
  switch (field.type) {
    case 'text':
    case 'date':
      return line;
    case 'list':
      return z.array(line).min(1).max(200);
    case 'choice':
      return z.enum(Object.keys(field.options));
    case 'choices':
      return z.array(z.enum(Object.keys(field.options))).min(1);
  }
}
