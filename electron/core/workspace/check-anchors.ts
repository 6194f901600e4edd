/** Whether every passage stands on the words it quotes, and where the store says it stands. */
import type { CheckReport } from '../../../shared/contract/workspace.ts';
import type { Anchor } from '../../../shared/records/anchor.ts';
import { WITHHELD } from './contents.ts';
import type { ReadableDb } from './db.ts';
import type { Findings } from './findings.ts';
import { KnownPlaces } from './known-places.ts';
import { PositionFinders } from './positions.ts';
import type { Row } from './rows.ts';
import { decodeAnchor } from './tables.ts';

/** @param tally Counts the shown annotations by what became of their anchors. */
export function* anchorProblems(db: ReadableDb, tally: CheckReport['anchors']): Findings {
  const rows = db
    .prepare<[], Row>(
      `SELECT a.*, d.content, d.removed AS document_removed
       FROM annotation a JOIN document d ON d.id = a.document ORDER BY d.content, a.anchor_content`,
    )
    .iterate();
  const finders = new PositionFinders(db, new KnownPlaces());
  const texts = new LastText(db);
  for (const row of rows) {
    const anchor = decodeAnchor(row);
    const name = `annotation ${row.id}`;
    const broken = brokenPart(anchor, texts.of(anchor.content));
    if (broken !== null) yield `${name}: its ${broken} is not what the text says there`;
    const { status, start, end } = finders.of(String(row.content)).find(anchor);
    const isKept = row.position_status === status && row.position_start === start && row.position_end === end;
    if (!isKept) yield `${name}: its position is ${place(row)}, but its words are ${status} at ${start}`;
    if (row.removed === 0 && row.document_removed === 0) tally[status]++;
    yield null;
  }
}

/** The part of an anchor that differs from the text it was made in; null when none does or that text is not here. */
function brokenPart({ start, end, quote, prefix, suffix }: Anchor, text: string | null): string | null {
  if (text === null) return null;
  if (text.slice(start, end) !== quote) return 'quote';
  if (text.slice(start - prefix.length, start) !== prefix) return 'prefix';
  return text.slice(end, end + suffix.length) === suffix ? null : 'suffix';
}

function place(row: Row): string {
  return `${row.position_status} at ${row.position_start}`;
}

/** Reads texts by hash, keeping the last: rows come text by text. */
class LastText {
  readonly #read;
  #hash = '';
  #text: string | null = null;

  constructor(db: ReadableDb) {
    const sql = `SELECT text FROM content WHERE hash = ? AND body <> '${WITHHELD}'`;
    this.#read = db.prepare<[string], string>(sql).pluck();
  }

  of(hash: string): string | null {
    if (hash !== this.#hash) this.#text = this.#read.get(hash) ?? null;
    this.#hash = hash;
    return this.#text;
  }
}
