/**
 * The keys of the reader, in one table that a list of keys can show. They act only while the reader has the
 * keyboard, so a letter typed into a field is never a command.
 */
import { keydownHandler } from 'prosemirror-keymap';
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { KINDS, kinds } from '../../shared/records/kind.ts';
import { applyDigit } from './commands/apply-digit.ts';
import { changeKind } from './commands/change-kind.ts';
import { editNote } from './commands/edit-note.ts';
import { extendSelection, linesInPane } from './commands/extend-selection.ts';
import { goToAnnotation } from './commands/go-to-annotation.ts';
import { redoStep, undoStep } from './commands/history.ts';
import { leave } from './commands/leave.ts';
import { linkTo } from './commands/link-to.ts';
import { moveEnd } from './commands/move-end.ts';
import { openFind } from './commands/open-find.ts';
import { openTags } from './commands/open-tags.ts';
import { removeAnnotation } from './commands/remove-annotation.ts';
import { selectAll } from './commands/select-all.ts';
import { selectSentence } from './commands/select-sentence.ts';
import { tagPassage } from './commands/tag-passage.ts';
import { toggleCaret } from './commands/toggle-caret.ts';

export type BindingGroup = 'Tag' | 'Annotation' | 'Move' | 'Select' | 'History';

export interface Binding {
  /** Keys as prosemirror-keymap names them; the first is the one to show. `Mod` is ⌘ on a Mac, else Ctrl. */
  readonly keys: readonly string[];
  readonly label: string;
  readonly group: BindingGroup;
  readonly command: Command;
  /** Whether holding the key down repeats it. Tagging never repeats. */
  readonly repeats: boolean;
  /** How a list of keys shows it, if not as its first key; empty where another line speaks for it too. */
  readonly shown?: string;
}

/** The first of `commands` that applies is carried out. */
function either(...commands: readonly Command[]): Command {
  return (state, dispatch, view) => commands.some(command => command(state, dispatch, view));
}

const once = (group: BindingGroup, keys: string[], label: string, command: Command): Binding => ({
  keys,
  label,
  group,
  command,
  repeats: false,
});

const repeated = (group: BindingGroup, keys: string[], label: string, command: Command): Binding => ({
  ...once(group, keys, label, command),
  repeats: true,
});

const extend = extendSelection;

/** Where two bindings share a key, the earlier one is tried first. */
export const bindings: readonly Binding[] = [
  ...KINDS.map(kind =>
    once(
      'Tag',
      letter(kinds[kind].key),
      `Tag the selection as ${kinds[kind].label.toLowerCase()}, or change the focused annotation to it`,
      either(tagPassage(kind), changeKind(kind)),
    ),
  ),
  once('Annotation', letter('T'), 'Choose tags', openTags),
  ...[...'1234567890'].map(digit => ({
    ...once('Tag', [digit], 'Put on or take off the tag with that digit', applyDigit(digit)),
    shown: digit === '1' ? '1 … 9, 0' : '',
  })),
  once('Annotation', letter('N'), 'Write a note', editNote),
  once('Annotation', letter('L'), 'Link it to another annotation', linkTo),
  once('Annotation', ['Delete', 'Backspace'], 'Remove the annotation', removeAnnotation),
  repeated('Annotation', ['Shift-ArrowRight'], 'Move its end right by a word', moveEnd('end', 'right')),
  repeated('Annotation', ['Shift-ArrowLeft'], 'Move its end left by a word', moveEnd('end', 'left')),
  repeated(
    'Annotation',
    ['Alt-Shift-ArrowRight'],
    'Move its start right by a word',
    moveEnd('start', 'right'),
  ),
  repeated('Annotation', ['Alt-Shift-ArrowLeft'], 'Move its start left by a word', moveEnd('start', 'left')),
  repeated('Move', letter('J'), 'Next annotation', goToAnnotation(1)),
  repeated('Move', letter('K'), 'Previous annotation', goToAnnotation(-1)),
  once('Move', ['Escape'], 'Leave the selection or the annotation', leave),
  once('Move', ['/', 'Mod-f'], 'Find in the article', openFind),
  once('Select', ['F7'], 'Caret browsing on or off', toggleCaret),
  repeated('Select', letter('S'), 'Select the sentence, then the next one too', selectSentence),
  once('Select', ['Mod-a'], 'Select the whole article', selectAll),
  repeated('Select', ['Shift-ArrowRight'], 'Select right', extend('right', 'character')),
  repeated('Select', ['Shift-ArrowLeft'], 'Select left', extend('left', 'character')),
  repeated('Select', ['Mod-Shift-ArrowRight'], 'Select right by a word', extend('right', 'word')),
  repeated('Select', ['Mod-Shift-ArrowLeft'], 'Select left by a word', extend('left', 'word')),
  repeated('Select', ['Shift-ArrowDown'], 'Select down', extend('forward', 'line')),
  repeated('Select', ['Shift-ArrowUp'], 'Select up', extend('backward', 'line')),
  repeated('Select', ['Shift-PageDown'], 'Select a page down', extend('forward', 'line', linesInPane)),
  repeated('Select', ['Shift-PageUp'], 'Select a page up', extend('backward', 'line', linesInPane)),
  once('Select', ['Shift-Home'], 'Select to the start of the line', extend('backward', 'lineboundary')),
  once('Select', ['Shift-End'], 'Select to the end of the line', extend('forward', 'lineboundary')),
  once(
    'Select',
    ['Mod-Shift-Home'],
    'Select to the start of the article',
    extend('backward', 'documentboundary'),
  ),
  once(
    'Select',
    ['Mod-Shift-End'],
    'Select to the end of the article',
    extend('forward', 'documentboundary'),
  ),
  once('History', ['Mod-z'], 'Undo', undoStep),
  once('History', ['Mod-Shift-z', 'Mod-y'], 'Redo', redoStep),
];

