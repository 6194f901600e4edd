/**
 * Where passages stand in texts, as it was found before: while a version was previewed, beside the main thread
 * ahead of a commit, or by the commit that an undo took back. A position follows from text and anchor alone, so what
 * is known never becomes wrong; it is only forgotten.
 */
import type { Anchor } from '../../../shared/records/anchor.ts';
import type { Position } from '../../../shared/text/anchors.ts';

/** Passages kept in all; when there are more, the text that was looked into longest ago is forgotten. */
const MOST = 100_000;

export class KnownPlaces {
  /** By the hash of the text, then by the anchor. */
  readonly #texts = new Map<string, Map<string, Position>>();
  #size = 0;

  /** @param content Hash of the text. */
  get(content: string, anchor: Anchor): Position | undefined {
    return this.#texts.get(content)?.get(keyOf(anchor));
  }

  set(content: string, anchor: Anchor, position: Position): void {
    const places = this.#texts.get(content) ?? new Map<string, Position>();
    const before = places.size;
    places.set(keyOf(anchor), position);
    this.#size += places.size - before;
    // The text that was looked into last stands last.
    this.#texts.delete(content);
    this.#texts.set(content, places);
    for (const [oldest, { size }] of this.#texts) {
      if (this.#size <= MOST || oldest === content) break;
      this.#texts.delete(oldest);
      this.#size -= size;
    }
  }
}

/** Everything that a position is found by. */
function keyOf({ content, start, end, quote, prefix, suffix }: Anchor): string {
  return JSON.stringify([content, start, end, quote, prefix, suffix]);
}
