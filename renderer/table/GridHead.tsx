/** The heads of the columns: what they are called, how they sort, and how wide they are. */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type PointerEvent, useRef, useState } from 'react';
import { COLUMN_WIDTHS, type ShownColumn } from '../../shared/records/saved-view.ts';
import type { TableColumn, TableSort } from '../../shared/records/table-query.ts';
import { columnLabel } from './columns.ts';
import styles from './Grid.module.css';
import { cellId } from './GridRow.tsx';

export interface GridHeadProps {
  readonly columns: readonly ShownColumn[];
  readonly sorts: readonly TableSort[];
  /** The column the keyboard is on; null while it is on a row. */
  readonly active: number | null;
  readonly isAllSelected: boolean;
  readonly onSort: (column: TableColumn, isMore: boolean) => void;
  readonly onSelectAll: () => void;
  readonly onWidth: (column: TableColumn, width: number) => void;
}

export function GridHead(props: GridHeadProps) {
  const { columns, sorts, active, isAllSelected, onSort, onSelectAll, onWidth } = props;
  return (
    <div role="rowgroup" className={styles.head}>
      <div role="row" aria-rowindex={1} className={styles.headRow}>
        <div
          role="columnheader"
          id={cellId(-1, 0)}
          aria-colindex={1}
          aria-label={isAllSelected ? 'Selected; all rows are' : 'Selected'}
          title="Select all rows"
          className={`${styles.headCell} ${styles.picker} ${active === 0 ? styles.active : ''}`}
          onClick={onSelectAll}
        >
          <span aria-hidden="true" className={styles.box}>
            {isAllSelected ? '✓' : ''}
          </span>
        </div>
        {columns.map(({ column, width }, i) => {
          const at = sorts.findIndex(sort => sort.column === column);
          const isDescending = sorts[at]?.isDescending ?? false;
          return (
            <div
              key={column}
              role="columnheader"
              id={cellId(-1, i + 1)}
              aria-colindex={i + 2}
              aria-sort={at === -1 ? 'none' : isDescending ? 'descending' : 'ascending'}
              className={`${styles.headCell} ${active === i + 1 ? styles.active : ''}`}
              onClick={event => onSort(column, event.shiftKey)}
            >
              <span className={styles.headLabel}>{columnLabel(column)}</span>
              {at !== -1 && (
                <span aria-hidden="true" className={styles.sort}>
                  {isDescending ? <ArrowDown /> : <ArrowUp />}
                  {sorts.length > 1 && at + 1}
                </span>
              )}
              <Handle width={width} onWidth={next => onWidth(column, next)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** The edge of a head that is dragged to make its column wider; Shift and the arrow keys do the same. */
function Handle({ width, onWidth }: { readonly width: number; readonly onWidth: (width: number) => void }) {
  const start = useRef({ x: 0, width });
  const [isDragged, setDragged] = useState(false);
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    start.current = { x: event.clientX, width };
    event.currentTarget.setPointerCapture(event.pointerId);
    setDragged(true);
  };
  return (
    <span
      aria-hidden="true"
      className={`${styles.handle} ${isDragged ? styles.dragged : ''}`}
      onPointerDown={onPointerDown}
      onPointerMove={event => {
        if (isDragged) onWidth(widthWithin(start.current.width + event.clientX - start.current.x));
      }}
      onPointerUp={() => setDragged(false)}
      onPointerCancel={() => setDragged(false)}
      onClick={event => event.stopPropagation()}
    />
  );
}

export function widthWithin(width: number): number {
  return Math.round(Math.max(COLUMN_WIDTHS.least, Math.min(COLUMN_WIDTHS.most, width)));
}
