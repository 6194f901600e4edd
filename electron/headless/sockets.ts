/**
 * The open windows of the loopback server: one WebSocket each, speaking the contract. Limits here protect the
 * engine from a window gone wild, and are set so that a person never meets them.
 */
import type { Context } from '@orpc/server';
import type { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';

/** Largest message, in bytes: four times the largest piece of a staged file. */
const MAX_FRAME_BYTES = 16 * 1024 * 1024;
/** A window is asked for a sign of life this often, in ms; browsers answer by themselves, even when hidden. */
const PING_MS = 30_000;
/** Messages a window may send at once, and how many of them are given back each second. */
const BURST = 2_000;
const PER_SECOND = 500;

export interface Limits {
  readonly frameBytes: number;
  readonly pingMs: number;
  readonly burst: number;
  readonly perSecond: number;
}

export const defaultLimits: Limits = {
  frameBytes: MAX_FRAME_BYTES,
  pingMs: PING_MS,
  burst: BURST,
  perSecond: PER_SECOND,
};

/** The server side of every window's WebSocket; `accept` is for `upgrade` requests that were judged already. */
export function createSocketServer({ frameBytes }: Limits): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: true,
    maxPayload: frameBytes,
    perMessageDeflate: false,
    // Never the token: what is answered here is a header others may log.
    handleProtocols: () => 'postil',
  });
}

export interface Engine {
  readonly handler: RPCHandler<Context>;
  readonly context: Context;
}

/** Joins an accepted window to the engine until it closes. */
export function serveSocket(
  socket: WebSocket,
  { handler, context }: Engine,
  limits: Limits,
  warn: (message: string) => void,
): void {
  socket.on('error', error => warn(`A window's connection failed: ${error.message}`));
  keepAlive(socket, limits.pingMs);
  slowDown(socket, limits);
  handler
    .upgrade(socket, { context })
    .catch((error: unknown) => warn(`A window's connection failed: ${String(error)}`));
}

/** Ends a connection whose window has not answered the ping before. */
function keepAlive(socket: WebSocket, pingMs: number): void {
  let isAlive = true;
  socket.on('pong', () => {
    isAlive = true;
  });
  const timer = setInterval(() => {
    if (!isAlive) socket.terminate();
    isAlive = false;
    if (socket.readyState === socket.OPEN) socket.ping();
  }, pingMs);
  timer.unref();
  socket.once('close', () => clearInterval(timer));
}

/**
 * A window that sends faster than the engine allows is read more slowly; nothing is lost and nobody is cut
 * off. A leaky bucket: each message takes one from `burst`, and `perSecond` come back.
 */
function slowDown(socket: WebSocket, { burst, perSecond }: Limits): void {
  let left = burst;
  let last = performance.now();
  let timer: NodeJS.Timeout | undefined;
  const payBack = (): void => {
    const now = performance.now();
    left = Math.min(burst, left + ((now - last) / 1000) * perSecond);
    last = now;
  };
  // What was read from the network together with the last message still arrives, so the debt may be large.
  const resumeWhenPaid = (): void => {
    payBack();
    if (left < 0) {
      timer = setTimeout(resumeWhenPaid, Math.ceil((-left / perSecond) * 1000));
      return;
    }
    timer = undefined;
    if (socket.readyState === socket.OPEN) socket.resume();
  };
  socket.on('message', () => {
    payBack();
    left--;
    if (left >= 0 || timer !== undefined) return;
    socket.pause();
    resumeWhenPaid();
  });
  socket.once('close', () => clearTimeout(timer));
}
