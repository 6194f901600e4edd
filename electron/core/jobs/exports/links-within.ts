/** Which links a file can hold: those between two annotations it holds. */
import type { Link } from '../../../../shared/records/link.ts';
import type { ReadableDb } from '../../workspace/db.ts';
import { listLinks } from '../../workspace/links.ts';

export class LinksWithin {
  readonly #links: readonly Link[];
  /** Ends of links, and whether the file holds them. */
  readonly #ends: Map<string, boolean>;

  constructor(db: ReadableDb) {
    this.#links = listLinks(db);
    this.#ends = new Map(this.#links.flatMap(({ from, to }) => [from, to].map(end => [end, false])));
  }

  /** Says that the file holds an annotation. */
  note(annotation: string): void {
    if (this.#ends.has(annotation)) this.#ends.set(annotation, true);
  }

  /** Links with both ends in the file, oldest first; asked when all its annotations were noted. */
  within(): Link[] {
    return this.#links.filter(({ from, to }) => this.#ends.get(from) && this.#ends.get(to));
  }

  /** Links with one end in the file and one outside, in words. */
  losses(): string[] {
    const cut = this.#links.filter(({ from, to }) => this.#ends.get(from) !== this.#ends.get(to)).length;
    if (cut === 0) return [];
    const those = cut === 1 ? '1 link leads' : `${cut} links lead`;
    return [`${those} to annotations that are not in the file, and were left out`];
  }
}
