/** Paragraphs, lists and tables of an RTF text as its control words end them one by one. */
import type { InlinePart } from '../blocks.ts';
import type { LeftOut } from '../office/left-out.ts';
import { tableBlocks } from '../office/table.ts';
import {
  append,
  areVisible,
  type ListPlace,
  listLevel,
  type WrittenBlock,
  type WrittenParagraph,
} from '../office/written.ts';
import type { Lists, StyleSheet } from './tables.ts';

/** Properties of a paragraph, which groups save and restore. */
export interface ParagraphState {
  readonly style: number | undefined;
  readonly outline: number | undefined;
  /** The list it is in (`\ls`), and its level. */
  readonly list: number | undefined;
  readonly level: number;
  /** Tables it is in: 0 outside any, 1 in a table, more in tables inside tables. */
  readonly tableDepth: number;
}
export const PLAIN_PARAGRAPH: ParagraphState = {
  style: undefined,
  outline: undefined,
  list: undefined,
  level: 0,
  tableDepth: 0,
};

/** Most cells of one row. */
const MAX_CELLS = 1_000;
/** Longest words that are left out and listed, in UTF-16 units. */
const MAX_DROPPED = 4_000;

export class Builder {
  readonly #styles: StyleSheet;
  readonly #lists: Lists;
  /** Last numbers of lists by list and level. */
  readonly #counters = new Map<number, number[]>();
  readonly #blocks: WrittenBlock[] = [];
  #parts: InlinePart[] = [];
  #after: WrittenBlock[] = [];
  /** The label the program wrote before the paragraph; null when it has none. */
  #label: string | null = null;
  /** Lists in which a program wrote labels. */
  readonly #labelled = new Set<number>();
  #hasContents = false;
  #hasText = false;
  #cell: WrittenBlock[] = [];
  #row: WrittenBlock[][] = [];
  #rows: WrittenBlock[][][] = [];
  /** The row and the cell of a table inside a cell; tables further in are laid flat. */
  #innerCell: WrittenBlock[] = [];
  #innerRow: WrittenBlock[][] = [];
  /** Words that are left out, while they last. */
  #dropped: { readonly reason: 'hidden' | 'deleted'; words: string } | null = null;
  readonly #left: LeftOut;

  constructor(styles: StyleSheet, lists: Lists, left: LeftOut) {
    this.#styles = styles;
    this.#lists = lists;
    this.#left = left;
  }

  add(part: InlinePart, isContents: boolean): void {
    this.#endDropped();
    this.#parts.push(part);
    if (isContents) this.#hasContents = true;
    else if (areVisible([part])) this.#hasText = true;
  }

