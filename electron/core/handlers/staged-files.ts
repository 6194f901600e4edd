/**
 * Files on their way in: bytes collected in pieces, kept in memory and never on disk, because what is being
 * imported may be sensitive and a crash would leave it lying about.
 */
import { randomUUID } from 'node:crypto';
import { Fault } from '../../../shared/contract/fault.ts';
import { PIECE_BYTES } from '../../../shared/contract/imports.ts';
import { MAX_FILE_BYTES } from '../../../shared/records/imported-article.ts';
import type { ReturnedFile } from '../../../shared/records/returned-file.ts';
import type { CheckedArticle } from '../jobs/check-article.ts';
import type { NewSource } from '../workspace/contents.ts';

/** Bytes that may wait at once, over all windows: a large folder is imported in several goes. */
const MAX_STAGED_BYTES = 1024 ** 3;

interface StagedFile {
  readonly name: string;
  readonly size: number;
  /** False for text from the clipboard, which has no file to keep. */
  readonly isFile: boolean;
  readonly pieces: Uint8Array[];
  received: number;
  /** What the parser made of it last, so that confirming does not read it again. */
  article: CheckedArticle | null;
  /** What the parser made of it as a file of annotations. */
  returned: ReturnedFile | null;
  /** The file packed, once it was needed. */
  source: NewSource | null;
  /** Aborted once the file is discarded: whoever reads it may stop. */
  readonly gone: AbortController;
}

export class StagedFiles {
  readonly #files = new Map<string, StagedFile>();

  /** @throws Fault `file.tooLarge`, or `import.failed` when too much waits already. */
  stage(name: string, size: number, isFile = true): string {
    if (size > MAX_FILE_BYTES) {
      throw new Fault('file.tooLarge', 'Cannot import', { file: name, reason: 'it is larger than 200 MB' });
    }
    const waiting = [...this.#files.values()].reduce((sum, file) => sum + file.size, 0);
    if (waiting + size > MAX_STAGED_BYTES) {
      throw new Fault('import.failed', 'Cannot import', {
        file: name,
        reason: 'more than 1 GB would be waiting; import in smaller groups',
      });
    }
    const staged = randomUUID();
    this.#files.set(staged, {
      name,
      size,
      isFile,
      pieces: [],
      received: 0,
      article: null,
      returned: null,
      source: null,
      gone: new AbortController(),
    });
    return staged;
  }

  append(staged: string, piece: Uint8Array): void {
    const file = this.get(staged);
    if (piece.byteLength > PIECE_BYTES || file.received + piece.byteLength > file.size) {
      this.#files.delete(staged);
      throw new Fault('import.failed', 'Cannot import', {
        file: file.name,
        reason: 'it is longer than announced',
      });
    }
    file.pieces.push(piece);
    file.received += piece.byteLength;
  }

  /** @throws Fault `import.gone` when it was discarded or imported already. */
  get(staged: string): StagedFile {
    const file = this.#files.get(staged);
    if (file) return file;
    throw new Fault('import.gone', 'This import is no longer waiting', { reason: 'choose the file again' });
  }

  /** All bytes of a file, whole. @throws Fault `import.failed` when pieces are missing. */
  bytes(staged: string): Uint8Array<ArrayBuffer> {
    const file = this.get(staged);
    if (file.received !== file.size) {
      throw new Fault('import.failed', 'Cannot import', {
        file: file.name,
        reason: 'it did not arrive whole',
      });
    }
    return Buffer.concat(file.pieces);
  }

  discard(staged: string): void {
    this.#files.get(staged)?.gone.abort();
    this.#files.delete(staged);
  }

  clear(): void {
    this.#files.clear();
  }
}
