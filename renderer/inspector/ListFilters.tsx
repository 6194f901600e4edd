/** The controls that narrow the list of annotations: kinds in sight, people and tags in a menu. */
import { ListFilter as FilterIcon } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { KINDS, kinds } from '../../shared/records/kind.ts';
import { useCodebook } from '../codebook/codebook.ts';
import { usePeople } from '../link/queries.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dot } from '../ui/Dot.tsx';
import { Menu, type MenuAction } from '../ui/Menu.tsx';
import styles from './AnnotationList.module.css';
import { type ListFilter, noFilter, type Tallies } from './list-filter.ts';

export interface ListFiltersProps {
  readonly filter: ListFilter;
  readonly tallies: Tallies;
  readonly onChange: (filter: ListFilter) => void;
}

export function ListFilters({ filter, tallies, onChange }: ListFiltersProps) {
  const people = usePeople().data ?? [];
  const codebook = useCodebook();
  const nameOf = (id: string) => people.find(person => person.id === id)?.name ?? 'someone';
  const person: MenuAction[] = [...tallies.people].map(([id, count]) => ({
    id: `person ${id}`,
    label: `By ${nameOf(id)}`,
    note: String(count),
    isChosen: filter.person === id,
    onAction: () => onChange({ ...filter, person: filter.person === id ? null : id }),
  }));
  const tag: MenuAction[] = [...tallies.tags]
    .flatMap(([id, count]) => {
      const name = codebook.get(id)?.name;
      return name === undefined ? [] : [{ id, name, count }];
    })
    .sort((a, b) => a.name.localeCompare(b.name))
    .map(({ id, name, count }) => ({
      id: `tag ${id}`,
      label: name,
      note: String(count),
      isChosen: filter.tag === id,
      onAction: () => onChange({ ...filter, tag: filter.tag === id ? null : id }),
    }));
  const narrowed = [
    filter.person !== null && `By ${nameOf(filter.person)}`,
    filter.tag !== null && `Tag “${codebook.get(filter.tag)?.name ?? 'removed'}”`,
  ].filter(Boolean);
  return (
    <>
      <div className={styles.filters}>
        <ToggleButtonGroup
          aria-label="Show only"
          className={styles.kinds ?? ''}
          selectionMode="single"
          selectedKeys={filter.kind === null ? [] : [filter.kind]}
          onSelectionChange={keys =>
            onChange({ ...filter, kind: KINDS.find(kind => keys.has(kind)) ?? null })
          }
        >
          {KINDS.map(kind => (
            <ToggleButton
              key={kind}
              id={kind}
              aria-label={`${kinds[kind].plural}: ${tallies.kinds[kind]}`}
              className={styles.toggle ?? ''}
            >
              <Dot tone={kind} /> {tallies.kinds[kind]}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
        {(person.length > 1 || tag.length > 0) && (
          <Menu
            label="Show only annotations"
            groups={[person.length > 1 ? person : [], tag]}
            trigger={<IconButton label="Filter by person or tag" icon={<FilterIcon />} />}
          />
        )}
      </div>
      {narrowed.length > 0 && (
        <p className={styles.narrowed}>
          <span dir="auto">{narrowed.join(' · ')}</span>
          <Button look="quiet" size="small" onPress={() => onChange({ ...noFilter, kind: filter.kind })}>
            Show all
          </Button>
        </p>
      )}
    </>
  );
}
