/**
 * Which requests the loopback server listens to at all. Pure functions over headers, checked before anything
 * is routed. A page of another site, or of another port of this computer, can make the browser send requests
 * here; what it cannot do is forge `Host`, `Origin` and `Sec-Fetch-Site`. Cookies would be no protection:
 * browsers send even `SameSite=Strict` ones from another port of the same address.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Offer } from './token.ts';

/** A refusal as a status, or null when the request may go on. */
export type Verdict = { readonly status: number; readonly reason: string } | null;

/** @param host The one accepted `Host`, e.g. `127.0.0.1:41234`: any other name is a rebound or foreign one. */
export function judgeRequest(
  method: string | undefined,
  headers: IncomingHttpHeaders,
  host: string,
): Verdict {
  if (headers.host !== host) return { status: 421, reason: 'Misdirected Request' };
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, reason: 'Method Not Allowed' };
  if (headers.origin !== undefined && headers.origin !== `http://${host}`) return forbidden;
  return isOwnFetch(headers) ? null : forbidden;
}

/** The same for the WebSocket: here `Origin` must be present, and the window must have a way in. */
export function judgeUpgrade(
  request: {
    readonly url?: string | undefined;
    readonly method?: string | undefined;
    readonly headers: IncomingHttpHeaders;
  },
  host: string,
  admits: (offer: Offer) => boolean,
): Verdict {
  const { headers } = request;
  if (headers.host !== host) return { status: 421, reason: 'Misdirected Request' };
  if (request.method !== 'GET') return { status: 405, reason: 'Method Not Allowed' };
  if (headers.origin !== `http://${host}`) return forbidden;
  if (headers['sec-fetch-site'] !== undefined && headers['sec-fetch-site'] !== 'same-origin')
    return forbidden;
  if (request.url !== '/rpc') return { status: 404, reason: 'Not Found' };
  const protocols = offeredProtocols(headers);
  if (!protocols.includes('postil')) return { status: 400, reason: 'Bad Request' };
  const offer = { token: secretOf(protocols, 'token.'), code: secretOf(protocols, 'code.') };
  return admits(offer) ? null : { status: 401, reason: 'Unauthorized' };
}

const forbidden: Verdict = { status: 403, reason: 'Forbidden' };

/**
 * `same-origin` is our own page, `none` is the person (address bar, bookmark, a program that opened the
 * browser). Every current browser sends the header to this address, so one that calls itself a browser and
 * lacks it is refused; a plain program such as curl is let in to what are public files.
 */
function isOwnFetch(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site === undefined) return !(headers['user-agent'] ?? '').includes('Mozilla/');
  return site === 'same-origin' || site === 'none';
}

function offeredProtocols(headers: IncomingHttpHeaders): string[] {
  return (headers['sec-websocket-protocol'] ?? '').split(',').map(protocol => protocol.trim());
}

function secretOf(protocols: readonly string[], prefix: string): string | undefined {
  return protocols.find(protocol => protocol.startsWith(prefix))?.slice(prefix.length);
}
