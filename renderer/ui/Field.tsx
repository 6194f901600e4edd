/** Controls of forms: a label, what is typed or chosen, a hint, and what is wrong. */
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  TextField as AriaTextField,
  Input,
  Label,
  Radio,
  RadioGroup,
  Text,
  TextArea,
} from 'react-aria-components';
import styles from './Field.module.css';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  /** What is wrong with the value; the field is marked invalid when there is something. */
  readonly problem?: string | null;
  readonly placeholder?: string;
  readonly isMultiline?: boolean;
  readonly isRequired?: boolean;
  /** Hides what is typed; pasting works as everywhere. */
  readonly isSecret?: boolean;
  readonly autoFocus?: boolean;
  readonly direction?: 'ltr' | 'rtl' | 'auto';
  readonly onEnter?: () => void;
}

export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, problem, placeholder = '', direction = 'auto', onEnter } = props;
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={Boolean(problem)}
      isRequired={props.isRequired ?? false}
      validationBehavior="aria"
      autoFocus={props.autoFocus ?? false}
      onKeyDown={event => {
        if (event.key === 'Enter' && onEnter && !props.isMultiline) onEnter();
        else event.continuePropagation();
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {props.isMultiline ? (
        <TextArea className={styles.input ?? ''} rows={4} placeholder={placeholder} dir={direction} />
      ) : (
        <Input
          className={styles.input ?? ''}
          type={props.isSecret ? 'password' : 'text'}
          placeholder={placeholder}
          dir={direction}
        />
      )}
      {problem ? (
        <Text slot="description" className={styles.problem ?? ''}>
          {problem}
        </Text>
      ) : (
        hint !== undefined && (
          <Text slot="description" className={styles.hint ?? ''}>
            {hint}
          </Text>
        )
      )}
    </AriaTextField>
  );
}

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly isChecked: boolean;
  readonly onChange: (isChecked: boolean) => void;
  readonly hint?: ReactNode;
}

export function Checkbox({ label, isChecked, onChange, hint }: CheckboxProps) {
  return (
    <AriaCheckbox className={styles.check ?? ''} isSelected={isChecked} onChange={onChange}>
      <span className={styles.box} aria-hidden="true">
        {isChecked ? '✓' : ''}
      </span>
      <span>
        {label}
        {hint !== undefined && <span className={styles.checkHint}>{hint}</span>}
      </span>
    </AriaCheckbox>
  );
}

export interface CheckboxesProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  /** Those that are not ticked. */
  readonly left: readonly T[];
  readonly onLeave: (left: readonly T[]) => void;
}

/** Several of which some may be left out, all of them in sight. */
export function Checkboxes<T extends string>({ label, options, left, onLeave }: CheckboxesProps<T>) {
  return (
    <fieldset className={styles.checks}>
      <legend className={styles.label}>{label}</legend>
      <div className={styles.checkRow}>
        {options.map(option => (
          <Checkbox
            key={option.id}
            label={option.label}
            isChecked={!left.includes(option.id)}
            onChange={isIn => {
              const others = left.filter(id => id !== option.id);
              onLeave(isIn ? others : [...others, option.id]);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}

export interface RadiosProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly label: string; readonly note?: string }[];
  readonly onChange: (value: T) => void;
  /** `segments` is a row of short words, `cards` a grid with a note each. */
  readonly look: 'segments' | 'cards';
  readonly isLabelHidden?: boolean;
  readonly hint?: string;
}

/** One of a few, all of them in sight. */
export function Radios<T extends string>(props: RadiosProps<T>) {
  const { label, value, options, onChange, look, isLabelHidden = false, hint } = props;
  return (
    <RadioGroup className={styles.field ?? ''} value={value} onChange={chosen => onChange(chosen as T)}>
      <Label className={isLabelHidden ? 'visually-hidden' : (styles.label ?? '')}>{label}</Label>
      <div className={styles[look]}>
        {options.map(option => (
          <Radio key={option.id} value={option.id} className={styles.radio ?? ''}>
            <span className={styles.radioLabel}>{option.label}</span>
            {option.note !== undefined && <span className={styles.radioNote}>{option.note}</span>}
          </Radio>
        ))}
      </div>
      {hint !== undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
    </RadioGroup>
  );
}
