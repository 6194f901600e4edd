/** What every handler starts from: the contract, the session as context, and faults made fit for the wire. */
import { randomUUID } from 'node:crypto';
import { implement, ORPCError } from '@orpc/server';
import { contract } from '../../../shared/contract/contract.ts';
import { Fault, faultMap } from '../../../shared/contract/fault.ts';
import { InvalidFieldError } from '../../../shared/history/fields.ts';
import type { Session } from './session.ts';

export interface CallContext {
  readonly session: Session;
}

/**
 * Turns what a handler threw into what a window may see: a fault with its code and sentence, or, for a bug,
 * an id under which the log has the rest.
 */
export function asAnswer(error: unknown, session: Session): unknown {
  if (error instanceof ORPCError) return error;
  if (error instanceof Fault) {
    const { status } = faultMap[error.code];
    return new ORPCError(error.code, { status, message: error.message, data: error.data });
  }
  if (error instanceof InvalidFieldError) {
    return new ORPCError('field.invalid', {
      status: 422,
      message: error.message,
      data: { reason: error.message },
    });
  }
  if (error instanceof Error && error.name === 'AbortError') return error;
  const id = randomUUID().slice(0, 8);
  session.logError(id, error);
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: `Something went wrong in Postil (${id}). Nothing was changed.`,
  });
}

export const calls = implement(contract)
  .$context<CallContext>()
  .use(async ({ context, next }) => {
    try {
      return await next();
    } catch (error) {
      throw asAnswer(error, context.session);
    }
  });

/** The same for a stream, whose errors come after its handler has answered. */
export async function* guarded<T>(session: Session, stream: AsyncIterable<T>): AsyncGenerator<T> {
  try {
    yield* stream;
  } catch (error) {
    throw asAnswer(error, session);
  }
}
