/**
 * A text as word processors keep it: a flat row of paragraphs, each with what it is said to be. DOCX, ODT and
 * RTF are read into this form; `assemble.ts` makes the blocks of an article of it.
 */
import type { StrippedPart } from '../../../../shared/records/document.ts';
import { type InlinePart, isVisible, type MarkJson, type MarkName } from '../blocks.ts';
import type { Properties } from './properties.ts';

/** What a paragraph is: by its style, its outline level or the place it stands in. */
export type Role =
  | 'text'
  | 'title'
  | 'subtitle'
  | 'byline'
  | 'date'
  | 'heading'
  | 'quote'
  | 'caption'
  | 'code'
  /** An empty paragraph drawn as a line. */
  | 'rule'
  /** A row of a table on one line. */
  | 'row'
  /** A line of a table of contents, of figures or of an index: made by the program, not written. */
  | 'contents';

/** The place of a paragraph in a list. */
export interface ListPlace {
  /** Nesting, from 0. */
  readonly level: number;
  readonly isOrdered: boolean;
  /** Its number, if ordered. */
  readonly number: number;
  /** Whether it goes on with the last item of a lower level instead of being an item itself. */
  readonly isContinued?: boolean;
}

export interface WrittenParagraph {
  readonly kind: 'paragraph';
  readonly role: Role;
  readonly parts: readonly InlinePart[];
  /** Level of a heading, 1 to 6. */
  readonly level?: number;
  readonly list?: ListPlace;
}

/** Where an image stands: its alternative text, if it has any. */
export interface WrittenFigure {
  readonly kind: 'figure';
  readonly parts: readonly InlinePart[];
}

export type WrittenBlock = WrittenParagraph | WrittenFigure | { readonly kind: 'divider' };

/** A footnote or endnote: what marks it in the text, and what it says. */
export interface WrittenNote {
  /** Null where the author's own mark stands in the note already. */
  readonly mark: string | null;
  readonly blocks: readonly WrittenBlock[];
}

/** A whole file, read. */
export interface Written {
  readonly blocks: readonly WrittenBlock[];
  readonly notes: readonly WrittenNote[];
  readonly properties: Properties;
  readonly stripped: readonly StrippedPart[];
  readonly warnings: readonly string[];
}

/** Deepest list of a word processor. */
const MAX_LIST_LEVEL = 9;

/** A level as a file gives it, made one that lists can have. */
export function listLevel(level: number): number {
  return Number.isFinite(level) ? Math.min(MAX_LIST_LEVEL, Math.max(0, Math.trunc(level))) : 0;
}

/** A heading's level as the schema knows it. */
export function headingLevel(level: number): number {
  return Math.min(6, Math.max(1, Math.trunc(level)));
}

/** The words of parts on one line. */
export function wordsOfParts(parts: readonly InlinePart[]): string {
  return parts
    .map(part => (part === 'break' ? ' ' : part.text))
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Whether parts show anything. */
export function areVisible(parts: readonly InlinePart[]): boolean {
  return parts.some(part => part !== 'break' && isVisible(part.text));
}

/** The parts without a mark, for a text that has it throughout by its style. */
export function withoutMark(parts: readonly InlinePart[], name: MarkName): InlinePart[] {
  return parts.map(part =>
    part === 'break' ? part : { text: part.text, marks: part.marks.filter(mark => mark.type !== name) },
  );
}

/** Marks with one more, if there is one. */
export function plusMark(marks: readonly MarkJson[], mark: MarkJson | null): readonly MarkJson[] {
  return mark === null ? marks : [...marks, mark];
}

/** Adds items to a list of any length; spreading them as arguments would overflow the stack beyond 100,000. */
export function append<T>(list: T[], items: Iterable<T>): void {
  for (const item of items) list.push(item);
}
