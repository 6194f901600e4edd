/**
 * Finding words in the article: a field over its top corner. What is found last stays selected when the field
 * is left, so that it can be tagged at once.
 */
import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { EditorView } from 'prosemirror-view';
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { offsetOf, positionOf } from '../../../shared/text/plain-text.ts';
import { IconButton } from '../../ui/Button.tsx';
import { focusArticle, select, selectRange } from '../dom-selection.ts';
import { readerOf } from '../reader-state.ts';
import { reveal } from '../reveal.ts';
import type { Range } from '../text-steps.ts';
import styles from './FindBar.module.css';
import { type Found, showFound } from './find-painter.ts';
import { firstFrom, TextFinder } from './find-text.ts';

export interface FindBarProps {
  readonly view: RefObject<EditorView | null>;
  /** Grows each time the field is asked for, so that it takes the keyboard again. */
  readonly asked: number;
  readonly onClose: () => void;
}

/** Longest selection that is taken for what is looked for, in UTF-16 units. */
const LONGEST_SUGGESTION = 80;

export function FindBar({ view, asked, onClose }: FindBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState(() => suggestion(view.current));
  const [found, setFound] = useState<Found | null>(null);
  const start = useRef(startOf(view.current));
  const finder = useMemo(
    () => (view.current ? new TextFinder(readerOf(view.current.state).plain.text) : null),
    [view],
  );
  useEffect(() => {
    if (asked > 0) field.current?.select();
  }, [asked]);
  useEffect(() => {
    const ranges = finder?.all(query) ?? [];
    setFound(query.trim() === '' ? null : { ranges, current: firstFrom(ranges, start.current) });
  }, [finder, query]);
  useEffect(() => {
    const { current: shown } = view;
    if (!shown) return;
    shown.dispatch(showFound(shown.state.tr, found));
    const range = found?.ranges[found.current];
    if (range) show(shown, range);
    return () => {
      if (!shown.isDestroyed) shown.dispatch(showFound(shown.state.tr, null));
    };
  }, [found, view]);

  const step = (by: 1 | -1) => {
    if (!found || found.ranges.length === 0) return;
    const { length } = found.ranges;
    const current = (found.current + by + length) % length;
    start.current = found.ranges[current]?.start ?? 0;
    setFound({ ...found, current });
  };
  const leave = () => {
    const range = found?.ranges[found.current];
    onClose();
    if (!view.current) return;
    focusArticle(view.current);
    if (range) select(view.current, selectRange(view.current.state, range), view.current.dispatch);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isEmpty = found === null || found.ranges.length === 0;
  return (
    <search className={styles.bar} aria-label="In this article">
      <input
        ref={field}
        type="search"
        aria-label="Find in article"
        placeholder="Find in article"
        dir="auto"
        spellCheck={false}
        autoComplete="off"
        value={query}
        onChange={event => setQuery(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={styles.count} role="status" aria-label="Found">
        {countOf(found)}
      </span>
      <IconButton label="Previous match" icon={<ChevronUp />} isDisabled={isEmpty} onPress={() => step(-1)} />
      <IconButton label="Next match" icon={<ChevronDown />} isDisabled={isEmpty} onPress={() => step(1)} />
      <IconButton label="Close" icon={<X />} onPress={leave} />
    </search>
  );
}

function countOf(found: Found | null): string {
  if (found === null) return '';
  const { length } = found.ranges;
  return length === 0
    ? 'Not found'
    : `${(found.current + 1).toLocaleString('en')} of ${length.toLocaleString('en')}`;
}

function show(view: EditorView, { start, end }: Range): void {
  const { plain } = readerOf(view.state);
  reveal(view, positionOf(plain, start), positionOf(plain, end));
}

/** Where to begin: at what is selected, or at the caret. */
function startOf(view: EditorView | null): number {
  return view ? offsetOf(readerOf(view.state).plain, view.state.selection.from) : 0;
}

/** A few selected words are most likely what is looked for. */
function suggestion(view: EditorView | null): string {
  if (!view) return '';
  const { from, to } = view.state.selection;
  const { plain } = readerOf(view.state);
  const words = plain.text.slice(offsetOf(plain, from), offsetOf(plain, to));
  return words.length > LONGEST_SUGGESTION || words.includes('\n') ? '' : words;
}
