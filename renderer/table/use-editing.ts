/** Editing the active cell in place. */
import { type RefObject, useCallback, useState } from 'react';
import type { TableRow } from '../../shared/contract/table.ts';
import type { AnnotationPatch } from '../../shared/records/annotation.ts';
import type { TableColumn } from '../../shared/records/table-query.ts';
import { useNotices } from '../ui/Notices.tsx';
import { whyFixed } from './columns.ts';
import type { TableActs } from './table-acts.ts';

/** An edit under way. It stays that of its row when other rows come in its place meanwhile. */
export interface CellEdit {
  readonly row: TableRow;
  /** What was typed to begin, in the place of what the cell had; null to begin with that. */
  readonly typed: string | null;
}

export interface Editing {
  /** Null while no cell is edited. */
  readonly edited: CellEdit | null;
  begin(row: TableRow, column: TableColumn, typed: string | null): void;
  /** Keeps the change, if there is any, and gives the keys back to the table. */
  end(patch: AnnotationPatch | null): void;
}

export function useEditing(
  grid: RefObject<HTMLElement | null>,
  acts: TableActs,
  onPickTags: (ids: readonly string[]) => void,
): Editing {
  const { announce } = useNotices();
  const [edited, setEdited] = useState<CellEdit | null>(null);
  const begin = (row: TableRow, column: TableColumn, typed: string | null) => {
    const why = whyFixed(row, column);
    const { id, keyPassage } = row.annotation;
    if (why !== null) announce(`${why}.`);
    else if (column === 'tags') onPickTags([id]);
    else if (column === 'keyPassage') acts.edit(id, { keyPassage: !keyPassage });
    else setEdited({ row, typed });
  };
  const end = useCallback(
    (patch: AnnotationPatch | null) => {
      setEdited(null);
      if (patch && edited) acts.edit(edited.row.annotation.id, patch);
      grid.current?.focus({ preventScroll: true });
    },
    [acts, grid, edited],
  );
  return { edited, begin, end };
}
