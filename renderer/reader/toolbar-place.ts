/** Where the floating toolbar goes: by the end of the selection, inside the pane, never over the words. */
import type { SelectionBox } from './selection-watch.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Pane extends Size {
  readonly left: number;
  readonly top: number;
}

export interface ToolbarPlace {
  /** CSS pixels from the pane's top left corner. */
  readonly left: number;
  readonly top: number;
  /** How far the pane has to scroll first so that there is room; 0 nearly always. */
  readonly scroll: number;
}

/** Between the selected words and the toolbar: clears the underlines of the last line. */
const GAP = 14;
const EDGE = 8;

/**
 * Below a selection made forwards and above one made backwards, so that it appears where the hand is; on the
 * other side where there is no room. When the selection fills the pane, the pane scrolls to make room beside
 * the end that moves.
 */
export function placeToolbar(selection: SelectionBox, pane: Pane, toolbar: Size): ToolbarPlace {
  const limit = pane.width - toolbar.width - EDGE;
  const centred = selection.focus.x - pane.left - toolbar.width / 2;
  const left = Math.max(EDGE, Math.min(centred, limit));
  const below = selection.bottom - pane.top + GAP;
  const above = selection.top - pane.top - GAP - toolbar.height;
  const lowest = pane.height - toolbar.height - EDGE;
  const fits = (top: number) => top >= EDGE && top <= lowest;
  const [preferred, other] = selection.isForward ? [below, above] : [above, below];
  if (fits(preferred)) return { left, top: preferred, scroll: 0 };
  if (fits(other)) return { left, top: other, scroll: 0 };
  // Whole pixels, and one more: panes scroll by whole pixels only.
  const top = selection.isForward ? lowest : EDGE;
  const scroll = selection.isForward ? Math.ceil(preferred - top) + 1 : Math.floor(preferred - top) - 1;
  return { left, top, scroll };
}
