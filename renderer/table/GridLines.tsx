/** The lines of the table that are drawn: rows, and the heads of groups. */
import { useCallback } from 'react';
import type { AnnotationPatch } from '../../shared/records/annotation.ts';
import styles from './Grid.module.css';
import { GridRow } from './GridRow.tsx';
import { GroupRow } from './GroupRow.tsx';
import type { Cell } from './grid-keys.ts';
import type { Lines } from './lines.ts';
import type { Rows } from './queries.ts';
import type { TableState } from './table-state.ts';
import type { DrawnLines } from './use-drawn-lines.ts';
import type { CellEdit } from './use-editing.ts';
import type { TableNames } from './use-names.ts';

export interface GridLinesProps {
  readonly table: TableState;
  readonly lines: Lines;
  readonly drawn: DrawnLines;
  readonly rows: Rows;
  readonly names: TableNames;
  readonly isGrouped: boolean;
  readonly active: Cell;
  readonly edited: CellEdit | null;
  readonly onEndEdit: (patch: AnnotationPatch | null) => void;
}

export function GridLines(props: GridLinesProps) {
  const { table, lines, drawn, rows, names, isGrouped, active, edited, onEndEdit } = props;
  const { columns } = table.view;
  const fold = useCallback(
    (index: number) => {
      const found = lines.at(index);
      if (found?.type === 'head') table.fold(found.head.key);
    },
    [lines, table.fold],
  );
  return (
    <div role="rowgroup" className={styles.lines} style={{ height: drawn.height }}>
      {drawn.items.map(({ index, start }) => {
        const found = lines.at(index);
        const isActive = active.line === index;
        if (!found) return null;
        if (found.type === 'head') {
          return (
            <GroupRow
              key={drawn.keys.get(index)}
              line={index}
              top={start}
              head={found.head}
              isFolded={found.isFolded}
              isActive={isActive}
              columns={columns.length + 1}
              onFold={() => fold(index)}
            />
          );
        }
        const row = rows.at(found.row);
        return (
          <GridRow
            key={drawn.keys.get(index)}
            line={index}
            top={start}
            row={row}
            columns={columns}
            names={names}
            isSelected={row !== undefined && table.selected.has(row.annotation.id)}
            isGrouped={isGrouped}
            active={isActive ? active.column : null}
            edited={isActive ? edited : null}
            onEndEdit={onEndEdit}
          />
        );
      })}
    </div>
  );
}
