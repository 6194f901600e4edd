/** What a key pressed in the tree asks for: the keys of the ARIA tree pattern, and those that edit. */

import { rowBeginning, type TagRow } from './rows.ts';
import type { Choosing } from './selection.ts';

export type TreeAction =
  | { readonly type: 'choose'; readonly id: string; readonly how: Choosing }
  | { readonly type: 'chooseAll' | 'chooseOne' | 'rename' | 'remove' | 'in' | 'out' | 'top' | 'openAll' }
  | { readonly type: 'open'; readonly id: string; readonly isOpen: boolean }
  | { readonly type: 'add'; readonly isUnder: boolean };

/** What of a keyboard event matters here. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Rows a page key goes over. */
const PAGE = 10;

/**
 * @param isMany Whether several tags are chosen: Escape then leaves one of them.
 * @param typed Letters typed in quick succession before this press: they find a name together.
 * @returns null for a key that is none of the tree's.
 */
export function treeAction(
  press: Press,
  rows: readonly TagRow[],
  active: string | null,
  isMany: boolean,
  typed: string,
): TreeAction | null {
  if (press.altKey) return moving(press);
  if (press.key === 'Escape') return isMany ? { type: 'chooseOne' } : null;
  const at = rows.findIndex(({ id }) => id === active);
  const mod = press.ctrlKey || press.metaKey;
  if (press.key === 'Enter' && mod) return { type: 'add', isUnder: press.shiftKey };
  if (mod && press.key.toLowerCase() === 'a') return { type: 'chooseAll' };
  const to = target(press.key, rows, at);
  if (to !== null) {
    const row = rows[Math.max(0, Math.min(to, rows.length - 1))];
    return row ? { type: 'choose', id: row.id, how: press.shiftKey ? 'range' : 'only' } : null;
  }
  if (mod) return null;
  return editing(press.key, active) ?? unfolding(press.key, rows, at) ?? found(press.key, rows, at, typed);
}

function moving({ key }: Press): TreeAction | null {
  if (key === 'ArrowLeft') return { type: 'out' };
  if (key === 'ArrowRight') return { type: 'in' };
  return key === 'Home' ? { type: 'top' } : null;
}

function target(key: string, rows: readonly TagRow[], at: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at === -1 ? rows.length - 1 : at - 1;
    case 'PageDown':
      return at + PAGE;
    case 'PageUp':
      return at - PAGE;
    case 'Home':
      return 0;
    case 'End':
      return rows.length - 1;
    default:
      return null;
  }
}

function editing(key: string, active: string | null): TreeAction | null {
  if (key === '*') return { type: 'openAll' };
  if (active === null) return null;
  if (key === 'F2' || key === 'Enter') return { type: 'rename' };
  if (key === 'Delete' || key === 'Backspace') return { type: 'remove' };
  if (key === ' ') return { type: 'choose', id: active, how: 'toggle' };
  return null;
}

/** Right opens, then goes in; left closes, then goes out. */
function unfolding(key: string, rows: readonly TagRow[], at: number): TreeAction | null {
  const row = rows[at];
  if (!row || (key !== 'ArrowRight' && key !== 'ArrowLeft')) return null;
  if (key === 'ArrowRight') {
    const next = rows[at + 1];
    if (row.isOpen === false) return { type: 'open', id: row.id, isOpen: true };
    return row.isOpen && next ? { type: 'choose', id: next.id, how: 'only' } : null;
  }
  if (row.isOpen) return { type: 'open', id: row.id, isOpen: false };
  const above = rows.slice(0, at).findLast(({ level }) => level < row.level);
  return above ? { type: 'choose', id: above.id, how: 'only' } : null;
}

/** A printed character goes to the next name that begins with what was typed. */
function found(key: string, rows: readonly TagRow[], at: number, typed: string): TreeAction | null {
  if ([...key].length !== 1 || key === ' ') return null;
  const letters = typed + key;
  const row = rows[rowBeginning(rows, typed === '' ? at + 1 : Math.max(0, at), letters)];
  return row ? { type: 'choose', id: row.id, how: 'only' } : null;
}
