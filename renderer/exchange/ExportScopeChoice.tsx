/** Which annotations are exported: from where, of which kinds, and whose. */
import { type Kind, kinds as kindNames } from '../../shared/records/kind.ts';
import type { Person } from '../../shared/records/person.ts';
import { useDocument } from '../link/queries.ts';
import { Checkboxes, Radios } from '../ui/Field.tsx';
import styles from './Exchange.module.css';
import type { ExportScope, ScopeName } from './export-scope.ts';

export interface ExportScopeChoiceProps {
  readonly scope: ExportScope | null;
  /** The open article. */
  readonly document: string | null;
  readonly value: ScopeName;
  readonly onChange: (value: ScopeName) => void;
  /** Those there are to choose from; a single one leaves no choice. */
  readonly kinds: readonly Kind[];
  /** Those left out. */
  readonly left: readonly Kind[];
  readonly onLeave: (left: readonly Kind[]) => void;
  /** Who there is to choose from; one alone leaves no choice. */
  readonly people: readonly Person[];
  readonly peopleLeft: readonly string[];
  readonly onLeavePeople: (left: readonly string[]) => void;
}

/** Longest title of the open article that stands in the row whole, in UTF-16 units. */
const TITLE_LENGTH = 34;

export function ExportScopeChoice(props: ExportScopeChoiceProps) {
  const { scope, document, value, onChange, kinds, left, onLeave, people, peopleLeft, onLeavePeople } = props;
  const title = useDocument(document).data?.document.title ?? '';
  const places: { id: ScopeName; label: string }[] = [{ id: 'all', label: 'Whole workspace' }];
  if (document !== null) places.push({ id: 'document', label: `This article: ${shortened(title)}` });
  if (scope !== null) places.push({ id: 'given', label: scope.label });
  return (
    <div className={styles.row}>
      {places.length > 1 && (
        <Radios label="From" look="segments" value={value} options={places} onChange={onChange} />
      )}
      {kinds.length > 1 && (
        <Checkboxes
          label="Kinds"
          options={kinds.map(id => ({ id, label: kindNames[id].plural }))}
          left={left}
          onLeave={onLeave}
        />
      )}
      {people.length > 1 && (
        <Checkboxes
          label="Made by"
          options={people.map(({ id, name }) => ({ id, label: name }))}
          left={peopleLeft}
          onLeave={onLeavePeople}
        />
      )}
    </div>
  );
}

function shortened(title: string): string {
  return title.length > TITLE_LENGTH ? `${title.slice(0, TITLE_LENGTH - 2)}…` : title;
}
