/** A picture or shape of an RTF file: of all its data only the description is kept. */
import { credibleDescription } from '../office/alternative-text.ts';
import type { WrittenFigure } from '../office/written.ts';
import type { Sink } from './tables.ts';

/** Longest description kept, in UTF-16 units. */
const MAX_DESCRIPTION = 4_000;

/** Takes the properties of a picture: pairs of a name (`\sn`) and a value (`\sv`). */
export class Picture implements Sink {
  #reading: 'name' | 'value' | null = null;
  #name = '';
  #description = '';

  get isDeaf(): boolean {
    return this.#reading === null;
  }

  word(name: string): void {
    this.#reading = name === 'sn' ? 'name' : name === 'sv' ? 'value' : null;
    if (name === 'sn') this.#name = '';
  }

  groupEnd(): void {
    this.#reading = null;
  }

  text(text: string): void {
    if (this.#reading === 'name' && this.#name.length < 100) this.#name += text;
    const isDescription = this.#reading === 'value' && this.#name.trim() === 'wzDescription';
    if (isDescription && this.#description.length < MAX_DESCRIPTION) this.#description += text;
  }

  get hasDescription(): boolean {
    return credibleDescription(this.#description) !== '';
  }

  get figure(): WrittenFigure {
    const words = credibleDescription(this.#description);
    return { kind: 'figure', parts: words === '' ? [] : [{ text: words, marks: [] }] };
  }
}
