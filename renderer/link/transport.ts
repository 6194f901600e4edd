/**
 * How the window reaches the engine, and the only place that looks which shell it is in. The desktop shell's
 * preload script announces itself and hands over a message port; everywhere else the page was served by the
 * loopback server and opens a WebSocket to it, with the token its address came with.
 */
import { createORPCClient } from '@orpc/client';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { RPCLink as SocketLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../shared/contract/contract.ts';

export type Client = ContractRouterClient<Contract>;

export interface Connection {
  readonly client: Client;
  /**
   * Calls back once when the engine is gone, with a sentence for the person. A connection does not come back
   * by itself: what was read through it is void, and loading the page again starts afresh.
   */
  onClosed(listener: (why: string) => void): void;
}

/** The window was not let in, or nobody answered. The message is a sentence for the person. */
export class ConnectionRefused extends Error {
  override readonly name = 'ConnectionRefused';
}

/** What the desktop shell's preload script puts into the page. */
interface Bridge {
  /** Asks for the port; it arrives as a message of the window to itself. */
  requestPort(): void;
}

declare global {
  interface Window {
    readonly postil?: Bridge;
  }
}

const ENDED = 'Postil has stopped. Everything you did is saved. Start Postil again to go on.';
const STALE =
  'This window belongs to an earlier run of Postil. Everything you did is saved. ' +
  'Open the address that Postil printed when it started last.';
const USED =
  'This address was good for one window only and has been used, or it waited too long. ' +
  'Open the address that Postil printed when it started.';
const NO_KEY =
  'This address lacks its key. Open the whole address that Postil printed when it started, up to its end.';

/** @throws ConnectionRefused when there is no way in. */
export function connect(): Promise<Connection> {
  return window.postil === undefined ? connectBySocket() : connectByPort(window.postil);
}

// ---------------------------------------------------------------- desktop: a message port

async function connectByPort(bridge: Bridge): Promise<Connection> {
  const port = await receivePort(bridge);
  const closed = new Promise<string>(resolve => {
    port.addEventListener('close', () => resolve(ENDED), { once: true });
  });
  const client: Client = createORPCClient(new PortLink({ port }));
  port.start();
  return { client, onClosed: listener => void closed.then(listener) };
}

function receivePort(bridge: Bridge): Promise<MessagePort> {
  return new Promise(resolve => {
    const listen = (event: MessageEvent<unknown>): void => {
      const [port] = event.ports;
      if (event.source !== window || event.data !== 'postil-port' || port === undefined) return;
      window.removeEventListener('message', listen);
      resolve(port);
    };
    window.addEventListener('message', listen);
    bridge.requestPort();
  });
}

// ---------------------------------------------------------------- loopback: a WebSocket

const TOKEN_KEY = 'postil.token';
const SECRET_BYTES = 32;

/** The close code of a server that asks to be visited again (IANA's registry of WebSocket close codes). */
const SERVICE_RESTART = 1012;

interface Credentials {
  readonly token: string;
  /** A code good once, which makes the token known to the server. */
  readonly code: string | null;
}

async function connectBySocket(): Promise<Connection> {
  const credentials = takeCredentials();
  if (credentials === null) throw new ConnectionRefused(NO_KEY);
  const protocols = ['postil', `token.${credentials.token}`];
  if (credentials.code !== null) protocols.push(`code.${credentials.code}`);
  const socket = new WebSocket(`ws://${location.host}/rpc`, protocols);
  socket.binaryType = 'arraybuffer';
  const opened = await new Promise<boolean>(resolve => {
    socket.addEventListener('open', () => resolve(true), { once: true });
    socket.addEventListener('close', () => resolve(false), { once: true });
  });
  if (!opened) throw new ConnectionRefused(await reasonOfRefusal(credentials));
  const closed = new Promise<string>(resolve => {
    socket.addEventListener('close', ({ code }) => {
      if (code === SERVICE_RESTART) location.reload();
      else void reasonOfClosing().then(resolve);
    });
  });
  const client: Client = createORPCClient(new SocketLink({ websocket: socket }));
  return { client, onClosed: listener => void closed.then(listener) };
}

/**
 * Takes the token or the code out of the address, so that neither stays in the address bar or the history.
 * The token is kept for this tab alone, so that loading the page again works.
 */
function takeCredentials(): Credentials | null {
  const fragment = new URLSearchParams(location.hash.slice(1));
  const code = fragment.get('code');
  const token = fragment.get('token') ?? (code === null ? sessionStorage.getItem(TOKEN_KEY) : newToken());
  if (token === null) return null;
  sessionStorage.setItem(TOKEN_KEY, token);
  if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
  return { token, code };
}

function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** A browser hides why a WebSocket was refused; whether the server still answers tells the two cases apart. */
async function reasonOfRefusal({ code }: Credentials): Promise<string> {
  if (!(await serverAnswers())) return ENDED;
  return code === null ? STALE : USED;
}

async function reasonOfClosing(): Promise<string> {
  if (!(await serverAnswers())) return ENDED;
  return 'The connection to Postil was lost. Everything confirmed is saved. Load this page again to go on.';
}

async function serverAnswers(): Promise<boolean> {
  try {
    await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
    return true;
  } catch (error) {
    // A refused connection is a TypeError by the fetch standard; it is the answer asked for.
    if (error instanceof TypeError) return false;
    throw error;
  }
}
