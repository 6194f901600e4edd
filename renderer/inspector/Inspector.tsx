/** What is known about the focused annotation, to be edited in place; without one, the annotations of the article. */
import { useEffect, useState } from 'react';
import type { Person } from '../../shared/records/person.ts';
import { useAnnotations } from '../link/queries.ts';
import { AnnotationList } from './AnnotationList.tsx';
import { AnnotationPanel } from './AnnotationPanel.tsx';
import type { Chosen } from './chosen.ts';
import type { ChosenActs } from './chosen-acts.ts';
import styles from './Inspector.module.css';

export interface InspectorProps {
  /** Id of the open article. */
  readonly document: string | null;
  /** Id of the focused annotation. */
  readonly focused: string | null;
  /** Annotations that are selected together. */
  readonly chosen: Chosen;
  readonly acts: ChosenActs;
  readonly onFocus: (annotation: string | null) => void;
  /** Goes to an annotation of any article. */
  readonly onOpen: (document: string, annotation: string) => void;
  /** Asks what an annotation is to be linked to. */
  readonly onLinkTo: (annotation: string) => void;
  /** Shows the history of an annotation. */
  readonly onHistory: (annotation: string) => void;
  /** Id of the annotation whose note is to get the focus. */
  readonly noteWanted: string | null;
  readonly onNoteReached: () => void;
  /** Who annotates on this computer. */
  readonly person: Person;
}

export function Inspector(props: InspectorProps) {
  const { document, focused, chosen, acts, onFocus, onOpen, onLinkTo, noteWanted, onNoteReached, person } =
    props;
  const annotations = useAnnotations(document).data;
  const annotation = annotations?.find(({ id }) => id === focused);
  /** Whether the list was asked for; when it appears by itself the keyboard stays where it is. */
  const [isListWanted, setListWanted] = useState(false);
  const isOnOne = annotation !== undefined;
  useEffect(() => {
    if (isOnOne) setListWanted(false);
  }, [isOnOne]);
  if (document === null || annotations === undefined) {
    return (
      <div className={styles.inspector}>
        <h2 className={styles.heading}>Annotations</h2>
        <p className={styles.empty}>Open an article to see what was tagged in it.</p>
      </div>
    );
  }
  if (!annotation || chosen.annotations.length > 0) {
    return (
      <AnnotationList
        key={document}
        annotations={annotations}
        chosen={chosen}
        acts={acts}
        hasFocus={isListWanted}
        onFocus={onFocus}
      />
    );
  }
  return (
    <div className={styles.inspector}>
      <AnnotationPanel
        key={annotation.id}
        annotation={annotation}
        onClose={() => {
          setListWanted(true);
          onFocus(null);
        }}
        onOpen={onOpen}
        onLinkTo={onLinkTo}
        onHistory={props.onHistory}
        isNoteWanted={noteWanted === annotation.id}
        onNoteReached={onNoteReached}
        person={person}
      />
    </div>
  );
}
