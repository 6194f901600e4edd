/** Reading a Word document (DOCX). */
import type { Draft } from '../draft.ts';
import { refusal } from '../file-kind.ts';

export function readDocx(_bytes: Uint8Array, file: string | null): Draft {
  throw refusal('file.unsupported', file, 'this is a Word document (DOCX)');
}