/** A letter with and without Caps Lock. */
function letter(key: string): string[] {
  return [key.toLowerCase(), key.toUpperCase()];
}

/** Handles a `keydown` in the reader: true when a command took it. */
export type KeyHandler = (view: EditorView, event: KeyboardEvent) => boolean;

/** Makes the handler for a table of bindings. */
export function keyHandler(table: readonly Binding[]): KeyHandler {
  const onPress = keydownHandler(commandsByKey(table));
  const onRepeat = keydownHandler(commandsByKey(table.filter(binding => binding.repeats)));
  const isHeldInVain = keydownHandler(
    byKey(
      table.filter(binding => !binding.repeats),
      () => () => true,
    ),
  );
  return (view, event) => {
    if (event.isComposing || isSearch(event)) return false;
    const latin = inLatin(event);
    if (!event.repeat) return onPress(view, latin);
    return onRepeat(view, latin) || isHeldInVain(view, latin);
  };
}

/** The search of the workspace: with Caps Lock the keymap would take it for finding in the article. */
function isSearch({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && shiftKey && key.toLowerCase() === 'f';
}

function commandsByKey(table: readonly Binding[]): Record<string, Command> {
  return byKey(table, commands => either(...commands));
}

function byKey(table: readonly Binding[], join: (commands: Command[]) => Command): Record<string, Command> {
  const lists = new Map<string, Command[]>();
  for (const { keys, command } of table) {
    for (const key of keys) lists.set(key, [...(lists.get(key) ?? []), command]);
  }
  return Object.fromEntries([...lists].map(([key, commands]) => [key, join(commands)]));
}

/**
 * On an Urdu, Russian or Greek keyboard the key that prints C sends another letter; the place of the key on
 * the keyboard then stands for it.
 */
function inLatin(event: KeyboardEvent): KeyboardEvent {
  const isForeign = event.key.length === 1 && event.key.charCodeAt(0) > 127;
  // The key that prints 3 may send ۳; where it sends é it is the key of a letter.
  const keys = /\p{Nd}/u.test(event.key) ? /^Digit([0-9])$/ : /^Key([A-Z])$/;
  const place = keys.exec(event.code)?.[1];
  if (!place || !isForeign) return event;
  return new KeyboardEvent('keydown', {
    key: place.toLowerCase(),
    code: event.code,
    ctrlKey: event.ctrlKey,
    altKey: event.altKey,
    metaKey: event.metaKey,
    shiftKey: event.shiftKey,
  });
}
