/** Reading a Rich Text (RTF) document. */
import type { Draft } from '../draft.ts';
import { refusal } from '../file-kind.ts';

export function readRtf(_bytes: Uint8Array, file: string | null): Draft {
  throw refusal('file.unsupported', file, 'this is a Rich Text (RTF) document');
}
