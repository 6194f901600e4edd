/** Remembers how the table was looked at in the places that back and forward lead to. */
import { useCallback, useLayoutEffect, useRef } from 'react';
import type { EvidenceFilter } from '../../shared/records/evidence-filter.ts';
import type { TableLook, TableState } from './table-state.ts';

/** Looks that are remembered: as many as places are. */
const MOST = 50;

/**
 * @param look Number of the look that the place of the window has. A number that is new is of a look to come; one
 *   that was there before brings back what it was.
 * @param onLook Asks for a place with a new number.
 * @returns what narrows the rows to a count of the matrix, from where back leads to the matrix.
 */
export function useLooks(
  table: TableState,
  look: number,
  onLook: () => void,
): (filter: EvidenceFilter) => void {
  const left = useRef(new Map<number, TableLook>());
  const here = useRef(look);
  const latest = useRef(table);
  latest.current = table;
  const leave = useCallback(() => {
    left.current.set(here.current, lookOf(latest.current));
    const [oldest] = left.current.keys();
    if (left.current.size > MOST && oldest !== undefined) left.current.delete(oldest);
  }, []);
  useLayoutEffect(() => {
    if (here.current === look) return;
    const before = left.current.get(look);
    // One goes on to a new look from where it is made, before the table has changed.
    if (before) leave();
    here.current = look;
    if (before) latest.current.restore(before);
  }, [look, leave]);
  return useCallback(
    filter => {
      leave();
      latest.current.change({ filter });
      latest.current.showMatrix(null);
      onLook();
    },
    [leave, onLook],
  );
}

function lookOf({ view, matrix, crossing, active }: TableState): TableLook {
  return { filter: view.filter, matrix, crossing, active };
}
