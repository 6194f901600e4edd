/** Whether texts and source files still are what their names (hashes) say. */
import { plainTextOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import { foldedHash, inflated, sha256, WITHHELD } from './contents.ts';
import type { ReadableDb } from './db.ts';
import type { Findings } from './findings.ts';

interface ContentRow {
  hash: string;
  body: string;
  text: string;
  text_hash: string;
  folded_hash: string;
}

export function* contentProblems(db: ReadableDb): Findings {
  const rows = db
    .prepare<[], ContentRow>('SELECT hash, body, text, text_hash, folded_hash FROM content')
    .iterate();
  for (const { hash, body, text, text_hash, folded_hash } of rows) {
    if (body === WITHHELD && `${text}${text_hash}${folded_hash}` === '') {
      yield null;
      continue;
    }
    if (sha256(body) !== hash) yield `text ${hash}: its body has changed`;
    else if (projection(body) !== text) yield `text ${hash}: its plain text is not that of its body`;
    if (sha256(text) !== text_hash) yield `text ${hash}: its plain text has changed`;
    else if (foldedHash(text) !== folded_hash)
      yield `text ${hash}: the hash it is recognised by is not that of its words`;
    yield null;
  }
}

export function* sourceProblems(db: ReadableDb): Findings {
  const rows = db
    .prepare<[], { hash: string; size: number; bytes: Buffer }>('SELECT * FROM source')
    .iterate();
  for (const { hash, size, bytes } of rows) {
    const file = inflated(bytes, size);
    if (file === null) yield `source file ${hash}: cannot be unpacked`;
    else if (file.length !== size || sha256(file) !== hash)
      yield `source file ${hash}: its bytes have changed`;
    yield null;
  }
}

/** The plain text of a body whose hash was right: it fits the schema, as it did when it was stored. */
function projection(body: string): string {
  return plainTextOf(schema.nodeFromJSON(JSON.parse(body))).text;
}
