/**
 * Small things that this computer remembers of many articles or workspaces, in one file of the profile and never
 * in a workspace: one handed on does not tell who read what, and how.
 */
import { z } from 'zod';
import { parseJson, readIfThere, writeAtomically } from './json-file.ts';

const Entries = z.array(z.tuple([z.string(), z.json()]));

interface RememberedParts<T> {
  readonly file: string;
  /** What is remembered, for the warning: "The places where articles were left". */
  readonly what: string;
  readonly schema: z.ZodType<T>;
  /** Of more than this, those set longest ago are forgotten. */
  readonly most: number;
}

export class Remembered<T> {
  readonly #parts: RememberedParts<T>;
  /** JSON by key, the one set last at the end. */
  readonly #values: Map<string, unknown>;

  /** A file that cannot be understood is said so on `warn` and begun anew: nothing of worth is in it. */
  constructor(parts: RememberedParts<T>, warn: (message: string) => void) {
    this.#parts = parts;
    const text = readIfThere(parts.file);
    const parsed = Entries.safeParse(text === null ? [] : parseJson(text));
    if (!parsed.success) warn(`${parts.what} could not be read and start anew (${parts.file}).`);
    this.#values = new Map(parsed.data ?? []);
  }

  /** Null when nothing is remembered, or what a newer Postil wrote is not understood. */
  of(key: string): T | null {
    return this.#parts.schema.safeParse(this.#values.get(key)).data ?? null;
  }

  /**
   * Remembers a value; null forgets it.
   * @throws Fault `disk.failed` when it cannot be written.
   */
  keep(key: string, value: T | null): void {
    if (JSON.stringify(this.of(key)) === JSON.stringify(value)) return;
    this.#values.delete(key);
    if (value !== null) this.#values.set(key, value);
    for (const oldest of this.#values.keys()) {
      if (this.#values.size <= this.#parts.most) break;
      this.#values.delete(oldest);
    }
    writeAtomically(this.#parts.file, `${JSON.stringify([...this.#values])}\n`);
  }
}
