/**
 * A field that finds one of many by some letters: a combobox whose list does not hide the rest of the window
 * from screen readers. The field keeps the focus; arrow keys choose, Enter takes, Escape closes.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Key } from './Key.tsx';
import styles from './Suggest.module.css';

export interface Suggestion {
  readonly id: string;
  readonly label: string;
  /** Quiet words before the label: what it belongs to. */
  readonly above?: string;
  /** What is drawn before the words; it says nothing they do not say. */
  readonly mark?: ReactNode;
  /** The key that does the same elsewhere. */
  readonly shortcut?: string;
  /** A sentence on it, shown under an open list while it is chosen. */
  readonly hint?: string;
  /** What stands at the end of its line. */
  readonly note?: string;
  /** A tick, a dash (some of several) or a plus before it. */
  readonly sign?: '✓' | '–' | '+';
  /** What the sign says to screen readers. */
  readonly signName?: string;
}

export interface SuggestProps {
  readonly label: string;
  readonly placeholder: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly suggestions: readonly Suggestion[];
  /** Whether the suggestions are those of what is typed. Until then Enter waits for them. */
  readonly isSettled?: boolean;
  readonly onChoose: (id: string) => void;
  /** `bare` opens a list under the field; `open` shows the list always, as a dialog's one subject. */
  readonly look: 'bare' | 'open';
  /** Said in place of an empty list that is always shown. */
  readonly none?: string;
  readonly autoFocus?: boolean;
}

const NOTHING = -1;

export function Suggest(props: SuggestProps) {
  const { label, placeholder, typed, onType, suggestions, look, none } = props;
  const { autoFocus = false, isSettled = true } = props;
  const listId = useId();
  const [isFocused, setFocused] = useState(false);
  const [isClosed, setClosed] = useState(false);
  // Nothing is chosen until something is typed or an arrow pressed, so that a stray Enter does nothing.
  const [at, setAt] = useState(NOTHING);
  const chosen = Math.min(at, suggestions.length - 1);
  const [isWaiting, setWaiting] = useState(false);
  const isShown = look === 'open' || (isFocused && !isClosed && suggestions.length > 0);
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  useEffect(() => {
    if (isShown) list.current?.scrollIntoView({ block: 'nearest' });
  }, [isShown]);
  useEffect(() => {
    if (isShown) list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' });
  }, [isShown, chosen]);

  const choose = (index: number) => {
    const suggestion = suggestions[index];
    if (!suggestion) return;
    setAt(NOTHING);
    props.onChoose(suggestion.id);
  };
  useEffect(() => {
    if (!isWaiting || !isSettled) return;
    setWaiting(false);
    choose(chosen);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    setWaiting(false);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      if (!isShown) setClosed(false);
      else setAt(stepFrom(chosen, step, suggestions.length));
    } else if (event.key === 'Enter' && !isSettled) setWaiting(true);
    else if (event.key === 'Enter' && isShown) choose(chosen);
    else if (event.key === 'Escape' && look === 'bare' && (isShown || typed !== '')) {
      event.stopPropagation();
      setClosed(true);
      onType('');
    } else return;
    event.preventDefault();
  };

  return (
    <div className={styles[look]}>
      <input
        ref={field}
        role="combobox"
        aria-label={label}
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown && chosen !== NOTHING ? optionId(chosen) : undefined}
        className={styles.field}
        placeholder={placeholder}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={typed}
        onChange={event => {
          setAt(event.target.value.trim() === '' ? NOTHING : 0);
          setClosed(false);
          onType(event.target.value);
        }}
        onFocus={() => {
          setFocused(true);
          setClosed(false);
        }}
        onBlur={() => {
          setFocused(false);
          setWaiting(false);
          if (look === 'bare') onType('');
        }}
        onKeyDown={onKeyDown}
      />
      <div ref={list} id={listId} role="listbox" aria-label={label} hidden={!isShown} className={styles.list}>
        {suggestions.map((suggestion, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option.
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field handles the keys.
          <div
            key={suggestion.id}
            id={optionId(index)}
            role="option"
            aria-selected={index === chosen}
            aria-description={suggestion.hint}
            className={styles.option}
            onMouseDown={event => event.preventDefault()}
            onClick={() => choose(index)}
          >
            <Option suggestion={suggestion} />
          </div>
        ))}
      </div>
      {look === 'open' && suggestions.length === 0 && <p className={styles.none}>{none}</p>}
      {look === 'open' && suggestions.some(({ hint }) => hint !== undefined) && (
        <p className={styles.hint} aria-hidden="true" dir="auto">
          {suggestions[chosen]?.hint}
        </p>
      )}
    </div>
  );
}

/** The next or last line, round the ends. */
function stepFrom(chosen: number, step: number, count: number): number {
  if (count === 0) return NOTHING;
  if (chosen === NOTHING) return step > 0 ? 0 : count - 1;
  return (chosen + step + count) % count;
}

function Option({ suggestion }: { readonly suggestion: Suggestion }) {
  const { label, above, mark, shortcut, note, sign, signName } = suggestion;
  return (
    <>
      <span className={styles.sign} aria-hidden="true">
        {sign}
      </span>
      {mark}
      <span className={styles.label}>
        {above !== undefined && (
          <>
            <bdi className={styles.above}>{above}</bdi>{' '}
          </>
        )}
        <bdi>{label}</bdi>
      </span>
      {signName !== undefined && <span className="visually-hidden">, {signName}</span>}
      {shortcut !== undefined && (
        <>
          <span className="visually-hidden">, key </span>
          <Key>{shortcut}</Key>
        </>
      )}
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </>
  );
}
