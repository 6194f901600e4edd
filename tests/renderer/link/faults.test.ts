/** What a failed call says to the person. */
import { ORPCError } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import { isCancelled, refusalOf } from '../../../renderer/link/faults.ts';

describe('a failed call', () => {
  it('says the sentence of the fault', () => {
    const error = new ORPCError('disk.full', { message: 'Cannot save (a.postil): the disk is full' });
    expect(refusalOf(error)).toEqual({
      message: 'Cannot save (a.postil): the disk is full',
      code: 'disk.full',
    });
  });

  it('says what the engine says of a bug, which names the entry in its log', () => {
    const error = new ORPCError('INTERNAL_SERVER_ERROR', {
      message: 'Something went wrong in Postil (1a2b3c4d).',
    });
    expect(refusalOf(error)).toEqual({ message: 'Something went wrong in Postil (1a2b3c4d).', code: null });
  });

  it('names an entry of the console for a bug of the window', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { message } = refusalOf(new TypeError('x is undefined'));
    const entry = /\(([0-9a-f]{8})\)/.exec(message)?.[1];
    expect(entry).toBeDefined();
    expect(log.mock.calls[0]?.[0]).toContain(entry);
    log.mockRestore();
  });

  it('says nothing of a cancelled one', () => {
    expect(isCancelled(new DOMException('stopped', 'AbortError'))).toBe(true);
    expect(isCancelled(new ORPCError('job.cancelled'))).toBe(true);
    expect(isCancelled(new ORPCError('disk.full'))).toBe(false);
  });
});
