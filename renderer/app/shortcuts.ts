/** Keys that work anywhere in the window. Where words are typed, only those with Ctrl or ⌘ that do not edit. */
import { useEffect, useRef } from 'react';

export interface Shortcuts {
  undo(): void;
  redo(): void;
  toggleLibrary(): void;
  toggleInspector(): void;
  search(): void;
  editCodebook(): void;
  showKeys(): void;
}

/** The same keys for the list of keys: what is pressed, and what it does. */
export const windowKeys = [
  { keys: ['Mod-Shift-F'], label: 'Search the workspace' },
  { keys: ['Mod-B'], label: 'Edit the codebook' },
  { keys: ['Mod-Z'], label: 'Undo' },
  { keys: ['Mod-Shift-Z', 'Ctrl-Y'], label: 'Redo' },
  { keys: ['['], label: 'Show or hide the library' },
  { keys: [']'], label: 'Show or hide the inspector' },
  { keys: ['Mod-V'], label: 'Import what was copied, outside a text field' },
  { keys: ['?'], label: 'This list' },
] as const;

export const isMac = navigator.platform.startsWith('Mac');

/** Listens to the whole window while the component is there. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = shortcutOf(event);
      if (name === null || (isTyping(event.target) && name !== 'search')) return;
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
    return letter === 'f' && shiftKey ? 'search' : null;
  }
  // `[` and `?` need Alt or Shift on many keyboards, so only the character counts.
  if (key === '[') return 'toggleLibrary';
  if (key === ']') return 'toggleInspector';
  return key === '?' ? 'showKeys' : null;
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
