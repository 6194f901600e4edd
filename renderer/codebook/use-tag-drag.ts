/** Moving tags with the mouse: dragged onto the tag they are to lie under, or onto the bar for the top level. */
import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { Codebook } from './codebook.ts';

/** Where dragged tags would go: under a tag, or to the top level (null). */
export type DropPlace = string | null;

export interface TagDrag {
  readonly isDragging: boolean;
  /** The place pointed at, when they may go there; undefined otherwise. */
  readonly over: DropPlace | undefined;
  start(event: DragEvent, ids: readonly string[]): void;
  /** What a place listens to. */
  handlers(place: DropPlace): {
    onDragOver(event: DragEvent): void;
    onDragLeave(): void;
    onDrop(event: DragEvent): void;
  };
  end(): void;
}

/** How long the pointer rests on a closed tag until it opens, in ms. */
const OPENS_AFTER = 700;

export interface TagDragOptions {
  readonly codebook: Codebook;
  onMove(ids: readonly string[], place: DropPlace): void;
  /** The pointer rests on a tag. */
  onRest(id: string): void;
}

export function useTagDrag({ codebook, onMove, onRest }: TagDragOptions): TagDrag {
  const [dragged, setDragged] = useState<readonly string[] | null>(null);
  const [over, setOver] = useState<DropPlace | undefined>(undefined);
  const rest = useRef(onRest);
  rest.current = onRest;
  useEffect(() => {
    if (typeof over !== 'string') return;
    const timer = setTimeout(() => rest.current(over), OPENS_AFTER);
    return () => clearTimeout(timer);
  }, [over]);

  const end = () => {
    setDragged(null);
    setOver(undefined);
  };
  return {
    isDragging: dragged !== null,
    over,
    start(event, ids) {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', ids.map(id => codebook.get(id)?.name ?? '').join('\n'));
      setDragged(ids);
    },
    handlers: place => ({
      onDragOver(event) {
        if (!dragged || !canMove(codebook, dragged, place)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        if (over !== place) setOver(place);
      },
      onDragLeave() {
        setOver(now => (now === place ? undefined : now));
      },
      onDrop(event) {
        event.preventDefault();
        event.stopPropagation();
        if (dragged && canMove(codebook, dragged, place)) onMove(dragged, place);
        end();
      },
    }),
    end,
  };
}

/** Whether any of the tags would lie elsewhere, and none below itself. */
export function canMove({ forest }: Codebook, ids: readonly string[], place: DropPlace): boolean {
  if (place !== null && ids.some(id => forest.isWithin(place, id))) return false;
  return forest.topmost(ids).some(id => forest.parentOf(id) !== place);
}
