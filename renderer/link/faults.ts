/**
 * What a failed call says to a person. A fault of the contract carries its own sentence; a bug was logged by
 * the engine under an id, which its message names; anything else failed in this window and is logged here.
 */
import { ORPCError } from '@orpc/client';

export interface Refusal {
  /** A whole sentence for the person. */
  readonly message: string;
  /** Code of the contract's fault, or null for a bug. */
  readonly code: string | null;
}

/** How many digits of a random id name an unexpected error of this window. */
const ID_LENGTH = 8;

/** Says why a call failed. A bug of this window is written to the console under the id the message names. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof ORPCError) {
    // Faults are named `noun.reason`; the protocol's own errors are not.
    return { message: error.message, code: error.code.includes('.') ? error.code : null };
  }
  const id = crypto.randomUUID().slice(0, ID_LENGTH);
  console.error(`Unexpected error ${id}`, error);
  return { message: `Something went wrong in this window (${id}). Nothing was changed.`, code: null };
}

/** Whether a call failed only because it was cancelled, which nobody needs to be told. */
export function isCancelled(error: unknown): boolean {
  if (error instanceof ORPCError) return error.code === 'job.cancelled';
  return error instanceof Error && error.name === 'AbortError';
}
