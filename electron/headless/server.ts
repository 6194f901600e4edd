/**
 * The loopback server: the built renderer as files, and the contract over a WebSocket. It listens on
 * 127.0.0.1 only and answers nobody it was not started for; `requests.ts` and `token.ts` say how it knows.
 * There is no way to switch those checks off.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter, Context } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import type { WebSocketServer } from 'ws';
import { securityHeaders } from '../core/web/security-headers.ts';
import type { Site } from '../core/web/site-files.ts';
import { judgeRequest, judgeUpgrade, type Verdict } from './requests.ts';
import { createSocketServer, defaultLimits, type Limits, serveSocket } from './sockets.ts';
import { Gate } from './token.ts';

const LOOPBACK = '127.0.0.1';
/** Connections of any sort at one time; a window needs about seven while it loads. */
const MAX_CONNECTIONS = 256;
/** How long a browser may take to say what it wants, in ms. */
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
/** How long windows may take to say goodbye when the server stops, in ms. */
const GOODBYE_MS = 500;

export interface ServeOptions {
  /** Answers the contract's calls, with `context` beside every input. */
  readonly router: AnyRouter;
  readonly context: Context;
  readonly site: Site;
  /** 0 for any free one. */
  readonly port: number;
  readonly limits?: Partial<Limits>;
  /** Told of connections that failed. Never told a token. */
  readonly warn: (message: string) => void;
}

export interface RunningServer {
  readonly port: number;
  /** `http://127.0.0.1:PORT/#token=…`: opens a window in any browser. To be shown to the person alone. */
  readonly address: string;
  /** An address with a code good for one window, for places that others can read. */
  oneTimeAddress(): string;
  /** Calls back with the number of open windows whenever it changes. */
  onWindows(listener: (count: number) => void): void;
  /** Makes every window load its page again, for a page that was built anew. */
  reloadWindows(): void;
  /** Says goodbye to the windows and frees the port. */
  close(): Promise<void>;
}

/** @throws Error with `code` `EADDRINUSE` or `EACCES` when the port cannot be had. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const gate = new Gate();
  const limits = { ...defaultLimits, ...options.limits };
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS });
  server.maxConnections = MAX_CONNECTIONS;
  const port = await listen(server, options.port);
  const host = `${LOOPBACK}:${port}`;
  const sockets = createSocketServer(limits);
  const engine = { handler: new RPCHandler<Context>(options.router), context: options.context };
  const listeners: ((count: number) => void)[] = [];
  const tellWindows = (): void => {
    for (const listener of listeners) listener(sockets.clients.size);
  };

  sockets.on('connection', socket => {
    serveSocket(socket, engine, limits, options.warn);
    socket.once('close', tellWindows);
    tellWindows();
  });
  server.on('request', (request, response) => void answer(request, response, host, options));
  server.on('upgrade', (request, socket, head) => {
    const verdict = judgeUpgrade(request, host, offer => gate.admits(offer));
    if (verdict !== null) return refuseUpgrade(socket, verdict);
    sockets.handleUpgrade(request, socket, head, window => sockets.emit('connection', window, request));
  });
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  return {
    port,
    address: `http://${host}/#token=${gate.token}`,
    oneTimeAddress: () => `http://${host}/#code=${gate.issueCode()}`,
    onWindows: listener => void listeners.push(listener),
    reloadWindows: () => {
      for (const socket of sockets.clients) socket.close(1012, 'The page was built anew');
    },
    close: () => close(server, sockets),
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('The server has no port.');
      resolve(address.port);
    });
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  { site, warn }: ServeOptions,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const verdict = judgeRequest(request.method, request.headers, host);
  if (verdict !== null) return end(response, verdict);
  const file = site.find(pathOf(request.url));
  if (file === undefined) return end(response, { status: 404, reason: 'Not Found' });
  try {
    const body = await readFile(file.path);
    response.writeHead(200, { 'Content-Type': file.contentType, 'Content-Length': body.byteLength });
    response.end(request.method === 'HEAD' ? undefined : body);
  } catch (error) {
    warn(`A file of the app cannot be read (${file.path}): ${String(error)}`);
    end(response, { status: 500, reason: 'Internal Server Error' });
  }
}

/** The path of a request's target, without its query: files do not depend on one. */
function pathOf(target: string | undefined): string {
  return (target ?? '').split('?', 1)[0] ?? '';
}

function end(response: ServerResponse, { status, reason }: NonNullable<Verdict>): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${reason}\n`);
}

function refuseUpgrade(socket: Duplex, { status, reason }: NonNullable<Verdict>): void {
  // The other side may be gone already; there is nobody left to tell.
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  for (const socket of sockets.clients) socket.close(1001, 'Postil has stopped');
  const timer = setTimeout(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
  }, GOODBYE_MS);
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
}
