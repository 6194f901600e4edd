/** The keys that act on all selected annotations: the same as those of one in the reader. */
import { KINDS, type Kind, kinds } from '../../shared/records/kind.ts';

export type ChosenAct =
  | { readonly type: 'kind'; readonly kind: Kind }
  | { readonly type: 'digit'; readonly digit: string }
  | { readonly type: 'pickTags' | 'linkTo' | 'remove' | 'copy' };

/** What is pressed and what it does, for the list of keys; `arrows` and the like are the list's own. */
export const listKeys = [
  { keys: ['Shift-ArrowDown'], label: 'Select the next line too (also Shift and click)' },
  { keys: ['Mod-A'], label: 'Select all that are listed' },
  { keys: ['Space'], label: 'Put the line into the selection, or take it out (also Ctrl and click)' },
  { keys: ['Escape'], label: 'End the selection' },
  { keys: ['Delete'], label: 'Remove all that are selected' },
  { keys: ['Mod-C'], label: 'Copy the selected annotations with their source' },
  {
    keys: ['C'],
    shown: 'C P O T L 0…9',
    label: 'Act on all selected annotations',
  },
] as const;

/** What a key press stands for; null when it is none of these. */
export function chosenActOf(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): ChosenAct | null {
  const key = event.key.toLowerCase();
  if (event.altKey) return null;
  if (event.ctrlKey || event.metaKey) return key === 'c' && !event.shiftKey ? { type: 'copy' } : null;
  if (key === 'delete' || key === 'backspace') return { type: 'remove' };
  if (key === 't') return { type: 'pickTags' };
  if (key === 'l') return { type: 'linkTo' };
  if (/^[0-9]$/.test(key)) return { type: 'digit', digit: key };
  const kind = KINDS.find(each => kinds[each].key.toLowerCase() === key);
  return kind ? { type: 'kind', kind } : null;
}
