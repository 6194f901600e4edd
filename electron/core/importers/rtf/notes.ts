/** Footnotes and endnotes of an RTF file, which stand whole where the text refers to them. */
import { NoteMarks } from '../office/notes.ts';
import type { WrittenBlock, WrittenNote } from '../office/written.ts';
import type { Builder } from './builder.ts';
import { type CharacterState, marksOf } from './characters.ts';

/** A note that is being read: whether it bears a number the program gave it. */
export interface RtfNote {
  isNumbered: boolean;
}

export class RtfNotes {
  readonly #marks = new NoteMarks();
  readonly #blocks = new Map<string, readonly WrittenBlock[]>();
  /** Whether the text has shown a number for the next note. */
  #isNumberShown = false;

  /** The place where the program shows the number of a note: before it in the text, or at its head. */
  number(note: RtfNote | null): void {
    if (note !== null) note.isNumbered = true;
    else this.#isNumberShown = true;
  }

  /** Takes up a note that was read, and puts its mark into the text; one without a number has the author's. */
  end(note: RtfNote, blocks: readonly WrittenBlock[], characters: CharacterState, builder: Builder): void {
    const key = String(this.#blocks.size);
    this.#blocks.set(key, blocks);
    const own = note.isNumbered || this.#isNumberShown ? undefined : null;
    const mark = this.#marks.refer(key, marksOf(characters, null), own);
    if (mark !== null) builder.add(mark, false);
    this.#isNumberShown = false;
  }

  all(): WrittenNote[] {
    return this.#marks.notes(key => this.#blocks.get(key) ?? null);
  }
}
