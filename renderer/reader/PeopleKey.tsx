/** Which colour is whose, over the text while the colours of highlights tell people apart. */
import { useMemo } from 'react';
import type { Annotation } from '../../shared/records/annotation.ts';
import type { Person } from '../../shared/records/person.ts';
import { type Colouring, markColour, washColour } from './highlights/colouring.ts';
import styles from './PeopleKey.module.css';

export interface PeopleKeyProps {
  readonly colouring: Colouring;
  readonly people: readonly Person[];
  readonly annotations: readonly Annotation[];
}

export function PeopleKey({ colouring, people, annotations }: PeopleKeyProps) {
  const makers = useMemo(() => new Set(annotations.map(({ createdBy }) => createdBy)), [annotations]);
  if (makers.size === 0) return null;
  return (
    <ul className={styles.people} aria-label="Colours of people" dir="ltr" lang="en">
      {[...makers].map(id => {
        const person = people.find(one => one.id === id);
        return (
          <li key={id}>
            <span
              aria-hidden="true"
              className={styles.swatch}
              style={{
                background: washColour(colouring, id),
                borderColor: markColour(colouring, id),
              }}
            >
              {person?.initials ?? '?'}
            </span>
            <bdi>{person?.name ?? 'someone'}</bdi>
          </li>
        );
      })}
    </ul>
  );
}
