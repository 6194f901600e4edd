/**
 * Fields of a Word document (ECMA-376 part 1, 17.16): what the program worked out and wrote between the marks
 * of a field. They nest, and may begin in one paragraph and end in another.
 */
import { addressOfHyperlink, isContents, isHyperlink, isPageNumber } from '../office/field-instructions.ts';

/** Longest instruction looked at, in UTF-16 units. */
const MAX_INSTRUCTION = 4_000;

export interface Field {
  instruction: string;
  /** Whether the result is being read; before that it is the instruction. */
  isResult: boolean;
  isClosed: boolean;
}

/** The fields open at a place of the text. */
export class Fields {
  readonly #open: Field[] = [];

  begin(): void {
    this.#open.push({ instruction: '', isResult: false, isClosed: false });
  }

  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field && !field.isResult && field.instruction.length < MAX_INSTRUCTION) field.instruction += text;
  }

  separate(): void {
    const field = this.#open.at(-1);
    if (field) field.isResult = true;
  }

  end(): void {
    const field = this.#open.pop();
    if (field) field.isClosed = true;
  }

  /** An instruction that is not followed by its result before the paragraph ends is a damaged field: it is forgotten. */
  endParagraph(): void {
    const damaged = this.#open.findIndex(field => !field.isResult);
    if (damaged !== -1) this.#open.length = damaged;
  }

  /** Whether text at this place is shown to a reader as text of its own: no instruction, no page number. */
  get isShown(): boolean {
    return this.#open.every(field => field.isResult && !isPageNumber(field.instruction));
  }

  /** The outermost table of contents or index this place is in, if any. */
  get contents(): Field | null {
    return this.#open.find(field => field.isResult && isContents(field.instruction)) ?? null;
  }

  /** The address of the innermost link this place is in, or null. */
  get link(): string | null {
    const link = this.#open.findLast(field => field.isResult && isHyperlink(field.instruction));
    return link === undefined ? null : addressOfHyperlink(link.instruction);
  }
}
