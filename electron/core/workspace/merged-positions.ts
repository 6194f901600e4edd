/**
 * Where passages stand while a merge makes them: of a new one before its row is written, so that it is written
 * once; of others when their anchor or their article's text became different.
 */
import type { RecordName, Values } from '../../../shared/history/change.ts';
import type { Anchor } from '../../../shared/records/anchor.ts';
import type { WritableDb } from './db.ts';
import type { PreparedEdit } from './edits.ts';
import type { KnownPlaces } from './known-places.ts';
import { derivePositions, PositionFinders, positionColumns } from './positions.ts';
import type { Row } from './rows.ts';

export class MergedPositions {
  readonly #db: WritableDb;
  readonly #places: KnownPlaces;
  readonly #contentOf;
  readonly #inside;
  /** Kept from batch to batch: the texts of a merge are the same ones again and again. */
  #finders: PositionFinders;
  /** New passages whose rows were written with their positions. */
  readonly #written = new Set<string>();
  /** Texts that articles show, of one batch: between batches an analyst may correct one. */
  readonly #contents = new Map<string, string | undefined>();

  constructor(db: WritableDb, places: KnownPlaces) {
    this.#db = db;
    this.#places = places;
    this.#finders = new PositionFinders(db, places);
    this.#contentOf = db.prepare<[string], string>('SELECT content FROM document WHERE id = ?').pluck();
    this.#inside = db.prepare<[string], string>('SELECT id FROM annotation WHERE document = ?').pluck();
  }

  /** The columns of a new record that say where it stands; none while its article has not come. */
  readonly derive = (record: RecordName, id: string, fields: Readonly<Values>): Row => {
    if (record !== 'annotation' || typeof fields.document !== 'string') return {};
    const content = this.#shownBy(fields.document);
    if (content === undefined) return {};
    this.#written.add(id);
    // The log holds what its validator let through.
    return positionColumns(this.#finders.of(content).find(fields.anchor as unknown as Anchor));
  };

  /** Asked only once the articles of a batch are made, which come before its passages. */
  #shownBy(document: string): string | undefined {
    if (!this.#contents.has(document)) this.#contents.set(document, this.#contentOf.get(document));
    return this.#contents.get(document);
  }

  /** Texts that had only their name here have their words now. */
  forgetTexts(): void {
    this.#finders = new PositionFinders(this.#db, this.#places);
  }

  /**
   * Brings the positions up to date with what a batch made.
   * @param refilled Articles whose words came.
   */
  follow(edits: readonly PreparedEdit[], refilled: readonly string[]): void {
    const moved = new Set<string>();
    for (const { record, id, isNew, fields } of edits) {
      if (record === 'annotation' && (isNew || 'anchor' in fields || 'document' in fields)) moved.add(id);
      if (record === 'document' && !isNew && 'content' in fields)
        for (const one of this.#inside.all(id)) moved.add(one);
    }
    for (const id of this.#written) moved.delete(id);
    this.#written.clear();
    this.#contents.clear();
    for (const document of refilled) for (const one of this.#inside.all(document)) moved.add(one);
    derivePositions(this.#db, moved, this.#finders);
  }
}
