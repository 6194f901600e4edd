/** Searching the workspace: matches appear while words are typed; the arrow keys and Enter go to one. */
import { Search, X } from 'lucide-react';
import {
  type KeyboardEvent,
  type RefObject,
  useDeferredValue,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { SearchHit } from '../../shared/contract/search.ts';
import { useSearch } from '../link/queries.ts';
import { IconButton } from '../ui/Button.tsx';
import { Key } from '../ui/Key.tsx';
import { groupHits } from './groups.ts';
import styles from './SearchBox.module.css';
import { SearchHelp, SearchResults } from './SearchResults.tsx';

export interface SearchBoxProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onGo: (hit: SearchHit) => void;
  /** Escape with nothing left to close or to clear. */
  readonly onLeave: () => void;
  /** The key that leads here, as printed. */
  readonly shortcut: string;
}

export function SearchBox({ field, onGo, onLeave, shortcut }: SearchBoxProps) {
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  /** Enter came before the matches of what is typed: it holds for the one they begin with. */
  const [isGoing, setGoing] = useState(false);
  const box = useRef<HTMLElement>(null);
  const listId = useId();
  const query = useDeferredValue(text.trim());
  const found = useSearch(query);
  const groups = groupHits(found.data ?? []);
  const hits = groups.flatMap(group => group.hits);
  const isShown = isOpen && query !== '' && found.data !== undefined;
  const isHelping = isOpen && text.trim() === '';
  /** Until then the matches on show are those of what was typed before. */
  const isSettled = query === text.trim() && !found.isPlaceholderData && !found.isLoading;
  const optionId = (index: number) => `${listId}-${index}`;

  useEffect(() => {
    if (isShown) document.getElementById(`${listId}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [isShown, listId, chosen]);

  const go = (hit: SearchHit | undefined) => {
    if (!hit) return;
    setOpen(false);
    onGo(hit);
  };
  useEffect(() => {
    if (!isGoing || !isSettled) return;
    setGoing(false);
    go(hits[chosen]);
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter') setGoing(false);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && hits.length > 0) {
      setOpen(true);
      setChosen(current => (current + step + hits.length) % hits.length);
    } else if (event.key === 'Enter') setGoing(true);
    else if (event.key === 'Escape' && isShown) setOpen(false);
    else if (event.key === 'Escape' && text !== '') setText('');
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };

  return (
    <search
      ref={box}
      className={styles.search}
      onKeyDown={onKeyDown}
      onBlur={event => {
        if (box.current?.contains(event.relatedTarget)) return;
        setOpen(false);
        setGoing(false);
      }}
    >
      <Search aria-hidden="true" className={styles.glass} />
      <input
        ref={field}
        type="search"
        aria-label="Search workspace"
        aria-controls={isShown ? listId : undefined}
        aria-describedby={isHelping ? `${listId}-help` : undefined}
        aria-autocomplete="list"
        aria-activedescendant={isShown && hits.length > 0 ? optionId(chosen) : undefined}
        autoComplete="off"
        spellCheck={false}
        className={styles.input}
        placeholder="Search workspace"
        value={text}
        onChange={event => {
          setText(event.target.value);
          setChosen(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
      />
      {text === '' ? (
        <Key>{shortcut}</Key>
      ) : (
        <IconButton
          size="small"
          label="Clear search"
          icon={<X />}
          onPress={() => {
            setText('');
            field.current?.focus();
          }}
        />
      )}
      <span className="visually-hidden" aria-live="polite">
        {isShown ? `${hits.length} found` : ''}
      </span>
      {isHelping && <SearchHelp id={`${listId}-help`} />}
      {isShown && (
        <SearchResults
          id={listId}
          groups={groups}
          chosen={chosen}
          optionId={optionId}
          onGo={go}
          query={query}
        />
      )}
    </search>
  );
}
