/** `.qdpx`: a ZIP archive with the project's XML and one plain text a source, written as a stream. */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** Largest file the standard allows inside a project (section 8), in bytes. */
export const MAX_INTERNAL_BYTES = 2 ** 31 - 1;

/** A file of the archive; its content is asked for when its turn comes. */
export interface ArchiveFile {
  readonly name: string;
  readonly content: () => Iterable<string>;
}

/** A file inside became larger than the standard allows. */
export class InternalFileTooLarge extends Error {
  override readonly name = 'InternalFileTooLarge';
}

/** Characters gathered before they go into the archive. */
const PIECE_LENGTH = 1 << 16;

/**
 * The archive in pieces.
 * @throws InternalFileTooLarge
 */
export async function* archivePieces(
  files: Iterable<ArchiveFile>,
  limit = MAX_INTERNAL_BYTES,
): AsyncGenerator<Uint8Array, void, undefined> {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  // One time for all: the same evidence gives the same bytes.
  const options = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };
  for (const { name, content } of files) {
    zip.addReadStreamLazy(name, options, take => {
      const stream = Readable.from(encoded(name, content(), limit), { objectMode: false });
      // yazl listens to no errors of streams it is given.
      stream.on('error', error => out.destroy(error));
      take(null, stream);
    });
  }
  zip.end();
  for await (const piece of out) yield piece as Uint8Array;
}

/** Asynchronous because a stream over a plain generator that throws throws out of nowhere, where nobody can catch it. */
async function* encoded(name: string, texts: Iterable<string>, limit: number): AsyncGenerator<Buffer> {
  let bytes = 0;
  for (const text of gathered(texts)) {
    const piece = Buffer.from(text);
    bytes += piece.length;
    if (bytes > limit) throw new InternalFileTooLarge(`${name} is larger than ${limit} bytes`);
    yield piece;
  }
}

function* gathered(texts: Iterable<string>): Generator<string> {
  let all = '';
  for (const text of texts) {
    all += text;
    if (all.length < PIECE_LENGTH) continue;
    yield all;
    all = '';
  }
  if (all !== '') yield all;
}
