/** Keeping the full-text index in step with the records, inside the transaction that changes them. */
import type { Values } from '../../../shared/history/change.ts';
import type { Anchor } from '../../../shared/records/anchor.ts';
import { kindFields } from '../../../shared/records/kind.ts';
import { plainTextOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import { type NewContent, parseBody } from './contents.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import type { PreparedEdit } from './edits.ts';
import { type IndexedBlock, indexedBlocks } from './indexed-blocks.ts';
import { type Row, shownFields } from './rows.ts';
import { indexedWords } from './search-words.ts';
import type { Cell } from './tables.ts';

/** One row of the index: a block of an article, a document's own words, or an annotation. */
export interface SearchEntry {
  readonly part: 'text' | 'about' | 'annotation';
  /** Of a block, its UTF-16 offsets in the plain text. */
  readonly start: number | null;
  readonly end: number | null;
  readonly words: string;
}

/** Fields of a document that are found by searching for the document itself. */
const ABOUT = ['title', 'byline', 'publication', 'note'];

/** Fields of an annotation that hold an analyst's or author's own words, not slugs of an enumeration. */
const WORDED = kindFields
  .filter(({ field }) => field.type === 'text' || field.type === 'list' || field.type === 'date')
  .map(({ name }) => name);

const INDEXED = {
  document: new Set(['content', 'removed', ...ABOUT]),
  annotation: new Set<string>(['anchor', 'note', 'removed', ...WORDED]),
};

/** Whether an edit changes something that is searched. */
function changesWords(record: keyof typeof INDEXED, edit: PreparedEdit): boolean {
  const touched = Object.keys(edit.fields).filter(field => field !== 'anchor' || changesQuote(edit));
  return touched.some(field => INDEXED[record].has(field));
}

/** Whether a moved passage has other words: most of a corrected text do not, and only words are indexed. */
function changesQuote({ before, fields }: PreparedEdit): boolean {
  return (before.anchor as Anchor | null)?.quote !== (fields.anchor as Anchor).quote;
}

/** The rows the index should have for a document; none while it is removed. */
export function documentEntries(
  db: ReadableDb,
  id: string,
  contents: readonly NewContent[] = [],
): SearchEntry[] {
  const hash = db
    .prepare<[string], string>('SELECT content FROM document WHERE id = ? AND removed = 0')
    .pluck()
    .get(id);
  if (hash === undefined) return [];
  const blocks = contents.find(content => content.hash === hash)?.indexed ?? blocksOf(db, hash);
  const inText = blocks.map(block => ({ part: 'text' as const, ...block }));
  return [...aboutEntries(db, id), ...inText];
}

/** The blocks of a stored text, as the index takes them. */
function blocksOf(db: ReadableDb, hash: string): readonly IndexedBlock[] {
  const body = db.prepare<[string], string>('SELECT body FROM content WHERE hash = ?').pluck().get(hash);
  return body === undefined ? [] : indexedBlocks(plainTextOf(schema.nodeFromJSON(parseBody(body))));
}

/** The texts of an annotation that are searched: its quote, its note, the fields of every kind. */
export function annotationWords(row: Row): string[] {
  return worded(row.quote, shownFields('annotation', row));
}

function worded(quote: Cell | undefined, fields: Readonly<Values>): string[] {
  const texts = [quote, fields.note, ...WORDED.map(name => fields[name])];
  return texts.flat().filter(text => typeof text === 'string');
}

function annotationEntries(texts: readonly string[]): SearchEntry[] {
  return [{ part: 'annotation', start: null, end: null, words: indexedWords(texts.join('\n')) }];
}

/** The rows the index should have for an annotation that was not here: all there is of it is in its fields. */
function newAnnotationEntries(fields: Readonly<Values>): SearchEntry[] {
  if (fields.removed === true) return [];
  const { quote } = fields.anchor as unknown as Anchor;
  return annotationEntries(worded(quote, fields));
}

/** A document's own words: title, byline, publication, note. */
export function documentWords(row: Row): string[] {
  return ABOUT.map(field => row[field]).filter(text => typeof text === 'string');
}

function aboutEntries(db: ReadableDb, id: string): SearchEntry[] {
  const row = db.prepare<[string], Row>('SELECT * FROM document WHERE id = ? AND removed = 0').get(id);
  if (!row) return [];
  return [{ part: 'about', start: null, end: null, words: indexedWords(documentWords(row).join('\n')) }];
}

/** Fills the index of a workspace that has none. Inside the caller's transaction. */
export function indexEverything(db: WritableDb): void {
  const writer = new SearchIndex(db);
  const idsOf = (table: string) =>
    db.prepare<[], string>(`SELECT id FROM ${table} WHERE removed = 0`).pluck();
  for (const id of idsOf('document').all()) writer.replace('document', id, documentEntries(db, id));
  for (const id of idsOf('annotation').all()) writer.replace('annotation', id, writer.annotationEntries(id));
}

/** The index of a workspace that is written. Keeps its statements prepared. */
export class SearchIndex {
  readonly #db: WritableDb;
  readonly #annotation;
  readonly #entries;
  readonly #forget;
  readonly #forgetWords;
  readonly #add;
  readonly #addWords;

  constructor(db: WritableDb) {
    this.#db = db;
    this.#annotation = db.prepare<[string], Row>('SELECT * FROM annotation WHERE id = ? AND removed = 0');
    this.#entries = db
      .prepare<[string, string, string | null, string | null], number>(
        'SELECT entry FROM search_entry WHERE record = ? AND id = ? AND (? IS NULL OR part = ?)',
      )
      .pluck();
    this.#forget = db.prepare('DELETE FROM search_entry WHERE entry = ?');
    this.#forgetWords = db.prepare('DELETE FROM search WHERE rowid = ?');
    this.#add = db.prepare(
      'INSERT INTO search_entry (record, id, part, start, "end") VALUES (?, ?, ?, ?, ?)',
    );
    this.#addWords = db.prepare('INSERT INTO search (rowid, words) VALUES (?, ?)');
  }

  /**
   * Indexes anew what edits changed, inside the transaction that makes them. A record that is removed is taken out.
   * @param contents Texts that came with the edits, whose words need not be made again.
   */
  update(edits: readonly PreparedEdit[], contents: readonly NewContent[] = []): void {
    for (const edit of edits) {
      const { record, id, isNew, fields } = edit;
      if (record !== 'document' && record !== 'annotation') continue;
      if (!isNew && !changesWords(record, edit)) continue;
      if (record === 'annotation' && isNew) this.add(record, id, newAnnotationEntries(fields));
      else if (record === 'annotation') this.replace(record, id, this.annotationEntries(id));
      else if (isNew || 'content' in fields || 'removed' in fields)
        this.replace(record, id, documentEntries(this.#db, id, contents));
      else this.replace(record, id, aboutEntries(this.#db, id), 'about');
    }
  }

  /** The row the index should have for an annotation; none while it is removed. */
  annotationEntries(id: string): SearchEntry[] {
    const row = this.#annotation.get(id);
    return row ? annotationEntries(annotationWords(row)) : [];
  }

  /** Puts `entries` in the place of what the index has of a record, or of one part of it. */
  replace(record: string, id: string, entries: readonly SearchEntry[], part: string | null = null): void {
    for (const entry of this.#entries.all(record, id, part, part)) {
      this.#forgetWords.run(entry);
      this.#forget.run(entry);
    }
    this.add(record, id, entries);
  }

  add(record: string, id: string, entries: readonly SearchEntry[]): void {
    for (const { part, start, end, words } of entries) {
      const { lastInsertRowid } = this.#add.run(record, id, part, start, end);
      this.#addWords.run(lastInsertRowid, words);
    }
  }
}
