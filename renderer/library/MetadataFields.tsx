/** The controls for what is known about an article, the same at import and afterwards. */
import { Radios, TextField } from '../ui/Field.tsx';
import styles from './Metadata.module.css';
import { fieldLabels, type MetadataField, type MetadataForm, problemOf } from './metadata.ts';

const DIRECTIONS = [
  { id: 'ltr', label: 'Left to right' },
  { id: 'rtl', label: 'Right to left' },
] as const;

export interface MetadataFieldsProps {
  readonly form: MetadataForm;
  readonly onChange: (form: MetadataForm) => void;
  /** For a guessed field, where the guess came from. */
  readonly guesses?: Readonly<Record<string, string>>;
}

export function MetadataFields({ form, onChange, guesses = {} }: MetadataFieldsProps) {
  const field = (name: MetadataField, isWide: boolean) => (
    <div className={isWide ? styles.wide : ''}>
      <TextField
        label={fieldLabels[name]}
        value={form[name]}
        onChange={value => onChange({ ...form, [name]: value })}
        problem={problemOf(form, name)}
        hint={guesses[name] === undefined ? undefined : `From ${guesses[name]}`}
        isRequired={name === 'title'}
        direction={name === 'title' || name === 'byline' || name === 'publication' ? 'auto' : 'ltr'}
        {...(name === 'published' || name === 'accessed' ? { placeholder: '2025-03-16' } : {})}
      />
    </div>
  );
  return (
    <div className={styles.grid}>
      {field('title', true)}
      {field('byline', false)}
      {field('publication', false)}
      {field('published', false)}
      {field('accessed', false)}
      {field('url', true)}
      {field('language', false)}
      <Radios
        label="Direction"
        look="segments"
        value={form.direction}
        options={DIRECTIONS}
        onChange={direction => onChange({ ...form, direction })}
      />
    </div>
  );
}
