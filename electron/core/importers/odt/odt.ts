/** Reading an OpenDocument text. */
import type { Draft } from '../draft.ts';
import { refusal } from '../file-kind.ts';

export function readOdt(_bytes: Uint8Array, file: string | null): Draft {
  throw refusal('file.unsupported', file, 'this is an OpenDocument text');
}
