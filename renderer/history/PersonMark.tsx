/** The initials of a person in their colour. Their name is for screen readers, unless it stands beside it. */
import type { Person } from '../../shared/records/person.ts';
import { inkOn } from '../../shared/records/person-colours.ts';
import styles from './PersonMark.module.css';

export interface PersonMarkProps {
  /** Undefined for somebody who is not named in this workspace. */
  readonly person: Person | undefined;
  /** Whether the name is written beside it. */
  readonly isNamed?: boolean;
}

export function PersonMark({ person, isNamed = false }: PersonMarkProps) {
  const look = person && { background: person.colour, color: inkOn(person.colour) };
  return (
    <>
      <span aria-hidden="true" className={styles.mark} style={look}>
        {person?.initials ?? '?'}
      </span>
      {!isNamed && <span className="visually-hidden">by {person?.name ?? 'someone'}</span>}
    </>
  );
}
