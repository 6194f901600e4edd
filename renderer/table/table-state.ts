/**
 * How the table is looked at, and where in it one is: kept by the window, so that one comes back to it from an
 * article, and for this tab, so that loading the page again does not lose it.
 */
import { type Dispatch, type SetStateAction, useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { ShownColumns, TableView } from '../../shared/records/saved-view.ts';
import type { Appearance } from '../../shared/records/settings.ts';
import { MatrixShape } from '../../shared/records/table-query.ts';
import { keptJson } from '../link/kept-json.ts';
import { useSetAppearance } from '../link/queries.ts';
import { usualColumns } from './columns.ts';
import type { Cell } from './grid-keys.ts';
import type { GroupKey } from './lines.ts';

export interface TableState {
  readonly view: TableView;
  /** Id of the saved view it was made from, perhaps changed since. */
  readonly saved: string | null;
  readonly folded: ReadonlySet<GroupKey>;
  readonly active: Cell;
  readonly selected: ReadonlySet<string>;
  /** The line from which Shift selects. */
  readonly anchor: number;
  /** What the matrix counts; null while the rows are shown. */
  readonly matrix: MatrixShape | null;
  /** What it counted last, or is to count at first. */
  readonly lastMatrix: MatrixShape;
  /** Which of its counts the keyboard is on. */
  readonly crossing: Cell;
  change(view: Partial<TableView>): void;
  /** Takes a saved view whole. */
  take(view: TableView, saved: string): void;
  setSaved(saved: string | null): void;
  fold(key: GroupKey): void;
  moveTo(cell: Cell, anchor?: number): void;
  select(ids: ReadonlySet<string>): void;
  showMatrix(shape: MatrixShape | null): void;
  goToCrossing(crossing: Cell): void;
  /** Looks at it as before. */
  restore(look: TableLook): void;
}

/** What a look at the table is of, so that one can come back to it. */
export type TableLook = Pick<TableState, 'matrix' | 'crossing' | 'active'> & Pick<TableView, 'filter'>;

/** What the bar above the table shows and changes. */
export type BarState = Pick<
  TableState,
  'view' | 'saved' | 'matrix' | 'lastMatrix' | 'change' | 'take' | 'setSaved' | 'showMatrix'
>;

const NOWHERE: Cell = { line: 0, column: 1 };
const FIRST: Cell = { line: 0, column: 0 };
/** What the matrix counts at first. */
const USUAL: MatrixShape = { rows: 'document', columns: 'tags' };
const NONE: ReadonlySet<string> = new Set();
const KEY = 'postil.table';
const Kept = z.object({
  path: z.string(),
  view: TableView,
  saved: z.string().nullable(),
  matrix: MatrixShape.nullable(),
});

/** All of it that is not an act. */
type Inner = Pick<
  TableState,
  'view' | 'saved' | 'folded' | 'active' | 'anchor' | 'selected' | 'matrix' | 'lastMatrix' | 'crossing'
>;

/**
 * @param path The workspace.
 * @param columns Those last shown on this computer; empty for the usual ones.
 */
export function useTableState(path: string, columns: Appearance['tableColumns']): TableState {
  const [state, setState] = useState<Inner>(() => startingState(path, columns));
  const { view, saved, matrix } = state;
  useEffect(
    () =>
      sessionStorage.setItem(
        KEY,
        JSON.stringify({ path, view, saved, matrix } satisfies z.infer<typeof Kept>),
      ),
    [path, view, saved, matrix],
  );
  const setAppearance = useSetAppearance();
  const acts = useMemo(
    () => actsOn(setState, shown => setAppearance({ tableColumns: shown })),
    [setAppearance],
  );
  return { ...state, ...acts };
}

type Acts = Omit<TableState, keyof Inner>;

/** @param remember Keeps columns for the next table. */
function actsOn(
  set: Dispatch<SetStateAction<Inner>>,
  remember: (columns: TableView['columns']) => void,
): Acts {
  const put = (patch: Partial<Inner>) => set(known => ({ ...known, ...patch }));
  return {
    change(patch) {
      set(known => changed(known, patch));
      if (patch.columns) remember(patch.columns);
    },
    take(view, id) {
      set(known => ({ ...changed(known, view), saved: id, matrix: null }));
      remember(view.columns);
    },
    setSaved: saved => put({ saved }),
    fold: key =>
      set(known => {
        const folded = new Set(known.folded);
        if (!folded.delete(key)) folded.add(key);
        return { ...known, folded };
      }),
    moveTo: (active, anchor) => put({ active, anchor: anchor ?? active.line }),
    select: selected => put({ selected }),
    showMatrix: shape => set(known => counting(known, shape)),
    goToCrossing: crossing => put({ crossing }),
    restore: ({ filter, matrix, crossing, active }) =>
      set(known => ({
        ...counting(changed(known, { filter }), matrix),
        crossing,
        active,
        anchor: active.line,
      })),
  };
}

/** Another filter, order or grouping shows other rows: what was selected among the former ones is not kept. */
function changed(known: Inner, patch: Partial<TableView>): Inner {
  const view = { ...known.view, ...patch };
  const isSame = !patch.filter && !('groupBy' in patch);
  if (isSame) return { ...known, view };
  const { column } = known.active;
  const folded = 'groupBy' in patch ? new Set<GroupKey>() : known.folded;
  return { ...known, view, folded, active: { line: 0, column }, anchor: 0, selected: NONE };
}

/** Of other rows or columns the counts are others: the keyboard begins at the first. */
function counting(known: Inner, matrix: MatrixShape | null): Inner {
  const isSame = matrix?.rows === known.lastMatrix.rows && matrix.columns === known.lastMatrix.columns;
  const crossing = matrix === null || isSame ? known.crossing : FIRST;
  return { ...known, matrix, lastMatrix: matrix ?? known.lastMatrix, crossing };
}

function startingState(path: string, columns: Appearance['tableColumns']): Inner {
  const parsed = Kept.safeParse(keptJson(KEY));
  const kept = parsed.success && parsed.data.path === path ? parsed.data : null;
  const remembered = ShownColumns.safeParse(columns);
  const fresh: TableView = {
    filter: {},
    sorts: [],
    groupBy: null,
    columns: remembered.success ? remembered.data : [...usualColumns],
  };
  return {
    view: kept?.view ?? fresh,
    saved: kept?.saved ?? null,
    matrix: kept?.matrix ?? null,
    lastMatrix: kept?.matrix ?? USUAL,
    crossing: FIRST,
    folded: new Set(),
    active: NOWHERE,
    anchor: 0,
    selected: NONE,
  };
}
