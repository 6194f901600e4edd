/** Cells whose field was changed here and in a sheet, side by side, each with a choice. */
import { useState } from 'react';
import type { ConflictChoice, SheetDifference } from '../../shared/contract/returns.ts';
import { Button } from '../ui/Button.tsx';
import { Radios } from '../ui/Field.tsx';
import { CellText } from './Differences.tsx';
import styles from './Exchange.module.css';
import returned from './Returned.module.css';

export interface ConflictsProps {
  readonly conflicts: readonly SheetDifference[];
  /** How many there are, more perhaps than are told; the choice for all holds for the others. */
  readonly total: number;
  readonly choice: ConflictChoice;
  readonly onChoose: (choice: ConflictChoice) => void;
}

/** Conflicts drawn at first. */
const AT_FIRST = 50;

export function Conflicts({ conflicts, total, choice, onChoose }: ConflictsProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? conflicts : conflicts.slice(0, AT_FIRST);
  return (
    <>
      <ul className={returned.conflictList}>
        {shown.map(conflict => (
          <Conflict
            key={`${conflict.annotation} ${conflict.column}`}
            conflict={conflict}
            choice={choice}
            onChoose={onChoose}
          />
        ))}
      </ul>
      {shown.length < conflicts.length && (
        <Button size="small" look="quiet" onPress={() => setWhole(true)}>
          Show more
        </Button>
      )}
      {shown.length === conflicts.length && conflicts.length < total && (
        <p className={styles.facts}>
          The first {conflicts.length.toLocaleString('en')} are shown; the choice for all holds for the
          others.
        </p>
      )}
    </>
  );
}

interface ConflictProps extends Pick<ConflictsProps, 'choice' | 'onChoose'> {
  readonly conflict: SheetDifference;
}

function Conflict({ conflict, choice, onChoose }: ConflictProps) {
  const { row, annotation, column, quote, here, sheet } = conflict;
  const isThis = (each: ConflictChoice['except'][number]) =>
    each.annotation === annotation && each.column === column;
  const other = choice.side === 'here' ? 'sheet' : 'here';
  const side = choice.except.some(isThis) ? other : choice.side;
  const choose = (chosen: 'here' | 'sheet') => {
    const rest = choice.except.filter(each => !isThis(each));
    onChoose({ ...choice, except: chosen === choice.side ? rest : [...rest, { annotation, column }] });
  };
  return (
    <li className={returned.conflict}>
      <p className={returned.conflictOf} dir="auto">
        <b>{column}</b> of “{quote}”
      </p>
      <dl className={returned.sides}>
        <div className={side === 'here' ? returned.taken : ''}>
          <dt>Here</dt>
          <dd dir="auto">
            <CellText text={here} />
          </dd>
        </div>
        <div className={side === 'sheet' ? returned.taken : ''}>
          <dt>Sheet</dt>
          <dd dir="auto">
            <CellText text={sheet} />
          </dd>
        </div>
      </dl>
      <Radios
        label={`Row ${row}, ${column}`}
        look="segments"
        isLabelHidden
        value={side}
        options={[
          { id: 'here', label: 'Keep here' },
          { id: 'sheet', label: 'Take sheet' },
        ]}
        onChange={choose}
      />
    </li>
  );
}
