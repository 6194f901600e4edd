/**
 * Selected annotations while the article has the keyboard: Ctrl and a click on a highlight selects it too, keys
 * act on all of them, and they are outlined.
 */
import { type KeyboardEvent, type MouseEvent, useEffect } from 'react';
import type { Chosen } from '../inspector/chosen.ts';
import type { ChosenActs } from '../inspector/chosen-acts.ts';
import { chosenActOf } from '../inspector/chosen-keys.ts';

/** Most highlights that are outlined: each is a rule the browser matches every mark with. */
const MOST_OUTLINED = 200;

export interface ChosenInText {
  onKeyDownCapture(event: KeyboardEvent): void;
  onMouseDownCapture(event: MouseEvent): void;
}

/** What the pane of the article listens to, before the reader does. */
export function useChosenInText(chosen: Chosen, acts: ChosenActs): ChosenInText {
  useOutlines(chosen.ids);
  return {
    onKeyDownCapture(event) {
      const isHere = isInText(event.target) && window.getSelection()?.isCollapsed !== false;
      if (!isHere || chosen.annotations.length === 0 || event.nativeEvent.isComposing) return;
      const act = chosenActOf(event);
      if (act) acts.act(act, chosen.annotations);
      else if (event.key === 'Escape') chosen.clear();
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    onMouseDownCapture(event) {
      if (event.button !== 0 || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      const mark = event.target instanceof Element ? event.target.closest('mark[data-annotations]') : null;
      const [innermost] = mark?.getAttribute('data-annotations')?.split(' ') ?? [];
      if (innermost === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      chosen.toggle(innermost);
    },
  };
}

function isInText(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[role="document"]') !== null;
}

/** Outlines the highlights of the selected annotations, whoever paints them. */
function useOutlines(ids: readonly string[]): void {
  useEffect(() => {
    if (ids.length === 0) return;
    const sheet = new CSSStyleSheet();
    const marks = ids.slice(0, MOST_OUTLINED).map(id => `mark[data-annotations~="${CSS.escape(id)}"]`);
    sheet.insertRule(`:is(${marks.join(',')}) { outline: 2px solid var(--focus); outline-offset: 1px; }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet);
    };
  }, [ids]);
}
