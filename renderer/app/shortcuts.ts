/** Keys that work anywhere in the window. Where words are typed, only those with Ctrl or ⌘ that do not edit. */
import { useEffect, useRef } from 'react';

export interface Shortcuts {
  undo(): void;
  redo(): void;
  toggleLibrary(): void;
  toggleInspector(): void;
  search(): void;
  correctText(): void;
  /** Opens the palette of commands. */
  commands(): void;
  goTo(): void;
  back(): void;
  forward(): void;
  editCodebook(): void;
  showRead(): void;
  showTable(): void;
  showKeys(): void;
}

/** The same keys for the list of keys: what is pressed, and what it does. */
export const windowKeys = [
  { keys: ['Mod-K'], label: 'Do something by its name, or go somewhere' },
  { keys: ['Mod-1'], label: 'Read the open article' },
  { keys: ['Mod-2'], label: 'The table of all annotations' },
  { keys: ['G'], label: 'Go to an article, a heading, a paragraph or a page' },
  { keys: ['Alt-ArrowLeft'], label: 'Back to the place before' },
  { keys: ['Alt-ArrowRight'], label: 'Forward again' },
  { keys: ['Mod-Shift-F'], label: 'Search the workspace' },
  { keys: ['Mod-B'], label: 'Edit the codebook' },
  { keys: ['F2'], label: 'Correct the text of the open article' },
  { keys: ['Mod-Z'], label: 'Undo' },
  { keys: ['Mod-Shift-Z', 'Ctrl-Y'], label: 'Redo' },
  { keys: ['['], label: 'Show or hide the library' },
  { keys: [']'], label: 'Show or hide the inspector' },
  { keys: ['Mod-V'], label: 'Import what was copied, outside a text field' },
  { keys: ['?'], label: 'This list' },
] as const;

export const isMac = navigator.platform.startsWith('Mac');

/** How the platform writes the keys before a letter. */
export const MOD = isMac ? '⌘' : 'Ctrl ';
export const SHIFT = isMac ? '⇧' : 'Shift ';

/** What does not get in the way of words that are typed. */
const WHILE_TYPING: ReadonlySet<keyof Shortcuts> = new Set(['search', 'commands', 'showRead', 'showTable']);

/** Listens to the whole window while the component is there. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = shortcutOf(event);
      if (name === null || (isTyping(event.target) && !WHILE_TYPING.has(name))) return;
      if (name === 'goTo' && isInList(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
      event.preventDefault();
      latest.current[name]();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** The shortcut a key press stands for, or null. */
export function shortcutOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): keyof Shortcuts | null {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  if (ctrlKey || metaKey) {
    if (altKey) return null;
    const letter = key.toLowerCase();
    if (letter === 'z') return shiftKey ? 'redo' : 'undo';
    if (letter === 'y' && ctrlKey && !shiftKey) return 'redo';
    if (letter === 'b' && !shiftKey) return 'editCodebook';
    if (letter === 'k' && !shiftKey) return 'commands';
    if (letter === '1' && !shiftKey) return 'showRead';
    if (letter === '2' && !shiftKey) return 'showTable';
    return letter === 'f' && shiftKey ? 'search' : null;
  }
  if (altKey && !shiftKey && key === 'ArrowLeft') return 'back';
  if (altKey && !shiftKey && key === 'ArrowRight') return 'forward';
  // `[` and `?` need Alt or Shift on many keyboards, so only the character counts.
  if (key === 'F2' && !altKey && !shiftKey) return 'correctText';
  if (key === '[') return 'toggleLibrary';
  if (key === ']') return 'toggleInspector';
  if (!altKey && (key === 'g' || key === 'G')) return 'goTo';
  return key === '?' ? 'showKeys' : null;
}

/** Lists go to a line by its first letter. */
function isInList(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('[role="grid"], [role="listbox"], [role="treegrid"]') !== null
  );
}

/** Whether keys go into a text; the reader shows a text but types nothing. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[role="document"]')) return false;
  return (
    target.isContentEditable ||
    target.matches('textarea, select, input:not([type="checkbox"], [type="radio"])')
  );
}
