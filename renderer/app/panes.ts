/** The two side panes: how wide they are, whether they are there, and whether the window is too narrow for both. */
import { useCallback, useEffect, useState } from 'react';
import type { Appearance } from '../../shared/records/settings.ts';
import { useSetAppearance } from '../link/queries.ts';

/** Below this width, in CSS pixels, the inspector lies over the article instead of beside it. */
const NARROW = 960;

/** Most of the window's width a pane may take; less where the article would get too little. */
const SHARES = { library: 0.4, inspector: 0.4 };
const SHARES_BELOW_1200 = { library: 0.25, inspector: 0.3 };
const SHARES_NARROW = { library: 0.32, inspector: 0.6 };

export const LIBRARY_WIDTHS = { least: 180, most: 600 } as const;
export const INSPECTOR_WIDTHS = { least: 220, most: 700 } as const;

export interface Panes {
  readonly isNarrow: boolean;
  readonly library: Pane;
  readonly inspector: Pane;
}

export interface Pane {
  readonly isShown: boolean;
  /** In CSS pixels, as drawn. */
  readonly width: number;
  readonly most: number;
  /** Changes the width while it is dragged. */
  resize(width: number): void;
  /** Remembers the width. */
  settle(width: number): void;
  show(isShown: boolean): void;
}

export function usePanes(appearance: Appearance): Panes {
  const windowWidth = useWindowWidth();
  const isNarrow = windowWidth < NARROW;
  const setAppearance = useSetAppearance();
  const [dragged, setDragged] = useState<{ library?: number; inspector?: number }>({});
  const [isOver, setOver] = useState(false);

  const showLibrary = useCallback(
    (isShown: boolean) => setAppearance({ isLibraryHidden: !isShown }),
    [setAppearance],
  );
  const showInspector = useCallback(
    (isShown: boolean) => (isNarrow ? setOver(isShown) : setAppearance({ isInspectorHidden: !isShown })),
    [isNarrow, setAppearance],
  );
  const shares = isNarrow ? SHARES_NARROW : windowWidth < 1200 ? SHARES_BELOW_1200 : SHARES;
  const mostLibrary = within(LIBRARY_WIDTHS, windowWidth * shares.library);
  const mostInspector = within(INSPECTOR_WIDTHS, windowWidth * shares.inspector);
  return {
    isNarrow,
    library: {
      isShown: !appearance.isLibraryHidden,
      width: Math.round(Math.min(dragged.library ?? appearance.libraryWidth, mostLibrary)),
      most: mostLibrary,
      resize: width => setDragged(widths => ({ ...widths, library: width })),
      settle: width => setAppearance({ libraryWidth: width }),
      show: showLibrary,
    },
    inspector: {
      isShown: isNarrow ? isOver : !appearance.isInspectorHidden,
      width: Math.round(Math.min(dragged.inspector ?? appearance.inspectorWidth, mostInspector)),
      most: mostInspector,
      resize: width => setDragged(widths => ({ ...widths, inspector: width })),
      settle: width => setAppearance({ inspectorWidth: width }),
      show: showInspector,
    },
  };
}

function within({ least, most }: { least: number; most: number }, width: number): number {
  return Math.round(Math.max(least, Math.min(most, width)));
}

function useWindowWidth(): number {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const onResize = () => setWidth(window.innerWidth);
    window.addEventListener('resize', onResize);
    return () => window.removeEventListener('resize', onResize);
  }, []);
  return width;
}
