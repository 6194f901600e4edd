/** Spans by id, immutable like the state they belong to: a change makes a new table and copies only what is new. */
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { Kind } from '../../../shared/records/kind.ts';

/** An annotation where it stands now: UTF-16 offsets of the plain text, half open. */
export interface Span {
  readonly id: string;
  readonly kind: Kind;
  readonly start: number;
  readonly end: number;
  readonly annotation: Annotation;
}

/** Changes kept beside the table before the whole is made anew: that costs ms in a table of 50,000. */
const MOST_LATE = 256;

export class SpanTable {
  readonly #base: ReadonlyMap<string, Span>;
  /** What changed since the base was made; null for what is gone. */
  readonly #late: ReadonlyMap<string, Span | null>;

  private constructor(base: ReadonlyMap<string, Span>, late: ReadonlyMap<string, Span | null>) {
    this.#base = base;
    this.#late = late;
  }

  static of(spans: ReadonlyMap<string, Span>): SpanTable {
    return new SpanTable(spans, new Map());
  }

  get(id: string): Span | undefined {
    const late = this.#late.get(id);
    return late === undefined ? this.#base.get(id) : (late ?? undefined);
  }

  /** The table after these changes; null takes a span out. */
  changed(changes: ReadonlyMap<string, Span | null>): SpanTable {
    if (changes.size === 0) return this;
    const late = new Map(this.#late);
    for (const [id, span] of changes) late.set(id, span);
    if (late.size <= MOST_LATE) return new SpanTable(this.#base, late);
    const base = new Map(this.#base);
    for (const [id, span] of late) {
      if (span) base.set(id, span);
      else base.delete(id);
    }
    return new SpanTable(base, new Map());
  }
}
