/** The keys of the table: where each leads, and what each does. Pure. */

/** A cell by its line and column. Line -1 is the row of column heads. */
export interface Cell {
  readonly line: number;
  readonly column: number;
}

export interface GridSize {
  readonly lines: number;
  readonly columns: number;
  /** Lines that fit on the screen. */
  readonly page: number;
}

export type GridKey =
  | { readonly type: 'move'; readonly to: Cell; readonly isSelecting: boolean }
  | { readonly type: 'edit'; readonly typed: string | null }
  | { readonly type: 'selectAll' | 'clear' | 'toggle' | 'open' | 'remove' | 'copy' };

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** For the list of keys. */
export const tableKeys = [
  { keys: ['ArrowDown'], shown: 'ArrowUp-ArrowDown-ArrowLeft-ArrowRight', label: 'Go to another cell' },
  { keys: ['Home'], label: 'First column (with Ctrl: first row)' },
  { keys: ['End'], label: 'Last column (with Ctrl: last row)' },
  { keys: ['PageDown'], label: 'A screen further; Page ↑ back' },
  { keys: ['Enter'], label: 'Read the passage in its article; on a head, sort or fold' },
  { keys: ['F2'], label: 'Edit the cell; typing does too' },
  { keys: ['Escape'], label: 'Give up the edit, or end the selection' },
  { keys: ['Space'], label: 'Put the row into the selection, or take it out; on a head, sort or fold' },
  { keys: ['Shift-ArrowDown'], label: 'Select the next row too (also Shift and click)' },
  { keys: ['Mod-A'], label: 'Select all rows that are shown' },
  { keys: ['Mod-C'], label: 'Copy the selected rows for a spreadsheet' },
  { keys: ['Delete'], label: 'Remove the selected annotations' },
  { keys: ['Shift-Enter'], label: 'On a column head: sort by it too' },
  { keys: ['Shift-ArrowRight'], label: 'On a column head: widen it; Shift ← narrows' },
] as const;

/** What a key press stands for at a cell; null when it is none of the table's. */
export function gridKeyOf(press: Press, at: Cell, size: GridSize): GridKey | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = press;
  const isMod = ctrlKey || metaKey;
  if (altKey) return null;
  const to = placeFor(key, isMod, at, size);
  if (to) return { type: 'move', to: within(to, size), isSelecting: shiftKey && to.line !== at.line };
  if (isMod && !shiftKey && key.toLowerCase() === 'a') return { type: 'selectAll' };
  if (isMod && !shiftKey && key.toLowerCase() === 'c') return { type: 'copy' };
  if (isMod) return null;
  switch (key) {
    case 'Escape':
      return { type: 'clear' };
    case ' ':
      return { type: 'toggle' };
    case 'Enter':
      return { type: 'open' };
    case 'F2':
      return { type: 'edit', typed: null };
    case 'Delete':
      return { type: 'remove' };
    case 'Backspace':
      return { type: 'edit', typed: '' };
    default:
      // One character, however many units it is made of: names of keys are longer words.
      return [...key].length === 1 ? { type: 'edit', typed: key } : null;
  }
}

function placeFor(key: string, isMod: boolean, at: Cell, size: GridSize): Cell | null {
  const { line, column } = at;
  switch (key) {
    case 'ArrowDown':
      return { line: isMod ? size.lines - 1 : line + 1, column };
    case 'ArrowUp':
      return { line: isMod ? 0 : line - 1, column };
    case 'ArrowRight':
      return { line, column: isMod ? size.columns - 1 : column + 1 };
    case 'ArrowLeft':
      return { line, column: isMod ? 0 : column - 1 };
    case 'PageDown':
      return { line: line + size.page, column };
    case 'PageUp':
      return { line: Math.max(0, line - size.page), column };
    case 'Home':
      return { line: isMod ? 0 : line, column: 0 };
    case 'End':
      return { line: isMod ? size.lines - 1 : line, column: size.columns - 1 };
    default:
      return null;
  }
}

function within({ line, column }: Cell, { lines, columns }: GridSize): Cell {
  return {
    line: Math.max(-1, Math.min(lines - 1, line)),
    column: Math.max(0, Math.min(columns - 1, column)),
  };
}
