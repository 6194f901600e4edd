/** A text edited in place: it looks like text until it is touched. Enter or leaving keeps it, Escape does not. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import styles from './Fields.module.css';

export interface TextValueProps {
  readonly label: string;
  /** The empty string when unset. */
  readonly value: string;
  readonly placeholder: string;
  /** Gets null when the field was emptied. */
  readonly onSave: (value: string | null) => void;
  /** A remark on what was typed, which is kept all the same; null when there is none. */
  readonly doubt?: (value: string) => string | null;
}

export function TextValue({ label, value, placeholder, onSave, doubt }: TextValueProps) {
  const [typed, setTyped] = useState(value);
  const doubtId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const isLeft = useRef(false);
  /** What was known to be kept when it was last typed over, so that typing can be told from a kept text. */
  const kept = useRef(value);
  useEffect(() => {
    const before = kept.current;
    kept.current = value;
    // A change from elsewhere (undo, another window) shows unless it would overwrite what is being typed.
    const isFocused = document.activeElement === field.current;
    setTyped(now => (isFocused && now.trim() !== before ? now : value));
  }, [value]);

  const keep = () => {
    const next = typed.trim();
    if (isLeft.current || next === value) return setTyped(value);
    setTyped(next);
    kept.current = next;
    onSave(next === '' ? null : next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      keep();
    }
    if (event.key === 'Escape') {
      isLeft.current = true;
      event.currentTarget.blur();
    }
  };
  const remark = typed.trim() === '' ? null : (doubt?.(typed.trim()) ?? null);
  return (
    <div className={styles.value}>
      <textarea
        ref={field}
        aria-label={label}
        aria-describedby={remark === null ? undefined : doubtId}
        className={styles.text}
        rows={1}
        dir="auto"
        placeholder={placeholder}
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onFocus={() => {
          isLeft.current = false;
        }}
        onBlur={keep}
        onKeyDown={onKeyDown}
      />
      {remark !== null && (
        <span id={doubtId} className={styles.doubt}>
          {remark}
        </span>
      )}
    </div>
  );
}
