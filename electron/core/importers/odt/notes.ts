/** The notes of an OpenDocument text, which stand whole where the text refers to them. */
import type { InlinePart, MarkJson } from '../blocks.ts';
import { NoteMarks } from '../office/notes.ts';
import type { WrittenBlock, WrittenNote } from '../office/written.ts';
import { elementAt, type XmlElement } from '../xml/xml.ts';

/** Longest mark of the author's own, in UTF-16 units. */
const MAX_MARK = 20;

export class OdtNotes {
  readonly #marks = new NoteMarks();
  readonly #bodies = new Map<string, XmlElement>();

  /** The mark to put where a note stands; null inside other notes. */
  refer(note: XmlElement, marks: readonly MarkJson[]): InlinePart | null {
    const body = elementAt(note, 'text:note-body');
    if (body === undefined) return null;
    const key = String(this.#bodies.size);
    const own = elementAt(note, 'text:note-citation')?.attributes.get('text:label')?.trim();
    this.#bodies.set(key, body);
    return this.#marks.refer(key, marks, own ? own.slice(0, MAX_MARK) : undefined);
  }

  /** The notes in order. `read` gives the blocks of a note's body. */
  all(read: (body: XmlElement) => readonly WrittenBlock[]): WrittenNote[] {
    return this.#marks.notes(key => {
      const body = this.#bodies.get(key);
      return body === undefined ? null : read(body);
    });
  }
}
