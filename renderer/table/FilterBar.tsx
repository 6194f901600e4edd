/** What the table is narrowed to: words as they are typed, and a chip for everything else. */
import { ListFilter, Search, X } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { Button as AriaButton, Input, SearchField } from 'react-aria-components';
import type { EvidenceFilter } from '../../shared/records/evidence-filter.ts';
import { fieldsOf, KINDS, kinds } from '../../shared/records/kind.ts';
import { Button } from '../ui/Button.tsx';
import { Menu, type MenuAction } from '../ui/Menu.tsx';
import { FilterDialog } from './FilterDialog.tsx';
import { commonFacets, type Facet, facetLabel, partsOf, without } from './filter-parts.ts';
import styles from './TablePane.module.css';
import type { TableNames } from './use-names.ts';

export interface FilterBarProps {
  readonly filter: EvidenceFilter;
  readonly names: TableNames;
  readonly onChange: (filter: EvidenceFilter) => void;
}

/** Drawn again only when something in it changes, which no answer of the engine does. */
export const FilterBar = memo(function FilterBar({ filter, names, onChange }: FilterBarProps) {
  const [facet, setFacet] = useState<Facet | null>(null);
  const action = (id: Facet): MenuAction => ({
    id,
    label: `${facetLabel(id)}…`,
    onAction: () => setFacet(id),
  });
  const fields = KINDS.map(kind =>
    fieldsOf(kind).map(({ name }) => ({ ...action(name), detail: kinds[kind].label })),
  );
  const parts = partsOf(filter, names);
  return (
    <>
      <Words filter={filter} onChange={onChange} />
      <Menu
        label="Narrow by"
        groups={[commonFacets.map(action), ...fields]}
        trigger={
          <Button look="quiet" size="small">
            <ListFilter aria-hidden="true" /> Filter…
          </Button>
        }
      />
      {parts.length > 0 && (
        <ul className={styles.chips} aria-label="Filters">
          {parts.map(({ facet: of, words }) => (
            <li key={words} className={styles.chip}>
              <AriaButton
                className={styles.chipWords ?? ''}
                isDisabled={of === 'annotations'}
                onPress={() => setFacet(of)}
              >
                <bdi>{words}</bdi>
              </AriaButton>
              <AriaButton
                className={styles.chipRemove ?? ''}
                aria-label={`Remove the filter ${words}`}
                onPress={() => onChange(without(filter, of))}
              >
                <X aria-hidden="true" />
              </AriaButton>
            </li>
          ))}
        </ul>
      )}
      {facet !== null && (
        <FilterDialog
          facet={facet}
          filter={filter}
          names={names}
          onChange={onChange}
          onClose={() => setFacet(null)}
        />
      )}
    </>
  );
});

/** How long typing rests before the table is asked, in ms: shorter than a pause between words, longer than one between letters. */
const REST = 120;

/** The words follow the keys at once; the table follows when typing rests. */
function Words({ filter, onChange }: Pick<FilterBarProps, 'filter' | 'onChange'>) {
  const text = filter.text ?? '';
  const [typed, setTyped] = useState(text);
  const latest = useRef({ filter, onChange });
  latest.current = { filter, onChange };
  /** The words the table was last asked for here: others came from a saved view or from clearing. */
  const asked = useRef(text);
  useEffect(() => {
    if (text !== asked.current) setTyped(text);
    asked.current = text;
  }, [text]);
  useEffect(() => {
    if (typed === asked.current) return;
    const timer = setTimeout(() => {
      const { filter: known, onChange: change } = latest.current;
      asked.current = typed;
      const { text: _, ...rest } = known;
      change(typed.trim() === '' ? rest : { ...rest, text: typed });
    }, REST);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <SearchField
      aria-label="Filter annotations"
      className={styles.words ?? ''}
      value={typed}
      onChange={setTyped}
    >
      <Search aria-hidden="true" />
      <Input className={styles.wordsInput ?? ''} placeholder="Words in quotes, notes, fields…" dir="auto" />
      {typed !== '' && (
        <AriaButton aria-label="Clear the words" className={styles.wordsClear ?? ''}>
          <X aria-hidden="true" />
        </AriaButton>
      )}
    </SearchField>
  );
}
