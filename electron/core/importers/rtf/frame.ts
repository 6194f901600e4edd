/** What a group of an RTF file has of its own; a group inside it begins with the same. */
import { addressOfHyperlink, isContents, isPageNumber } from '../office/field-instructions.ts';
import { type Builder, type ParagraphState, PLAIN_PARAGRAPH } from './builder.ts';
import { type CharacterState, PLAIN_CHARACTERS } from './characters.ts';
import type { RtfNote } from './notes.ts';
import type { Sink } from './tables.ts';

/** A field: its instruction, known by the time its result is read. */
export interface Field {
  instruction: string;
}

export interface Frame {
  characters: CharacterState;
  paragraph: ParagraphState;
  /** Where words and text go; null for the text of the file. */
  sink: Sink | null;
  /** What the text is built into. */
  builder: Builder;
  /** Characters that stand after `\u` for readers who do not know it. */
  unicodeSkip: number;
  field: Field | null;
  /** Fields whose results this is part of, outermost first. */
  results: readonly Field[];
  /** The note this is part of. */
  note: RtfNote | null;
  /** Where a text in two forms goes, of which the form for newer readers is taken; undefined outside one. */
  beforeBilingual: Sink | null | undefined;
  /** What to do when the group ends. */
  onClose: (() => void) | null;
}

/** The state before the first group. */
export function firstFrame(builder: Builder): Frame {
  return {
    characters: PLAIN_CHARACTERS,
    paragraph: PLAIN_PARAGRAPH,
    sink: null,
    builder,
    unicodeSkip: 1,
    field: null,
    results: [],
    note: null,
    beforeBilingual: undefined,
    onClose: null,
  };
}

/** Whether text of a group is a page number worked out by the program. */
export function isInPageNumber({ results }: Frame): boolean {
  return results.some(field => isPageNumber(field.instruction));
}

/** Whether text of a group is part of a table of contents. */
export function isInContents({ results }: Frame): boolean {
  return results.some(field => isContents(field.instruction));
}

/** The address of the innermost link a group is part of, or null. */
export function linkOf({ results }: Frame): string | null {
  for (const field of results.toReversed()) {
    const address = addressOfHyperlink(field.instruction);
    if (address !== null) return address;
  }
  return null;
}

/** What a control word changes about a paragraph, or null for a word that is not about paragraphs. */
export function paragraphChange(name: string, number: number | undefined): Partial<ParagraphState> | null {
  switch (name) {
    case 'pard':
      return PLAIN_PARAGRAPH;
    case 's':
      return { style: number };
    case 'outlinelevel':
      return { outline: number };
    case 'ls':
      return { list: number };
    case 'ilvl':
      return { level: number ?? 0 };
    case 'intbl':
      return { tableDepth: 1 };
    case 'itap':
      return { tableDepth: number ?? 0 };
    default:
      return null;
  }
}
