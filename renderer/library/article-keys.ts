/** The keys of the list of articles, for the list of keys. */
export const articleKeys = [
  { keys: ['Shift-ArrowDown'], label: 'Select the next article too (also Shift and click)' },
  { keys: ['Mod-A'], label: 'Select all that are listed' },
  { keys: ['Mod-ArrowDown'], label: 'Go on without opening or selecting' },
  { keys: ['Space'], label: 'Put the article into the selection, or take it out (also Ctrl and click)' },
  { keys: ['Escape'], label: 'End the selection' },
  { keys: ['Delete'], label: 'Remove the article, or all that are selected' },
] as const;
