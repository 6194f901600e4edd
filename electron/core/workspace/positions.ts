/**
 * Where annotations stand in the text their documents show now. Derived from anchor and text, kept beside the
 * row because lists are sorted by it, and never in the log: it can always be made again.
 */
import type { Anchor } from '../../../shared/records/anchor.ts';
import { type Position, TextResolver } from '../../../shared/text/anchors.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import type { Cell } from './tables.ts';
import { decodeAnchor } from './tables.ts';

/** Derives positions over one text. */
export class PositionFinder {
  readonly #content: string;
  readonly #text: string;
  readonly #resolver: TextResolver;

  /** @param content Hash of the text the document shows. */
  constructor(content: string, text: string) {
    this.#content = content;
    this.#text = text;
    this.#resolver = new TextResolver(text);
  }

  /** An anchor made in this very text is exact where it says; any other is looked for. */
  find(anchor: Anchor): Position {
    const { content, start, end, quote } = anchor;
    const isHere = content === this.#content && end - start === quote.length;
    if (isHere && this.#text.startsWith(quote, start)) return { status: 'exact', start, end };
    return this.#resolver.resolve(anchor);
  }
}

/** Texts kept at hand, in UTF-16 units. */
const KEPT = 16_000_000;

/** Gives the finder of each text, keeping as many texts as fit in `KEPT`. */
export class PositionFinders {
  readonly #text;
  readonly #finders = new Map<string, PositionFinder>();
  #kept = 0;

  constructor(db: ReadableDb) {
    this.#text = db.prepare<[string], string>('SELECT text FROM content WHERE hash = ?').pluck();
  }

  of(content: string): PositionFinder {
    const known = this.#finders.get(content);
    if (known) return known;
    const text = this.#text.get(content) ?? '';
    this.#kept += text.length;
    if (this.#kept > KEPT) {
      this.#finders.clear();
      this.#kept = text.length;
    }
    const finder = new PositionFinder(content, text);
    this.#finders.set(content, finder);
    return finder;
  }
}

/** Derives the positions of some annotations anew. */
export function derivePositions(db: WritableDb, annotations: Iterable<string>): void {
  const read = db.prepare<[string], Record<string, Cell>>(
    `SELECT a.anchor_content, a.anchor_start, a.anchor_end, a.quote, a.prefix, a.suffix, d.content
     FROM annotation a JOIN document d ON d.id = a.document WHERE a.id = ?`,
  );
  const write = db.prepare(
    'UPDATE annotation SET position_status = ?, position_start = ?, position_end = ? WHERE id = ?',
  );
  const finders = new PositionFinders(db);
  for (const id of annotations) {
    const row = read.get(id);
    if (!row) continue;
    const { status, start, end } = finders.of(String(row.content)).find(decodeAnchor(row));
    write.run(status, start, end, id);
  }
}
