/** Naming a tag in its line of the tree: Enter keeps, Escape leaves it as it was. A name that is taken is said at once. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Tag } from '../../shared/records/tag.ts';
import { Button } from '../ui/Button.tsx';
import styles from './NameField.module.css';

/** Longest name, in UTF-16 units. */
const LONGEST = 200;

export interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  /** The sibling that has such a name already. */
  readonly sameNamed: (name: string) => Tag | undefined;
  /** `hasLeft` when something else has the focus by now. */
  readonly onKeep: (name: string, hasLeft: boolean) => void;
  readonly onCancel: (hasLeft: boolean) => void;
  /** What may be done about a sibling of that name. */
  readonly offer: { readonly label: string; readonly onAccept: (sibling: Tag) => void };
}

export function NameField({ label, name, sameNamed, onKeep, onCancel, offer }: NameFieldProps) {
  const [typed, setTyped] = useState(name);
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const problem = useRef<HTMLDivElement>(null);
  const problemId = useId();
  const clean = typed.trim();
  const sibling = clean === '' ? undefined : sameNamed(clean);

  useEffect(() => field.current?.select(), []);
  const isTaken = sibling !== undefined;
  useEffect(() => {
    if (isTaken) problem.current?.scrollIntoView({ block: 'nearest' });
  }, [isTaken]);

  /** Ends the naming, once: the focus that goes back to the tree leaves the field too. */
  const isDone = useRef(false);
  const end = (act: () => void) => {
    if (isDone.current) return;
    isDone.current = true;
    act();
  };
  const keep = (hasLeft: boolean) => {
    if (sibling && !hasLeft) return;
    const isNothing = sibling !== undefined || clean === '' || clean === name;
    end(() => (isNothing ? onCancel(hasLeft) : onKeep(clean, hasLeft)));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Keys of the tree and of the dialog have no meaning while a name is typed.
    if (event.key !== 'Tab') event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') end(() => onCancel(false));
    else if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault();
      keep(false);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for what its field and button leave.
    <div
      ref={box}
      className={styles.box}
      onKeyDown={onKeyDown}
      onClick={event => event.stopPropagation()}
      onDoubleClick={event => event.stopPropagation()}
      onBlur={event => {
        if (!box.current?.contains(event.relatedTarget)) keep(true);
      }}
    >
      <input
        ref={field}
        // biome-ignore lint/a11y/noAutofocus: it appears because a name is to be typed.
        autoFocus
        className={styles.field}
        aria-label={label}
        aria-invalid={isTaken}
        aria-describedby={sibling ? problemId : undefined}
        dir="auto"
        maxLength={LONGEST}
        spellCheck={false}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      {sibling && (
        <div ref={problem} className={styles.problem}>
          <span id={problemId} role="alert">
            There is a tag “{sibling.name}” here already.
          </span>
          <Button size="small" onPress={() => end(() => offer.onAccept(sibling))}>
            {offer.label}
          </Button>
        </div>
      )}
    </div>
  );
}
