/** Reading an e-book (EPUB). */
import type { Draft } from '../draft.ts';
import { refusal } from '../file-kind.ts';

export function readEpub(_bytes: Uint8Array, file: string | null): Draft {
  throw refusal('file.unsupported', file, 'this is an e-book (EPUB)');
}
