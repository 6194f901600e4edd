/**
 * The annotations of the open article, in the order of its text. Only lines in sight are drawn; the list says to
 * screen readers how long it is. A click opens one; Ctrl, Shift and the keyboard select several.
 */
import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react';
import { ListBox, ListBoxItem, ListLayout, type Selection, Virtualizer } from 'react-aria-components';
import type { Annotation } from '../../shared/records/annotation.ts';
import { kinds } from '../../shared/records/kind.ts';
import type { Person } from '../../shared/records/person.ts';
import { PersonMark } from '../history/PersonMark.tsx';
import { useDocument, usePeople } from '../link/queries.ts';
import { Dot } from '../ui/Dot.tsx';
import list from './AnnotationList.module.css';
import { ChosenPanel } from './ChosenPanel.tsx';
import type { Chosen } from './chosen.ts';
import type { ChosenActs } from './chosen-acts.ts';
import { chosenActOf } from './chosen-keys.ts';
import styles from './Inspector.module.css';
import { ListFilters } from './ListFilters.tsx';
import { filtered, noFilter, tally } from './list-filter.ts';

export interface AnnotationListProps {
  readonly annotations: readonly Annotation[];
  readonly chosen: Chosen;
  readonly acts: ChosenActs;
  /** Whether the list takes the keyboard as it appears. */
  readonly hasFocus: boolean;
  readonly onFocus: (annotation: string) => void;
}

/** Height of a line with a quote of one line, in CSS pixels; lines are measured as they come into sight. */
const LINE_HEIGHT = 31;

export function AnnotationList({ annotations, chosen, acts, hasFocus, onFocus }: AnnotationListProps) {
  const [filter, setFilter] = useState(noFilter);
  const tallies = useMemo(() => tally(annotations), [annotations]);
  const shown = useMemo(() => filtered(annotations, filter), [annotations, filter]);
  const persons = usePeople().data;
  const people = useMemo(() => new Map(persons?.map(person => [person.id, person])), [persons]);
  const isSeveralPeople = tallies.people.size > 1;
  const isSeveral = chosen.annotations.length > 0;
  if (annotations.length === 0) {
    return (
      <div className={styles.inspector}>
        <h2 className={styles.heading}>Annotations</h2>
        <p className={styles.empty}>
          Nothing is tagged in this article yet. Select some words, then press C for a claim, P for a
          precedent, O for a policy option.
        </p>
      </div>
    );
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const id = idOf(event.target);
    const act = chosenActOf(event);
    if (act) {
      const meant = isSeveral ? chosen.annotations : annotations.filter(annotation => annotation.id === id);
      if (meant.length === 0) return;
      acts.act(act, meant);
    } else if (event.key === ' ' && id !== null) chosen.toggle(id);
    else if (event.key === 'Escape' && isSeveral) chosen.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const select = (selection: Selection) =>
    chosen.select(selection === 'all' ? new Set(shown.map(({ id }) => id)) : selection);
  return (
    <div className={list.listPane}>
      <h2 className={styles.heading}>
        Annotations ·{' '}
        {shown.length === annotations.length ? shown.length : `${shown.length} of ${annotations.length}`}
      </h2>
      <ListFilters filter={filter} tallies={tallies} onChange={setFilter} />
      {isSeveral && <ChosenPanel annotations={chosen.annotations} acts={acts} onClear={chosen.clear} />}
      <div
        className={list.listBox}
        onKeyDownCapture={onKeyDown}
        onPointerDownCapture={event =>
          isPlain(event) && idOf(event.target) !== null && event.stopPropagation()
        }
        onClickCapture={event => {
          const id = idOf(event.target);
          if (id === null || !isPlain(event)) return;
          event.stopPropagation();
          onFocus(id);
        }}
      >
        <Virtualizer layout={ListLayout} layoutOptions={{ estimatedRowHeight: LINE_HEIGHT }}>
          <ListBox
            aria-label="Annotations of this article"
            className={list.list ?? ''}
            selectionMode="multiple"
            selectionBehavior="replace"
            selectedKeys={chosen.selection}
            onSelectionChange={select}
            autoFocus={hasFocus && 'first'}
            items={shown}
            dependencies={[people, isSeveralPeople]}
            onAction={key => onFocus(String(key))}
            renderEmptyState={() => <p className={styles.empty}>No annotation fits the filter.</p>}
          >
            {annotation => (
              <Line
                annotation={annotation}
                person={isSeveralPeople ? (people.get(annotation.createdBy) ?? null) : undefined}
              />
            )}
          </ListBox>
        </Virtualizer>
      </div>
    </div>
  );
}

/** A press without a key that would select more: it opens. */
function isPlain({ ctrlKey, metaKey, shiftKey }: MouseEvent): boolean {
  return !ctrlKey && !metaKey && !shiftKey;
}

/** Id of the annotation whose line an event came from. */
function idOf(target: EventTarget): string | null {
  return target instanceof Element
    ? (target.closest('[role="option"]')?.getAttribute('data-key') ?? null)
    : null;
}

interface LineProps {
  readonly annotation: Annotation;
  /** Who made it, null when they are not named here; undefined where one person made all. */
  readonly person: Person | null | undefined;
}

function Line({ annotation, person }: LineProps) {
  const { kind, anchor, position, keyPassage } = annotation;
  return (
    <ListBoxItem
      id={annotation.id}
      textValue={`${kinds[kind].label}: ${anchor.quote}`}
      className={list.item ?? ''}
    >
      <Dot tone={kind} />
      <span className="visually-hidden">{kinds[kind].label}: </span>
      <span className={list.itemWords}>
        <span className={styles.twoLines} dir="auto">
          {anchor.quote}
        </span>
        {position.status === 'orphan' && <LostMark document={annotation.document} />}
      </span>
      {person !== undefined && <PersonMark person={person ?? undefined} />}
      {keyPassage && (
        <>
          <span aria-hidden="true">★</span>
          <span className="visually-hidden">key passage</span>
        </>
      )}
    </ListBoxItem>
  );
}

/** Why a passage has no place: it is lost, or its text was never here. */
function LostMark({ document }: { readonly document: string }) {
  const isWithheld = useDocument(document).data?.isWithheld ?? false;
  return <span className={list.lostMark}>{isWithheld ? 'text not shared' : 'orphan: not in the text'}</span>;
}
