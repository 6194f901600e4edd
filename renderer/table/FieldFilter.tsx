/** What must hold of one field: it is one of some values, it has some words, it is set or not. */
import { useState } from 'react';
import type { EvidenceFilter, FieldCondition } from '../../shared/records/evidence-filter.ts';
import type { KindFieldName } from '../../shared/records/kind.ts';
import { Radios, TextField } from '../ui/Field.tsx';
import { Checks } from './Checks.tsx';
import { fieldOf } from './columns.ts';
import { withCondition, without } from './filter-parts.ts';

export interface FieldFilterProps {
  readonly field: KindFieldName;
  readonly filter: EvidenceFilter;
  readonly onChange: (filter: EvidenceFilter) => void;
}

type Way = 'is' | 'has' | 'set' | 'empty';

export function FieldFilter({ field, filter, onChange }: FieldFilterProps) {
  const described = fieldOf(field)?.field;
  const options = described && 'options' in described ? Object.entries(described.options) : null;
  const condition = filter.fields?.find(each => each.field === field);
  const [way, setWay] = useState<Way>(wayOf(condition, options === null));
  const set = (part: Omit<FieldCondition, 'field'> | null) =>
    onChange(part ? withCondition(filter, { field, ...part }) : without(filter, field));
  return (
    <>
      <Radios<Way>
        label="Condition"
        isLabelHidden
        look="segments"
        value={way}
        options={[
          options ? { id: 'is', label: 'Is one of' } : { id: 'has', label: 'Has the words' },
          { id: 'set', label: 'Is set' },
          { id: 'empty', label: 'Is not set' },
        ]}
        onChange={next => {
          setWay(next);
          set(next === 'set' || next === 'empty' ? { isEmpty: next === 'empty' } : null);
        }}
      />
      {way === 'is' && options && (
        <Checks
          options={options.map(([id, label]) => ({ id, label }))}
          chosen={condition?.is ?? []}
          onChange={is => set(is.length > 0 ? { is: [...is] } : null)}
        />
      )}
      {way === 'has' && (
        <TextField
          label="Words"
          autoFocus
          value={condition?.has ?? ''}
          onChange={has => set(has === '' ? null : { has })}
        />
      )}
    </>
  );
}

function wayOf(condition: FieldCondition | undefined, isWords: boolean): Way {
  if (condition?.isEmpty !== undefined) return condition.isEmpty ? 'empty' : 'set';
  return isWords ? 'has' : 'is';
}
