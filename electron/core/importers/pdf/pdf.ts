/** Reading a PDF. */
import type { Draft } from '../draft.ts';
import { refusal } from '../file-kind.ts';

export function readPdf(_bytes: Uint8Array, file: string | null): Draft {
  throw refusal('file.unsupported', file, 'this is a PDF');
}
