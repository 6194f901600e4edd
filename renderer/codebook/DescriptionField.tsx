/** What a tag means: kept when the field is left, each time as one step. */
import { type RefObject, useEffect, useId, useRef, useState } from 'react';
import styles from './Details.module.css';

export interface DescriptionFieldProps {
  /** The empty string when there is none. */
  readonly description: string;
  readonly onSave: (description: string | null) => void;
}

/** Longest description, in UTF-16 units. */
const LONGEST = 20_000;

export function DescriptionField({ description, onSave }: DescriptionFieldProps) {
  const id = useId();
  const [typed, setTyped] = useState(description);
  const kept = useRef(description);
  const field = useRef<HTMLTextAreaElement>(null);
  const latest = useRef({ typed, onSave });
  latest.current = { typed, onSave };

  useEffect(() => {
    // What came back is what was kept, or a change from elsewhere while nothing is being typed.
    const isUntouched = latest.current.typed.trim() === kept.current;
    if (isUntouched || document.activeElement !== field.current) setTyped(description);
    kept.current = description;
  }, [description]);

  // A tag left while its description is typed keeps it too.
  useEffect(() => () => keep(latest.current, kept), []);

  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        When to use it, and when not
      </label>
      <textarea
        ref={field}
        id={id}
        className={styles.description}
        rows={3}
        dir="auto"
        maxLength={LONGEST}
        placeholder={'Use for passages that…\nNot for…'}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onBlur={() => keep(latest.current, kept)}
        onKeyDown={event => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          event.currentTarget.blur();
        }}
      />
    </div>
  );
}

function keep(
  { typed, onSave }: { readonly typed: string; readonly onSave: DescriptionFieldProps['onSave'] },
  kept: RefObject<string>,
): void {
  const description = typed.trim();
  if (description === kept.current) return;
  kept.current = description;
  onSave(description === '' ? null : description);
}
