/** Sending a file in pieces. */
import { describe, expect, it } from 'vitest';
import { refusalBeforeReading, stageFile } from '../../../renderer/exchange/staging.ts';
import type { Client } from '../../../renderer/link/transport.ts';
import { PIECE_BYTES } from '../../../shared/contract/imports.ts';

/** An engine that keeps what it is sent; after `failAfter` pieces it refuses. */
function engine(failAfter = Number.POSITIVE_INFINITY) {
  const kept = { pieces: [] as Blob[], discarded: [] as string[], size: 0 };
  const imports = {
    stage: async ({ size }: { size: number }) => {
      kept.size = size;
      return { staged: 's1' };
    },
    append: async ({ piece }: { piece: Blob }) => {
      if (kept.pieces.length === failAfter) throw new Error('the connection broke');
      kept.pieces.push(piece);
    },
    discard: async ({ staged }: { staged: string[] }) => void kept.discarded.push(...staged),
  };
  return { client: { imports } as unknown as Client, kept };
}

const bytes = Uint8Array.from({ length: PIECE_BYTES * 2 + 5 }, (_, n) => n % 251);
const file = new File([bytes], 'long.txt');
const never = new AbortController().signal;

describe('a file on its way to the engine', () => {
  it('arrives whole, in pieces no longer than a call may carry', async () => {
    const { client, kept } = engine();
    const told: number[] = [];
    expect(await stageFile(client, file, never, sent => told.push(sent))).toBe('s1');
    expect(kept.pieces.every(piece => piece.size <= PIECE_BYTES)).toBe(true);
    expect(Buffer.from(await new Blob(kept.pieces).arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
    expect(told.at(-1)).toBe(bytes.length);
    expect(kept.discarded).toEqual([]);
  });

  it('is forgotten when it breaks off', async () => {
    const { client, kept } = engine(1);
    await expect(stageFile(client, file, never, () => {})).rejects.toThrow('the connection broke');
    expect(kept.discarded).toEqual(['s1']);
  });

  it('is forgotten when it is cancelled', async () => {
    const { client, kept } = engine();
    const stop = new AbortController();
    await expect(stageFile(client, file, stop.signal, () => stop.abort())).rejects.toThrow();
    expect(kept.pieces).toHaveLength(1);
    expect(kept.discarded).toEqual(['s1']);
  });

  it('is refused before a byte is read when it is too large', () => {
    expect(refusalBeforeReading({ name: 'huge.txt', size: 200 * 1024 * 1024 })).toContain('huge.txt');
    expect(refusalBeforeReading({ name: 'fits.txt', size: 200 * 1024 * 1024 - 1 })).toBeNull();
  });
});
