/** The floating toolbar of a selection. */
import { type KeyboardEvent, type RefObject, useRef } from 'react';
import { KINDS, type Kind, kinds } from '../../shared/records/kind.ts';
import styles from './toolbar.module.css';

export type ToolbarAction = Kind | 'tags' | 'note';

interface SelectionToolbarProps {
  readonly element: RefObject<HTMLDivElement | null>;
  /** Kind that "Tag…" and "Note" will make of the selection. */
  readonly lastKind: Kind;
  onAction(action: ToolbarAction): void;
  /** A key that is no key of the toolbar. */
  onKey(event: KeyboardEvent): void;
  /** Escape: back to the text, without the toolbar. */
  onLeave(): void;
}

/**
 * One stop of the Tab key; the arrow keys go through its buttons (ARIA toolbar pattern). A press of the mouse
 * must not take the focus, because the selection would go with it.
 */
export function SelectionToolbar({ element, lastKind, onAction, onKey, onLeave }: SelectionToolbarProps) {
  const current = useRef(0);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const target = destination(event.key, current.current, buttons.length);
    if (event.key === 'Escape') onLeave();
    else if (target !== null) {
      current.current = target;
      buttons.forEach((button, i) => {
        button.tabIndex = i === target ? 0 : -1;
      });
      buttons[target]?.focus();
    } else if (event.key !== 'Enter' && event.key !== ' ') {
      onKey(event);
      return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const makes = `makes a ${kinds[lastKind].label.toLowerCase()}`;
  return (
    <div
      ref={element}
      role="toolbar"
      aria-label="Tag selection"
      className={styles.toolbar}
      onKeyDown={onKeyDown}
      onMouseDown={event => event.preventDefault()}
    >
      {KINDS.map((kind, i) => (
        <button
          key={kind}
          type="button"
          tabIndex={i === 0 ? 0 : -1}
          aria-keyshortcuts={kinds[kind].key}
          onClick={() => onAction(kind)}
        >
          <i className={`${styles.dot} ${styles[kind]}`} />
          {kinds[kind].label}
          <span className={styles.key} aria-hidden="true">
            {kinds[kind].key}
          </span>
        </button>
      ))}
      <hr aria-orientation="vertical" />
      <button
        type="button"
        tabIndex={-1}
        aria-keyshortcuts="T"
        title={`Choose tags: ${makes} of the selection, the kind used last`}
        onClick={() => onAction('tags')}
      >
        Tag…
        <span className={styles.key} aria-hidden="true">
          T
        </span>
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-keyshortcuts="N"
        title={`Write a note: ${makes} of the selection, the kind used last`}
        onClick={() => onAction('note')}
      >
        Note
        <span className={styles.key} aria-hidden="true">
          N
        </span>
      </button>
    </div>
  );
}

/** Button that a key leads to, or null when the key is not one of the toolbar's. */
function destination(key: string, current: number, count: number): number | null {
  if (key === 'ArrowRight' || key === 'ArrowDown') return (current + 1) % count;
  if (key === 'ArrowLeft' || key === 'ArrowUp') return (current + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
