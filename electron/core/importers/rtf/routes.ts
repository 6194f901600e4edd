/** Sending the content of groups where it belongs: tables, notes, edges of pages, pictures, or nowhere. */
import type { LeftOut } from '../office/left-out.ts';
import { type WrittenBlock, wordsOfParts } from '../office/written.ts';
import { Builder, PLAIN_PARAGRAPH } from './builder.ts';
import { PLAIN_CHARACTERS } from './characters.ts';
import type { Destination } from './destinations.ts';
import type { Field, Frame } from './frame.ts';
import type { RtfNotes } from './notes.ts';
import { Picture } from './picture.ts';
import { type Fonts, type Information, type Lists, NOWHERE, type Sink, type StyleSheet } from './tables.ts';

/** What the reading of a file gathers. */
export interface Gathered {
  readonly fonts: Fonts;
  readonly styles: StyleSheet;
  readonly lists: Lists;
  readonly information: Information;
  readonly left: LeftOut;
  readonly notes: RtfNotes;
}

/** Longest instruction of a field looked at, in UTF-16 units. */
const MAX_INSTRUCTION = 4_000;

/** Changes the frame of a group that begins with a destination. */
export function route(frame: Frame, destination: Destination, gathered: Gathered): void {
  // Inside something that is passed over nothing is looked for but the newer form of a text.
  if (frame.sink === NOWHERE && destination !== 'unicode') return;
  const { builder } = frame;
  switch (destination) {
    case 'field':
      frame.field = { instruction: '' };
      break;
    case 'instruction':
      frame.sink = instructionSink(frame.field);
      break;
    case 'result':
      if (frame.field) frame.results = [...frame.results, frame.field];
      break;
    case 'label':
      frame.sink = { hasSigns: true, word: () => undefined, text: text => builder.addLabel(text) };
      break;
    case 'note':
      routeNote(frame, gathered);
      break;
    case 'box':
      routeApart(frame, gathered, blocks => builder.hang(blocks));
      break;
    case 'comment':
    case 'header':
    case 'footer':
      routeApart(frame, gathered, blocks => gathered.left.add(REASONS[destination], lineOf(blocks)));
      break;
    case 'picture':
    case 'shape':
      routePicture(frame, destination === 'picture');
      break;
    case 'bilingual':
    case 'unicode':
      routeForm(frame, destination === 'unicode');
      break;
    case 'transparent':
      break;
    default:
      frame.sink = tableOf(destination, gathered);
  }
}

/** Of a text in two forms the one for newer readers is taken. */
function routeForm(frame: Frame, isNewer: boolean): void {
  if (!isNewer) {
    frame.beforeBilingual = frame.sink;
    frame.sink = NOWHERE;
  } else if (frame.beforeBilingual !== undefined) frame.sink = frame.beforeBilingual;
}

const REASONS = { comment: 'comment', header: 'page header', footer: 'page footer' } as const;

function tableOf(
  destination: 'fonts' | 'styles' | 'lists' | 'overrides' | 'information' | 'skipped',
  { fonts, styles, lists, information }: Gathered,
): Sink {
  switch (destination) {
    case 'fonts':
      return fonts;
    case 'styles':
      return styles;
    case 'lists':
      return lists.table;
    case 'overrides':
      return lists.overrides;
    case 'information':
      return information;
    case 'skipped':
      return NOWHERE;
  }
}

function instructionSink(field: Field | null): Sink {
  if (field === null) return NOWHERE;
  return {
    word: () => undefined,
    text: text => {
      if (field.instruction.length < MAX_INSTRUCTION) field.instruction += text;
    },
  };
}

/** Reads the group as a text of its own, whose blocks are handed on when it ends. */
function routeApart(
  frame: Frame,
  { styles, lists, left }: Gathered,
  take: (blocks: WrittenBlock[]) => void,
): void {
  const builder = new Builder(styles, lists, left);
  frame.builder = builder;
  frame.sink = null;
  frame.characters = PLAIN_CHARACTERS;
  frame.paragraph = PLAIN_PARAGRAPH;
  frame.results = [];
  frame.onClose = () => take(builder.finish(frame.paragraph));
}

function routeNote(frame: Frame, gathered: Gathered): void {
  const { builder, characters, note: outer } = frame;
  const note = { isNumbered: false };
  routeApart(frame, gathered, blocks => {
    // A note inside a note is part of what its reader would see there, which is nothing.
    if (outer === null) gathered.notes.end(note, blocks, characters, builder);
  });
  frame.note = note;
}

function routePicture(frame: Frame, isPicture: boolean): void {
  const picture = new Picture();
  const { builder } = frame;
  frame.sink = picture;
  frame.onClose = () => {
    if (isPicture || picture.hasDescription) builder.hang([picture.figure]);
  };
}

/** The words of blocks on one line. */
function lineOf(blocks: readonly WrittenBlock[]): string {
  return blocks
    .map(block => (block.kind === 'divider' ? '' : wordsOfParts(block.parts)))
    .filter(line => line !== '')
    .join(' · ');
}
