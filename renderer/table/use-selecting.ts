/** Selecting rows: one by one, a range of them, all of them. */
import { useRef } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';
import { useLink } from '../link/link.tsx';
import { useNotices } from '../ui/Notices.tsx';
import type { Outline } from './queries.ts';
import type { TableState } from './table-state.ts';

/** Places of rows, half-open. */
type Range = { readonly from: number; readonly to: number };

export interface Selecting {
  /** The rows of a range in place of what was selected; all rows when there is none. */
  selectRange(range: Range | null): Promise<void>;
  toggle(row: TableRow): void;
  /** Selects all rows, or none when all of them are selected. */
  toggleAll(): void;
}

export function useSelecting({ selected, select }: TableState, outline: Outline): Selecting {
  const { client, run } = useLink();
  const { announce } = useNotices();
  /** Numbers what was asked for last, so that an earlier answer that comes late is dropped. */
  const asked = useRef(0);
  const selectRange = async (range: Range | null) => {
    const number = ++asked.current;
    const found = await run(() => client.table.ids(range ? { ...outline.query, range } : outline.query));
    if (!found.ok || number !== asked.current) return;
    select(new Set(found.value));
    announce(`${found.value.length.toLocaleString('en')} selected`);
  };
  const toggle = ({ annotation }: TableRow) => {
    asked.current++;
    const next = new Set(selected);
    if (!next.delete(annotation.id)) next.add(annotation.id);
    select(next);
    announce(next.has(annotation.id) ? 'Selected' : 'Not selected');
  };
  const toggleAll = () => {
    if (selected.size < outline.annotations) return void selectRange(null);
    asked.current++;
    select(new Set());
  };
  return { selectRange, toggle, toggleAll };
}
