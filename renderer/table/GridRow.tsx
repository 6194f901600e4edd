/** One row of the table. Drawn again only when something in it changes. */
import { memo } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';
import type { AnnotationPatch } from '../../shared/records/annotation.ts';
import type { ShownColumn } from '../../shared/records/saved-view.ts';
import { CellContent } from './CellContent.tsx';
import { CellEditor } from './CellEditor.tsx';
import styles from './Grid.module.css';
import type { CellEdit } from './use-editing.ts';
import type { TableNames } from './use-names.ts';

export interface GridRowProps {
  readonly line: number;
  /** CSS pixels from the top of the lines. */
  readonly top: number;
  /** Undefined while it is read. */
  readonly row: TableRow | undefined;
  readonly columns: readonly ShownColumn[];
  readonly names: TableNames;
  readonly isSelected: boolean;
  /** Whether it stands under the head of a group. */
  readonly isGrouped: boolean;
  /** The column the keyboard is on; null in any other row. */
  readonly active: number | null;
  /** The edit of the active cell; null while it is not edited. */
  readonly edited: CellEdit | null;
  readonly onEndEdit: (patch: AnnotationPatch | null) => void;
}

/** The id of a cell, by which the table says where the keyboard is. */
export function cellId(line: number, column: number): string {
  return `cell-${line}-${column}`;
}

export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { line, top, row, columns, names, isSelected, isGrouped, active, edited, onEndEdit } = props;
  const look = (column: number) =>
    `${styles.cell} ${active === column ? styles.active : ''} ${column === 0 ? styles.picker : ''}`;
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-selected={isSelected}
      {...(isGrouped ? { 'aria-level': 2 } : {})}
      className={`${styles.row} ${edited ? styles.edited : ''}`}
      style={{ transform: `translateY(${top}px)` }}
      data-line={line}
    >
      <div
        role="gridcell"
        id={cellId(line, 0)}
        aria-colindex={1}
        aria-label={isSelected ? 'Selected' : 'Not selected'}
        className={look(0)}
        data-column={0}
      >
        <span aria-hidden="true" className={styles.box}>
          {isSelected ? '✓' : ''}
        </span>
      </div>
      {columns.map(({ column }, i) => (
        <div
          key={column}
          role="gridcell"
          id={cellId(line, i + 1)}
          aria-colindex={i + 2}
          className={look(i + 1)}
          data-column={i + 1}
        >
          {active === i + 1 && edited ? (
            <CellEditor {...edited} column={column} onEnd={onEndEdit} />
          ) : (
            row && <CellContent row={row} column={column} names={names} />
          )}
        </div>
      ))}
    </div>
  );
});
