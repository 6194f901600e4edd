/**
 * How far each article was read on this computer, in one small file of the profile and never in a workspace:
 * a workspace handed on does not tell who read what.
 */
import { z } from 'zod';
import { parseJson, readIfThere, writeAtomically } from './json-file.ts';

/** Articles remembered; of more, those left longest ago are forgotten. Some 60 bytes each. */
const MOST = 2_000;

/** Offsets of the plain text (UTF-16) by the id of the document, the one left last at the end. */
const Places = z.array(z.tuple([z.string(), z.int().min(0)]));

export class ReadingPlaces {
  readonly #file: string;
  readonly #places: Map<string, number>;

  /** A file that cannot be understood is said so on `warn` and begun anew: nothing of worth is in it. */
  constructor(file: string, warn: (message: string) => void) {
    this.#file = file;
    const text = readIfThere(file);
    const parsed = Places.safeParse(text === null ? [] : parseJson(text));
    if (!parsed.success)
      warn(`The places where articles were left could not be read and start anew (${file}).`);
    this.#places = new Map(parsed.data ?? []);
  }

  /** Null when the article was left at its top, or never opened here. */
  of(document: string): number | null {
    return this.#places.get(document) ?? null;
  }

  /** @throws Fault `disk.failed` when it cannot be written. */
  keep(document: string, readTo: number | null): void {
    if (this.of(document) === readTo) return;
    this.#places.delete(document);
    if (readTo !== null) this.#places.set(document, readTo);
    for (const oldest of this.#places.keys()) {
      if (this.#places.size <= MOST) break;
      this.#places.delete(oldest);
    }
    writeAtomically(this.#file, `${JSON.stringify([...this.#places])}\n`);
  }
}
