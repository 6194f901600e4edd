/** What an edited sheet would change: cell by cell, conflicts side by side with a choice, problems by row. */
import type { ConflictChoice, SheetPreview } from '../../shared/contract/returns.ts';
import { counted } from '../ui/counted.ts';
import { Radios } from '../ui/Field.tsx';
import { Conflicts } from './Conflicts.tsx';
import { Differences } from './Differences.tsx';
import styles from './Exchange.module.css';
import returned from './Returned.module.css';
import { ReturnedList } from './ReturnedList.tsx';

export interface ReturnedSheetProps {
  readonly name: string;
  readonly preview: SheetPreview;
  readonly choice: ConflictChoice;
  readonly onChoose: (choice: ConflictChoice) => void;
}

export function ReturnedSheet({ name, preview, choice, onChoose }: ReturnedSheetProps) {
  const { differences, conflicts, refused, totals, undated } = preview;
  return (
    <>
      <p>{headline(preview, name)}</p>
      {undated > 0 && (
        <p role="note" className={styles.notice}>
          <span>
            {undated === 1 ? 'One row does' : `${undated.toLocaleString('en')} rows do`} not say when the
            annotation was changed last (modified_at). What was changed here since cannot be told from what
            was changed in the sheet.
          </span>
        </p>
      )}
      {totals.conflicts > 0 && (
        <section aria-label="Changed on both sides" className={styles.conflicts}>
          <div className={returned.conflictsHead}>
            <h3 className={returned.subhead}>
              Changed here and in the sheet ({totals.conflicts.toLocaleString('en')})
            </h3>
            <Radios
              label="For all of them"
              look="segments"
              isLabelHidden
              value={choice.side}
              options={[
                { id: 'here', label: 'Keep all as here' },
                { id: 'sheet', label: 'Take all from the sheet' },
              ]}
              onChange={side => onChoose({ side, except: [] })}
            />
          </div>
          <Conflicts conflicts={conflicts} total={totals.conflicts} choice={choice} onChoose={onChoose} />
        </section>
      )}
      <Differences differences={differences} total={totals.differences} />
      <ReturnedList label="Cannot be taken" total={totals.refused}>
        {refused.map(({ row, column, reason }, index) => ({
          key: String(index),
          mark: column === null ? `Row ${row}` : `Row ${row}, ${column}`,
          text: reason,
          note: null,
        }))}
      </ReturnedList>
    </>
  );
}

function headline({ rows, totals, updated }: SheetPreview, name: string): string {
  const of = `${name}, ${counted(rows, 'row')}`;
  if (totals.differences > 0)
    return `${of}: ${counted(totals.differences, 'change')} in ${counted(updated, 'annotation')}.`;
  if (totals.conflicts > 0) return `${of}: all that differs was changed here as well.`;
  return `${of}: nothing differs from what is here${totals.refused > 0 ? ', but for what cannot be taken' : ''}.`;
}
