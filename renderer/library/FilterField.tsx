/** Narrowing the list of articles to those whose title, byline or publication holds some words. */
import { Search, X } from 'lucide-react';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import styles from './Library.module.css';

export interface FilterFieldProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

export function FilterField({ text, onChange }: FilterFieldProps) {
  return (
    <SearchField
      aria-label="Filter articles"
      className={styles.filterField ?? ''}
      value={text}
      onChange={onChange}
    >
      <Search aria-hidden="true" />
      <Input className={styles.filterInput ?? ''} placeholder="Filter by title, author…" dir="auto" />
      {text !== '' && (
        <AriaButton aria-label="Clear the filter" className={styles.filterClear ?? ''}>
          <X aria-hidden="true" />
        </AriaButton>
      )}
    </SearchField>
  );
}
