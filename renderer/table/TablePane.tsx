/** The table of all annotations of the workspace: what it is narrowed to, its rows, and what is done to them. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';
import type { EvidenceFilter } from '../../shared/records/evidence-filter.ts';
import type { MatrixShape, TableQuery } from '../../shared/records/table-query.ts';
import { Button } from '../ui/Button.tsx';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import { FilterBar } from './FilterBar.tsx';
import { isOpen } from './filter-parts.ts';
import { MatrixPane } from './MatrixPane.tsx';
import { useOutline } from './queries.ts';
import { SelectedBar } from './SelectedBar.tsx';
import { TableBar } from './TableBar.tsx';
import { TableGrid } from './TableGrid.tsx';
import styles from './TablePane.module.css';
import { useTableActs } from './table-acts.ts';
import type { BarState, TableState } from './table-state.ts';
import { useNames } from './use-names.ts';

/** What is to be exported, and how it is called. */
export interface ExportWish {
  readonly filter: EvidenceFilter;
  readonly label: string;
  /** The matrix it is to be; null for the usual one of articles and tags, absent for the table of the last export. */
  readonly matrix?: MatrixShape | null;
}

export interface TablePaneProps {
  readonly table: TableState;
  /** How many annotations the workspace has. */
  readonly everything: number;
  readonly onOpen: (document: string, annotation: string) => void;
  readonly onPickTags: (ids: readonly string[]) => void;
  readonly onExport: (wish: ExportWish) => void;
  readonly onRow: (row: TableRow | null) => void;
  /** Shows the rows that a count of the matrix stands for. */
  readonly onCount: (filter: EvidenceFilter) => void;
}

export function TablePane(props: TablePaneProps) {
  const { table, everything, onOpen, onPickTags, onExport, onRow, onCount } = props;
  const { view, selected } = table;
  const { filter, sorts, groupBy } = view;
  const query = useMemo<TableQuery>(() => ({ filter, sorts, groupBy }), [filter, sorts, groupBy]);
  const { data: outline, isPlaceholderData } = useOutline(query);
  const names = useNames();
  const acts = useTableActs(view, names);
  const grid = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => [...selected], [selected]);
  const [isChoosing, setChoosing] = useState(false);
  const open = useCallback((row: TableRow) => onOpen(row.document.id, row.annotation.id), [onOpen]);
  const change = table.change;
  const setFilter = useCallback((next: EvidenceFilter) => change({ filter: next }), [change]);
  const bar = useBarState(table);
  const chooseColumns = useCallback(() => setChoosing(true), []);
  const { matrix } = table;
  const latestExport = useRef(onExport);
  latestExport.current = onExport;
  const exportShown = useCallback(
    () =>
      latestExport.current({
        filter,
        label: 'What the table shows',
        ...(matrix ? { matrix: isUsual(matrix) ? null : matrix } : {}),
      }),
    [filter, matrix],
  );
  const isEmpty = outline?.total === 0;
  const hasNoRows = isEmpty || matrix !== null;
  useEffect(() => {
    if (hasNoRows) onRow(null);
  }, [hasNoRows, onRow]);

  return (
    <main aria-label="Table" className={styles.pane}>
      <TableBar table={bar} onColumns={chooseColumns} onExport={exportShown} />
      <div className={styles.bar}>
        <FilterBar filter={filter} names={names} onChange={setFilter} />
        {outline && (
          <p className={styles.count} aria-live="polite" aria-busy={isPlaceholderData}>
            {counted(outline.annotations, everything)}
          </p>
        )}
      </div>
      {ids.length > 0 && table.matrix === null && (
        <SelectedBar
          ids={ids}
          acts={acts}
          onPickTags={onPickTags}
          onExport={chosen =>
            onExport({
              filter: { annotations: [...chosen] },
              label: `${chosen.length.toLocaleString('en')} selected`,
            })
          }
          onClear={() => table.select(new Set())}
          grid={grid}
        />
      )}
      {outline && !isEmpty && table.matrix !== null && (
        <MatrixPane
          shape={table.matrix}
          filter={filter}
          crossing={table.crossing}
          onGo={table.goToCrossing}
          onOpen={onCount}
        />
      )}
      {outline && !isEmpty && table.matrix === null && (
        <TableGrid
          grid={grid}
          table={table}
          outline={outline}
          names={names}
          acts={acts}
          onOpen={open}
          onPickTags={onPickTags}
          onRow={onRow}
        />
      )}
      {isEmpty && <Nothing isNarrowed={!isOpen(filter)} onClear={() => setFilter({})} />}
      {isChoosing && (
        <ColumnsDialog
          columns={view.columns}
          onChange={columns => change({ columns })}
          onClose={() => setChoosing(false)}
        />
      )}
    </main>
  );
}

/** The part of the state that the bar is drawn from, the same as long as nothing in it changes. */
function useBarState(table: TableState): BarState {
  const { view, saved, matrix, lastMatrix, change, take, setSaved, showMatrix } = table;
  return useMemo(
    () => ({ view, saved, matrix, lastMatrix, change, take, setSaved, showMatrix }),
    [view, saved, matrix, lastMatrix, change, take, setSaved, showMatrix],
  );
}

/** Whether it is the matrix that an export makes when no other is asked for. */
function isUsual({ rows, columns }: MatrixShape): boolean {
  return rows === 'document' && columns === 'tags';
}

function counted(shown: number, all: number): string {
  const noun = all === 1 ? 'annotation' : 'annotations';
  const total = all.toLocaleString('en');
  return shown === all ? `${total} ${noun}` : `${shown.toLocaleString('en')} of ${total} ${noun}`;
}

function Nothing({ isNarrowed, onClear }: { readonly isNarrowed: boolean; readonly onClear: () => void }) {
  if (!isNarrowed) {
    return (
      <div className={styles.nothing}>
        <h1>Nothing is tagged yet</h1>
        <p>
          Open an article, select a passage and press C, P or O. Every passage of every article is then listed
          here.
        </p>
      </div>
    );
  }
  return (
    <div className={styles.nothing}>
      <h1>No annotation matches</h1>
      <p>
        <Button look="primary" onPress={onClear}>
          Clear filters
        </Button>
      </p>
    </div>
  );
}
