/** The annotations of the open article, in the order of its text. */
import { useState } from 'react';
import { ListBox, ListBoxItem, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Annotation } from '../../shared/records/annotation.ts';
import { KINDS, type Kind, kinds } from '../../shared/records/kind.ts';
import { Dot } from '../ui/Dot.tsx';
import styles from './Inspector.module.css';

export interface AnnotationListProps {
  readonly annotations: readonly Annotation[];
  /** Whether the list takes the keyboard as it appears. */
  readonly hasFocus: boolean;
  readonly onFocus: (annotation: string) => void;
}

export function AnnotationList({ annotations, hasFocus, onFocus }: AnnotationListProps) {
  const [only, setOnly] = useState<Kind | null>(null);
  const shown = annotations.filter(({ kind }) => only === null || kind === only);
  if (annotations.length === 0) {
    return (
      <>
        <h2 className={styles.heading}>Annotations</h2>
        <p className={styles.empty}>
          Nothing is tagged in this article yet. Select some words, then press C for a claim, P for a
          precedent, O for a policy option.
        </p>
      </>
    );
  }
  return (
    <>
      <h2 className={styles.heading}>Annotations · {annotations.length}</h2>
      <ToggleButtonGroup
        aria-label="Show only"
        className={styles.kinds ?? ''}
        selectionMode="single"
        selectedKeys={only === null ? [] : [only]}
        onSelectionChange={keys => setOnly(KINDS.find(kind => keys.has(kind)) ?? null)}
      >
        {KINDS.map(kind => (
          <KindToggle key={kind} kind={kind} count={annotations.filter(one => one.kind === kind).length} />
        ))}
      </ToggleButtonGroup>
      <ListBox
        aria-label="Annotations of this article"
        className={styles.list ?? ''}
        selectionMode="none"
        autoFocus={hasFocus && 'first'}
        items={shown}
        onAction={key => onFocus(String(key))}
        renderEmptyState={() => <p className={styles.empty}>None of this kind.</p>}
      >
        {annotation => (
          <ListBoxItem
            textValue={`${kinds[annotation.kind].label}: ${annotation.anchor.quote}`}
            className={styles.item ?? ''}
          >
            <Dot tone={annotation.kind} />
            <span className="visually-hidden">{kinds[annotation.kind].label}: </span>
            <span className={styles.itemWords}>
              <span className={styles.itemQuote} dir="auto">
                {annotation.anchor.quote}
              </span>
              {annotation.position.status === 'orphan' && (
                <span className={styles.lostMark}>orphan: not in the text</span>
              )}
            </span>
            {annotation.keyPassage && <KeyMark />}
          </ListBoxItem>
        )}
      </ListBox>
    </>
  );
}

function KeyMark() {
  return (
    <>
      <span aria-hidden="true">★</span>
      <span className="visually-hidden">key passage</span>
    </>
  );
}

function KindToggle({ kind, count }: { readonly kind: Kind; readonly count: number }) {
  return (
    <ToggleButton id={kind} aria-label={`${kinds[kind].plural}: ${count}`} className={styles.toggle ?? ''}>
      <Dot tone={kind} /> {count}
    </ToggleButton>
  );
}
