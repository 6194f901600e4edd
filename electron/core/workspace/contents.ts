/** Texts and source files, named by their hashes. What is stored under a hash never changes. */
import { createHash, webcrypto } from 'node:crypto';
import { promisify } from 'node:util';
import { deflate, deflateSync, inflateSync } from 'node:zlib';
import { fold } from '../../../shared/text/fold.ts';
import { plainTextOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import { countWords } from '../../../shared/text/words.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import type { ReadableDb, WritableDb } from './db.ts';
import { type IndexedBlock, indexedBlocks } from './indexed-blocks.ts';

/** A text on its way into the store. */
export interface NewContent {
  /** SHA-256 of `body`, lower-case hex. */
  readonly hash: string;
  /** The article as canonical JSON of `shared/text/schema`. */
  readonly body: string;
  /** Its plain text, which anchors count in. */
  readonly text: string;
  /** SHA-256 of `text` in UTF-8. */
  readonly textHash: string;
  /** As `foldedHash` makes it of `text`. */
  readonly foldedHash: string;
  readonly words: number;
  /** The rows of the search index for its blocks, made where there is time for it. */
  readonly indexed: readonly IndexedBlock[];
}

/** A stored text. */
export interface Content {
  readonly hash: string;
  /** Whether the text itself was left out by whoever shared it: only its name is known. */
  readonly isWithheld: boolean;
  /** ProseMirror JSON of `shared/text/schema`. */
  readonly body: Json;
  readonly text: string;
  readonly textHash: string;
  readonly words: number;
}

/** A source file on its way into the store; `bytes` is deflated (RFC 1950), `size` and `hash` are the file's. */
export interface NewSource {
  readonly hash: string;
  readonly size: number;
  readonly bytes: Uint8Array;
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * SHA-256 of what is left of a text when typography is folded away (`shared/text/fold`), paragraphs joined by
 * one space: two copies of one article have the same one, whatever their quotation marks, dashes and breaks.
 * Folded by paragraph, because the map that folding makes takes many times the memory of the text.
 */
export function foldedHash(text: string): string {
  const hash = createHash('sha256');
  let space = '';
  for (const paragraph of text.split('\n')) {
    const folded = fold(paragraph).text.trim();
    if (folded === '') continue;
    hash.update(space + folded);
    space = ' ';
  }
  return hash.digest('hex');
}

/**
 * Names and projects a text.
 * @param body ProseMirror JSON of `shared/text/schema`; attributes left out get their defaults.
 * @param language BCP 47 tag that helps to count words.
 * @throws RangeError when the body does not fit the schema.
 */
export function newContent(body: unknown, language?: string): NewContent {
  const doc = schema.nodeFromJSON(body);
  doc.check();
  const json = canonicalJson(doc.toJSON());
  // The text is read back from what is stored, so that both agree to the last unit.
  const plain = plainTextOf(schema.nodeFromJSON(JSON.parse(json)));
  const { text } = plain;
  return {
    hash: sha256(json),
    body: json,
    text,
    textHash: sha256(text),
    foldedHash: foldedHash(text),
    words: countWords(text, language),
    indexed: indexedBlocks(plain),
  };
}

export function getContent(db: ReadableDb, hash: string): Content | undefined {
  const row = db
    .prepare<[string], { body: string; text: string; text_hash: string; words: number }>(
      'SELECT body, text, text_hash, words FROM content WHERE hash = ?',
    )
    .get(hash);
  if (!row) return undefined;
  const { text, text_hash: textHash, words } = row;
  return { hash, isWithheld: row.body === WITHHELD, body: parseBody(row.body), text, textHash, words };
}

/** The stored body of a text that was left out of a share: its document is here, and its passages with their quotes. */
export const WITHHELD = '';

/** A stored body as JSON; of a text that was left out, an article without words. */
export function parseBody(body: string): Json {
  return body === WITHHELD ? { type: 'doc', content: [{ type: 'paragraph' }] } : (JSON.parse(body) as Json);
}

/** Names of the stored contents whose plain text has a hash (SHA-256, hex). */
export function contentsWithText(db: ReadableDb, textHash: string): ReadonlySet<string> {
  const found = db.prepare<[string], string>('SELECT hash FROM content WHERE text_hash = ?').pluck();
  return new Set(found.all(textHash));
}

export function newSource(bytes: Uint8Array): NewSource {
  return { hash: sha256(bytes), size: bytes.length, bytes: deflateSync(bytes) };
}

/** As `newSource`, beside the main thread: a large file takes seconds to pack. */
export async function packSource(bytes: Uint8Array<ArrayBuffer>): Promise<NewSource> {
  const [hash, packed] = await Promise.all([hashFile(bytes), promisify(deflate)(bytes)]);
  return { hash, size: bytes.length, bytes: packed };
}

/** The name a file has as a source, made beside the main thread. */
export async function hashFile(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}

/** The bytes of a source file as it came. */
export function getSource(db: ReadableDb, hash: string): Uint8Array | undefined {
  const row = db.prepare<[string], { bytes: Buffer }>('SELECT bytes FROM source WHERE hash = ?').get(hash);
  return row && inflateSync(row.bytes);
}

/** The unpacked bytes of a source file, or null when they are damaged. More than the file's size is never unpacked. */
export function inflated(bytes: Buffer, size: number): Buffer | null {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(size, 1) });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** Keeps texts that are not here yet. Inside the caller's transaction. */
export function storeContents(db: WritableDb, contents: readonly NewContent[]): void {
  if (contents.length === 0) return;
  const insert = db.prepare(
    'INSERT OR IGNORE INTO content (hash, body, text, text_hash, folded_hash, words) VALUES (?, ?, ?, ?, ?, ?)',
  );
  for (const { hash, body, text, textHash, foldedHash: folded, words } of contents)
    insert.run(hash, body, text, textHash, folded, words);
}

/** Keeps source files that are not here yet. Inside the caller's transaction. */
export function storeSources(db: WritableDb, sources: readonly NewSource[]): void {
  if (sources.length === 0) return;
  const insert = db.prepare('INSERT OR IGNORE INTO source (hash, size, bytes) VALUES (?, ?, ?)');
  for (const { hash, size, bytes } of sources) insert.run(hash, size, bytes);
}