  /** Leaves words out: hidden by their format, or deleted while changes were tracked. */
  drop(reason: 'hidden' | 'deleted', words: string): void {
    if (this.#dropped?.reason !== reason) this.#endDropped();
    this.#dropped ??= { reason, words: '' };
    if (this.#dropped.words.length < MAX_DROPPED) this.#dropped.words += words;
  }

  /** Adds to the label a program wrote before the paragraph (`\listtext`, `\pntext`). */
  addLabel(text: string): void {
    this.#label = (this.#label ?? '') + text;
  }

  /** Images or text boxes that hang on the paragraph: they follow it. */
  hang(blocks: readonly WrittenBlock[]): void {
    append(this.#after, blocks);
  }

  endParagraph(state: ParagraphState): void {
    const isCell = state.tableDepth > 0 || this.#row.length > 0;
    if (!isCell) this.#endTable();
    const cell = state.tableDepth > 1 ? this.#innerCell : this.#cell;
    this.#endInto(isCell ? cell : this.#blocks, state);
  }

  endCell(state: ParagraphState, isInner: boolean): void {
    this.#endInto(isInner ? this.#innerCell : this.#cell, state);
    const row = isInner ? this.#innerRow : this.#row;
    if (row.length < MAX_CELLS) row.push(isInner ? this.#innerCell : this.#cell);
    if (isInner) this.#innerCell = [];
    else this.#cell = [];
  }

  endRow(isInner: boolean): void {
    if (isInner) {
      append(this.#cell, tableBlocks([this.#innerRow]));
      this.#innerRow = [];
    } else {
      if (this.#row.length > 0) this.#rows.push(this.#row);
      this.#row = [];
    }
  }

  /** All blocks, what no control word ended included. */
  finish(state: ParagraphState): WrittenBlock[] {
    this.#endDropped();
    if (this.#parts.length > 0 || this.#after.length > 0) this.endParagraph(state);
    this.#endTable();
    return this.#blocks;
  }

  #endInto(target: WrittenBlock[], state: ParagraphState): void {
    this.#endDropped();
    target.push(this.#paragraph(state));
    append(target, this.#after);
    this.#parts = [];
    this.#after = [];
    this.#label = null;
    this.#hasContents = false;
    this.#hasText = false;
  }

  #endDropped(): void {
    if (this.#dropped?.reason === 'hidden') this.#left.add('hidden text', this.#dropped.words);
    else if (this.#dropped) this.#left.deletion(this.#dropped.words);
    this.#dropped = null;
  }

  #endTable(): void {
    if (this.#innerCell.length > 0) this.#innerRow.push(this.#innerCell);
    this.#innerCell = [];
    if (this.#innerRow.length > 0) this.endRow(true);
    if (this.#cell.length > 0) this.#row.push(this.#cell);
    this.#cell = [];
    this.endRow(false);
    append(this.#blocks, tableBlocks(this.#rows));
    this.#rows = [];
  }

  #paragraph(state: ParagraphState): WrittenParagraph {
    const parts = this.#parts;
    if (this.#hasContents && !this.#hasText) return { kind: 'paragraph', role: 'contents', parts };
    const { role, level } = this.#styles.roleOf(state.style, state.outline);
    const shown = areVisible(parts);
    const place = shown ? this.#place(state) : null;
    const label = plainLabel(this.#label);
    const isLabelled = label !== '' && (role === 'heading' ? hasNumber(label) : place?.isContinued === true);
    return {
      kind: 'paragraph',
      role,
      parts: isLabelled && shown ? [{ text: `${label} `, marks: [] }, ...parts] : parts,
      ...(level === undefined ? {} : { level }),
      ...(place === null || role === 'heading' ? {} : { list: place }),
    };
  }

  /** The place in a list, by the list table and by the label, which holds the number as the author saw it. */
  #place({ list = UNNAMED, level }: ParagraphState): ListPlace | null {
    const at = listLevel(level);
    const known = this.#lists.level(list, at);
    if (this.#label === null) {
      if (known === undefined || known.format === NO_NUMBER) return null;
      // Where a program writes labels, a paragraph without one goes on with the item before it.
      if (this.#labelled.has(list)) return { level: at + 1, isOrdered: false, number: 1, isContinued: true };
    } else this.#labelled.add(list);
    const label = plainLabel(this.#label);
    const counted = this.#count(list, at, known?.start ?? 1);
    const isBullet =
      known === undefined ? !hasNumber(label) : known.format === BULLET || known.format === NO_NUMBER;
    if (isBullet) return { level: at, isOrdered: false, number: counted };
    if (isCitedLabel(label)) return { level: at, isOrdered: true, number: counted, isContinued: true };
    const shown = /\d{1,6}/.exec(label)?.[0];
    const number = shown === undefined ? counted : Number(shown);
    this.#counters.get(list)?.splice(at, 1, number);
    return { level: at, isOrdered: true, number };
  }

  #count(list: number, at: number, start: number): number {
    const counters = this.#counters.get(list) ?? [];
    this.#counters.set(list, counters);
    const number = (counters[at] ?? start - 1) + 1;
    counters.length = Math.min(counters.length, at + 1);
    for (let above = counters.length; above < at; above++) counters[above] = 1;
    counters[at] = number;
    return number;
  }
}

/** Number formats of the specification (`\levelnfc`). */
const BULLET = 23;
const NO_NUMBER = 255;

/** Stands for the list of paragraphs that have a label and name none. */
const UNNAMED = -1;

function plainLabel(label: string | null): string {
  return (label ?? '').replace(/\s+/gu, ' ').trim();
}

function hasNumber(label: string): boolean {
  return /\d/.test(label) || /^[(]?\p{L}{1,7}[.):]{1,2}$/u.test(label);
}

/** A label of several numbers or of words, by which a paragraph is cited. */
function isCitedLabel(label: string): boolean {
  return /\d\D+\d/.test(label) || /\p{L}.*\d/u.test(label);
}
