/** Sending files to the engine in pieces. */
import { PIECE_BYTES } from '../../shared/contract/imports.ts';
import { MAX_FILE_BYTES } from '../../shared/records/imported-article.ts';
import type { Client } from '../link/transport.ts';

/** A file as the window has it: a name and bytes that are read when they are sent. */
export type Incoming = Pick<Blob, 'size' | 'slice'> & { readonly name: string };

/** Why a file cannot be sent at all, or null; told before a byte is read. */
export function refusalBeforeReading({ name, size }: Pick<Incoming, 'name' | 'size'>): string | null {
  return size > MAX_FILE_BYTES ? `Cannot import (${name}): it is larger than 200 MB` : null;
}

/**
 * Sends a file and answers the name it is staged under. `onSent` gets the bytes sent so far.
 * @throws DOMException `AbortError` when `signal` aborts; what was sent is discarded then.
 */
export async function stageFile(
  client: Client,
  file: Incoming,
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<string> {
  const { staged } = await client.imports.stage({ name: file.name, size: file.size });
  try {
    for (let at = 0; at < file.size; at += PIECE_BYTES) {
      signal.throwIfAborted();
      await client.imports.append({ staged, piece: file.slice(at, at + PIECE_BYTES) });
      onSent(Math.min(at + PIECE_BYTES, file.size));
    }
    signal.throwIfAborted();
    return staged;
  } catch (error) {
    await client.imports.discard({ staged: [staged] });
    throw error;
  }
}
