/** One field of a kind: its label, and its value to be edited in place. What kind of control is in its description. */
import { CircleHelp } from 'lucide-react';
import { Button as AriaButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { SharedPatch } from '../../shared/records/annotation.ts';
import { isEdtf } from '../../shared/records/edtf.ts';
import type { Field } from '../../shared/records/field.ts';
import type { KindFieldName } from '../../shared/records/kind.ts';
import { MultiSelect, Select } from '../ui/Select.tsx';
import styles from './Fields.module.css';
import { ListValue } from './ListValue.tsx';
import { TextValue } from './TextValue.tsx';

export interface FieldRowProps {
  readonly name: KindFieldName;
  readonly field: Field;
  readonly value: string | string[] | undefined;
  /** Whether it stands for several annotations that differ in it. */
  readonly isMixed?: boolean;
  readonly onSave: (patch: SharedPatch) => void;
}

export function FieldRow({ name, field, value, isMixed = false, onSave }: FieldRowProps) {
  const save = (next: string | string[] | null) => onSave({ [name]: next });
  return (
    <div className={styles.row}>
      <span className={styles.label}>
        {field.label}
        {field.hint !== undefined && <Hint label={field.label} hint={field.hint} />}
      </span>
      <Control field={field} value={value} placeholder={isMixed ? 'Mixed' : 'Add…'} onSave={save} />
    </div>
  );
}

interface ControlProps {
  readonly field: Field;
  readonly value: string | string[] | undefined;
  /** Shown while there is no value. */
  readonly placeholder: string;
  readonly onSave: (value: string | string[] | null) => void;
}

function Control({ field, value, placeholder, onSave }: ControlProps) {
  const text = typeof value === 'string' ? value : '';
  const list = Array.isArray(value) ? value : [];
  switch (field.type) {
    case 'text':
      return <TextValue label={field.label} value={text} placeholder={placeholder} onSave={onSave} />;
    case 'date':
      return (
        <TextValue
          label={field.label}
          value={text}
          placeholder={placeholder}
          onSave={onSave}
          doubt={typed =>
            isEdtf(typed)
              ? null
              : 'Kept as written. Sorted as a date when written as 1960, 2007-07 or 1970/1979.'
          }
        />
      );
    case 'list':
      return (
        <ListValue
          label={field.label}
          values={list}
          placeholder={placeholder}
          onSave={values => onSave(values.length > 0 ? values : null)}
        />
      );
    case 'choice':
      return (
        <Select
          look="bare"
          label={field.label}
          placeholder={placeholder}
          none="Not set"
          value={value === undefined ? null : text}
          options={optionsOf(field.options, value === undefined ? [] : [text])}
          onChange={onSave}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          look="bare"
          label={field.label}
          placeholder={placeholder}
          values={list}
          options={optionsOf(field.options, list)}
          onChange={values => onSave(values.length > 0 ? values : null)}
        />
      );
  }
}

/** The options of an enumeration, with any value a newer Postil wrote that is not among them. */
function optionsOf(options: Readonly<Record<string, string>>, values: readonly string[]) {
  const unknown = values.filter(value => !Object.hasOwn(options, value));
  return [...Object.entries(options), ...unknown.map(value => [value, value] as const)].map(
    ([id, label]) => ({
      id,
      label,
    }),
  );
}

/** A sentence on how to fill the field, on hover and focus. */
function Hint({ label, hint }: { readonly label: string; readonly hint: string }) {
  return (
    <TooltipTrigger delay={200}>
      <AriaButton aria-label={`About ${label}`} className={styles.hintButton ?? ''}>
        <CircleHelp aria-hidden="true" />
      </AriaButton>
      <Tooltip className={styles.tip ?? ''} placement="bottom start" offset={4}>
        {hint}
      </Tooltip>
    </TooltipTrigger>
  );
}
