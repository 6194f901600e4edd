/**
 * Where annotations stand in the text their documents show now. Derived from anchor and text, kept beside the
 * row because lists are sorted by it, and never in the log: it can always be made again.
 */
import type { Anchor } from '../../../shared/records/anchor.ts';
import { type Position, TextResolver } from '../../../shared/text/anchors.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import type { KnownPlaces } from './known-places.ts';
import type { Cell } from './tables.ts';
import { decodeAnchor } from './tables.ts';

/** Derives positions over one text. */
export class PositionFinder {
  readonly #content: string;
  readonly #text: string;
  readonly #resolver: TextResolver;
  readonly #known: KnownPlaces;

  /**
   * @param content Hash of the text the document shows.
   * @param known What was found before; what is found now is added.
   */
  constructor(content: string, text: string, known: KnownPlaces) {
    this.#content = content;
    this.#text = text;
    this.#resolver = new TextResolver(text);
    this.#known = known;
  }

  /** An anchor made in this very text is exact where it says; any other is looked for. */
  find(anchor: Anchor): Position {
    const { start, end } = anchor;
    if (isAtItsPlace(anchor, this.#content, this.#text)) return { status: 'exact', start, end };
    const known = this.#known.get(this.#content, anchor);
    if (known) return known;
    const found = this.#resolver.resolve(anchor);
    this.#known.set(this.#content, anchor, found);
    return found;
  }
}

/** Whether an anchor was made in this very text, of which `content` is the hash, and is what the text says there. */
export function isAtItsPlace(anchor: Anchor, content: string, text: string): boolean {
  const { start, end, quote } = anchor;
  return anchor.content === content && end - start === quote.length && text.startsWith(quote, start);
}

/** Texts kept at hand, in UTF-16 units. */
const KEPT = 16_000_000;

/** Gives the finder of each text, keeping as many texts as fit in `KEPT`. */
export class PositionFinders {
  readonly #text;
  readonly #known;
  readonly #finders = new Map<string, PositionFinder>();
  #kept = 0;

  constructor(db: ReadableDb, known: KnownPlaces) {
    this.#known = known;
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
    const finder = new PositionFinder(content, text, this.#known);
    this.#finders.set(content, finder);
    return finder;
  }
}

/** The columns of a row that say where a passage stands. */
export function positionColumns({ status, start, end }: Position) {
  return { position_status: status, position_start: start, position_end: end };
}

/** Derives the positions of some annotations anew. */
export function derivePositions(
  db: WritableDb,
  annotations: ReadonlySet<string>,
  finders: PositionFinders,
): void {
  if (annotations.size === 0) return;
  const read = db.prepare<[string], Record<string, Cell>>(
    `SELECT a.anchor_content, a.anchor_start, a.anchor_end, a.quote, a.prefix, a.suffix, d.content,
       a.position_status, a.position_start, a.position_end
     FROM annotation a JOIN document d ON d.id = a.document WHERE a.id = ?`,
  );
  const write = db.prepare(
    'UPDATE annotation SET position_status = ?, position_start = ?, position_end = ? WHERE id = ?',
  );
  for (const id of annotations) {
    const row = read.get(id);
    if (!row) continue;
    const { status, start, end } = finders.of(String(row.content)).find(decodeAnchor(row));
    const isKept = row.position_status === status && row.position_start === start && row.position_end === end;
    if (!isKept) write.run(status, start, end, id);
  }
}
