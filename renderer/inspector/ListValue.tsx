/** Several short texts, in order: a chip each, and a field that adds one. */
import { X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { Button as AriaButton, Tag, TagGroup, TagList } from 'react-aria-components';
import styles from './Fields.module.css';

export interface ListValueProps {
  readonly label: string;
  readonly values: readonly string[];
  readonly placeholder: string;
  readonly onSave: (values: string[]) => void;
}

export function ListValue({ label, values, placeholder, onSave }: ListValueProps) {
  const [typed, setTyped] = useState('');
  const add = () => {
    const added = partsOf(typed).filter(part => !values.includes(part));
    setTyped('');
    if (added.length > 0) onSave([...values, ...added]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' || event.key === ';') {
      event.preventDefault();
      add();
    } else if (event.key === 'Escape' && typed !== '') {
      event.stopPropagation();
      setTyped('');
    } else if (event.key === 'Backspace' && typed === '' && values.length > 0) onSave(values.slice(0, -1));
  };
  return (
    <div className={styles.chips}>
      {values.length > 0 && (
        <TagGroup aria-label={label} onRemove={keys => onSave(values.filter(value => !keys.has(value)))}>
          <TagList className={styles.chipList ?? ''}>
            {values.map(value => (
              <Chip key={value} id={value} name={value} />
            ))}
          </TagList>
        </TagGroup>
      )}
      <input
        className={styles.adder}
        aria-label={`Add to ${label}`}
        placeholder={placeholder}
        dir="auto"
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onBlur={add}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}

/** What was typed or pasted, cut at semicolons and line ends, without empty parts and repeats. */
export function partsOf(typed: string): string[] {
  const parts = typed
    .split(/[;\n]/)
    .map(part => part.trim())
    .filter(part => part !== '');
  return [...new Set(parts)];
}

export interface ChipProps {
  readonly id: string;
  readonly name: string;
  /** Drawn before the name. */
  readonly mark?: ReactNode;
  /** Shown while the pointer rests on it. */
  readonly tip?: string | undefined;
}

export function Chip({ id, name, mark, tip }: ChipProps) {
  return (
    <Tag id={id} textValue={name} className={styles.chip ?? ''}>
      {mark}
      <span dir="auto" title={tip}>
        {name}
      </span>
      <AriaButton slot="remove" className={styles.chipRemove ?? ''}>
        <X aria-hidden="true" />
      </AriaButton>
    </Tag>
  );
}
