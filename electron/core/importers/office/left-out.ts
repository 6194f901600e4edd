/** What a word processor's file holds beside the text, gathered for the report. */

import { Fault } from '../../../../shared/contract/fault.ts';
import type { StrippedPart } from '../../../../shared/records/document.ts';
import { isVisible } from '../blocks.ts';
import { strippedPart } from '../draft.ts';

/** Most parts of one kind listed. */
const MAX_OF_A_KIND = 100;

export class LeftOut {
  readonly #parts = new Map<string, string[]>();
  readonly #warnings = new Set<string>();

  /** Lists words that are left out, with what they were taken for; the same words once, bare numbers never. */
  add(reason: string, words: string): void {
    if (!isVisible(words) || /^[\d\s\p{P}]*$/u.test(words)) return;
    const texts = this.#parts.get(reason) ?? [];
    this.#parts.set(reason, texts);
    if (texts.length < MAX_OF_A_KIND && !texts.includes(words)) texts.push(words);
  }

  /** Tells something once. */
  warn(warning: string): void {
    this.#warnings.add(warning);
  }

  /** Lists words someone deleted while changes were tracked. */
  deletion(words: string): void {
    if (!isVisible(words)) return;
    this.warn(TRACKED);
    this.add('tracked deletion', words);
  }

  /** Notes that there are words someone inserted while changes were tracked. */
  insertion(): void {
    this.warn(TRACKED);
  }

  /**
   * Reads a part the text can do without. One that is damaged is told of; a limit that is passed is still a
   * refusal, for it says what kind of file this is.
   */
  async optional<T>(read: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof Fault) || error.code !== 'file.malformed') throw error;
      this.warn('What the file says beside its text could not be read in full: a part of it is damaged');
      return otherwise;
    }
  }

  get stripped(): StrippedPart[] {
    return [...this.#parts].flatMap(([reason, texts]) => texts.map(text => strippedPart(reason, text)));
  }

  get warnings(): string[] {
    return [...this.#warnings];
  }
}

const TRACKED =
  'Changes are tracked in the file: inserted words were kept, deleted ones left out, as if all were accepted';
