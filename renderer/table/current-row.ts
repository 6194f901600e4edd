/** The row the keyboard is on: told from the table to what shows it beside, without drawing the window anew. */
import { useDeferredValue, useSyncExternalStore } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';

export class CurrentRow {
  #row: TableRow | null = null;
  readonly #listeners = new Set<() => void>();

  readonly set = (row: TableRow | null): void => {
    if (row === this.#row) return;
    this.#row = row;
    for (const listener of this.#listeners) listener();
  };

  readonly get = (): TableRow | null => this.#row;

  /** Answers how to stop. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };
}

/** The row, a moment later where the table itself has to be drawn first. */
export function useCurrentRow(current: CurrentRow): TableRow | null {
  return useDeferredValue(useSyncExternalStore(current.subscribe, current.get));
}
