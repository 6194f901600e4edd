/** Numbering footnotes and endnotes: one row of numbers, in the order in which the text refers to them. */
import type { InlinePart, MarkJson } from '../blocks.ts';
import type { WrittenBlock, WrittenNote } from './written.ts';

/** Most notes of one text. */
const MAX_NOTES = 50_000;

interface Reference {
  readonly key: string;
  readonly mark: string | null;
}

export class NoteMarks {
  readonly #references = new Map<string, Reference>();
  #last = 0;

  /**
   * The mark of a note where the text refers to it, as superscript.
   * @param key What tells notes apart within the file.
   * @param own The author's own mark instead of a number; null when it stands in text and note already.
   * @returns null where there is nothing to add.
   */
  refer(key: string, marks: readonly MarkJson[], own?: string | null): InlinePart | null {
    const known = this.#references.get(key);
    if (known === undefined && this.#references.size >= MAX_NOTES) return null;
    const mark = known ? known.mark : own === undefined ? String(++this.#last) : own;
    this.#references.set(key, { key, mark });
    if (mark === null) return null;
    const others = marks.filter(other => other.type === 'link');
    return { text: mark, marks: [...others, { type: 'superscript' }] };
  }

  /** The notes in order. `read` gives what a note says; one that is missing is left out. */
  notes(read: (key: string) => readonly WrittenBlock[] | null): WrittenNote[] {
    return [...this.#references.values()].flatMap(({ key, mark }) => {
      const blocks = read(key);
      return blocks === null ? [] : [{ mark, blocks }];
    });
  }
}
