/** What of a project could not be read: counted by kind, so that a thousand of one are one sentence. */
export class Problems {
  readonly #counts = new Map<string, { count: number; examples: string[] }>();

  /** @param what A plural, e.g. "pictures". @param example Its name, where it has one. */
  add(what: string, example?: string): void {
    const known = this.#counts.get(what) ?? { count: 0, examples: [] };
    known.count++;
    if (example !== undefined && known.examples.length < 3 && !known.examples.includes(example))
      known.examples.push(example);
    this.#counts.set(what, known);
  }

  sentences(): string[] {
    return [...this.#counts].map(([what, { count, examples }]) => {
      const named =
        examples.length === 0 ? '' : ` (${examples.join(', ')}${count > examples.length ? ', …' : ''})`;
      return `Left out: ${count.toLocaleString('en')} × ${what}${named}`;
    });
  }
}
