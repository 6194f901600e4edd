/** What one facet narrows the table to. Each change shows in the table behind at once. */
import { AnchorStatus } from '../../shared/records/anchor.ts';
import type { EvidenceFilter } from '../../shared/records/evidence-filter.ts';
import { KINDS, kinds } from '../../shared/records/kind.ts';
import { useDocuments, usePeople } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Radios } from '../ui/Field.tsx';
import { Checks } from './Checks.tsx';
import { STATUS_LABELS } from './columns.ts';
import { FieldFilter } from './FieldFilter.tsx';
import { dayOf, type Facet, facetLabel, isField, startOfDay, without } from './filter-parts.ts';
import { ManyChoice } from './ManyChoice.tsx';
import styles from './TablePane.module.css';
import { tagOptions } from './tag-options.ts';
import type { TableNames } from './use-names.ts';

export interface FilterDialogProps {
  readonly facet: Facet;
  readonly filter: EvidenceFilter;
  readonly names: TableNames;
  readonly onChange: (filter: EvidenceFilter) => void;
  readonly onClose: () => void;
}

export function FilterDialog(props: FilterDialogProps) {
  const { facet, filter, onChange, onClose } = props;
  return (
    <Dialog
      title={facetLabel(facet)}
      size="small"
      isDismissable
      onClose={onClose}
      footer={
        <>
          <Button
            onPress={() => {
              onChange(without(filter, facet));
              onClose();
            }}
          >
            Show all
          </Button>
          <Button look="primary" onPress={onClose}>
            Done
          </Button>
        </>
      }
    >
      <FacetControl {...props} />
    </Dialog>
  );
}

/** Sets one part of the filter; an empty list narrows nothing. */
function withList<K extends 'kinds' | 'documents' | 'people' | 'statuses'>(
  filter: EvidenceFilter,
  part: K,
  list: NonNullable<EvidenceFilter[K]>,
): EvidenceFilter {
  return list.length > 0 ? { ...filter, [part]: list } : without(filter, part);
}

function FacetControl({ facet, filter, names, onChange }: FilterDialogProps) {
  if (isField(facet)) return <FieldFilter field={facet} filter={filter} onChange={onChange} />;
  switch (facet) {
    case 'kinds':
      return (
        <Checks
          options={KINDS.map(id => ({ id, label: kinds[id].label }))}
          chosen={filter.kinds ?? []}
          onChange={chosen =>
            onChange(
              withList(
                filter,
                'kinds',
                KINDS.filter(kind => chosen.includes(kind)),
              ),
            )
          }
        />
      );
    case 'statuses':
      return (
        <Checks
          options={AnchorStatus.options.map(id => ({ id, label: STATUS_LABELS[id] }))}
          chosen={filter.statuses ?? []}
          onChange={chosen =>
            onChange(
              withList(
                filter,
                'statuses',
                AnchorStatus.options.filter(status => chosen.includes(status)),
              ),
            )
          }
        />
      );
    case 'tags':
      return <Tags filter={filter} names={names} onChange={onChange} />;
    case 'documents':
      return <Documents filter={filter} onChange={onChange} />;
    case 'people':
      return <People filter={filter} onChange={onChange} />;
    case 'keyPassage':
      return (
        <Radios
          label="Key passage"
          look="segments"
          value={filter.keyPassage === undefined ? 'all' : filter.keyPassage ? 'yes' : 'no'}
          options={[
            { id: 'all', label: 'All' },
            { id: 'yes', label: 'Key passages' },
            { id: 'no', label: 'Others' },
          ]}
          onChange={value =>
            onChange(
              value === 'all' ? without(filter, 'keyPassage') : { ...filter, keyPassage: value === 'yes' },
            )
          }
        />
      );
    case 'leastConfidence':
      return (
        <Radios
          label="At least"
          look="segments"
          value={String(filter.leastConfidence ?? 'any')}
          options={['any', '1', '2', '3', '4', '5'].map(id => ({ id, label: id === 'any' ? 'Any' : id }))}
          onChange={value =>
            onChange(
              value === 'any'
                ? without(filter, 'leastConfidence')
                : { ...filter, leastConfidence: Number(value) },
            )
          }
        />
      );
    case 'created':
      return <Dates filter={filter} onChange={onChange} />;
    case 'annotations':
      return null;
  }
}

type PartProps = Pick<FilterDialogProps, 'filter' | 'onChange'>;

function Tags({ filter, names, onChange }: PartProps & Pick<FilterDialogProps, 'names'>) {
  const { codebook } = names;
  const has = filter.isUntagged === undefined ? 'these' : filter.isUntagged ? 'none' : 'any';
  return (
    <>
      <Radios
        label="Tags"
        isLabelHidden
        look="segments"
        value={has}
        options={[
          { id: 'these', label: 'These tags' },
          { id: 'any', label: 'Any tag' },
          { id: 'none', label: 'No tag' },
        ]}
        onChange={value => {
          const rest = without(filter, 'tags');
          onChange(value === 'these' ? rest : { ...rest, isUntagged: value === 'none' });
        }}
      />
      {has === 'these' && (
        <>
          <ManyChoice
            label="Find a tag"
            options={tagOptions(codebook)}
            chosen={filter.tags ?? []}
            none="There is no such tag."
            onChange={tags => {
              const rest = without(filter, 'tags');
              onChange(tags.length > 0 ? { ...rest, tags: [...tags] } : rest);
            }}
          />
          <p className={styles.hint}>A tag stands for all tags below it too.</p>
        </>
      )}
    </>
  );
}

function Documents({ filter, onChange }: PartProps) {
  const documents = useDocuments().data ?? [];
  return (
    <ManyChoice
      label="Find an article"
      options={documents.map(({ document }) => ({ id: document.id, label: document.title, above: [] }))}
      chosen={filter.documents ?? []}
      none="There is no such article."
      onChange={chosen => onChange(withList(filter, 'documents', [...chosen]))}
    />
  );
}

function People({ filter, onChange }: PartProps) {
  const people = usePeople().data ?? [];
  return (
    <Checks
      options={people.map(({ id, name }) => ({ id, label: name }))}
      chosen={filter.people ?? []}
      onChange={chosen => onChange(withList(filter, 'people', [...chosen]))}
    />
  );
}

function Dates({ filter, onChange }: PartProps) {
  const { createdFrom, createdBefore } = filter;
  const set = (part: 'createdFrom' | 'createdBefore', time: number) => {
    const { [part]: _, ...rest } = filter;
    // An emptied field, or a day that is not whole yet.
    onChange(Number.isNaN(time) ? rest : { ...rest, [part]: time });
  };
  return (
    <div className={styles.dates}>
      <label>
        From
        <input
          type="date"
          value={createdFrom === undefined ? '' : dayOf(createdFrom)}
          onChange={event => set('createdFrom', startOfDay(event.target.value))}
        />
      </label>
      <label>
        Until
        <input
          type="date"
          value={createdBefore === undefined ? '' : dayOf(createdBefore - 1)}
          onChange={event => set('createdBefore', startOfDay(event.target.value, 1))}
        />
      </label>
    </div>
  );
}
