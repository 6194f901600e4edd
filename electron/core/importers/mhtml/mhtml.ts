/** Reading a web archive (MHTML). */
import type { Draft } from '../draft.ts';
import { refusal } from '../file-kind.ts';

export function readMhtml(_bytes: Uint8Array, file: string | null): Draft {
  throw refusal('file.unsupported', file, 'this is a web archive (MHTML)');
}
