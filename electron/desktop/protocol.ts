/** Serves the built renderer as `app://postil/…`, with the headers both shells send. */
import { readFile } from 'node:fs/promises';
import { type Protocol, protocol } from 'electron';
import { securityHeaders } from '../core/web/security-headers.ts';
import type { Site } from '../core/web/site-files.ts';
import { isOwnAddress, SCHEME } from './address.ts';

/** Must be called before the app is ready. Grants what a page needs; neither `bypassCSP` nor `corsEnabled`. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function serveScheme(own: Protocol, site: Site): void {
  own.handle(SCHEME, request => answerPage(request, site));
}

/** The file an address names, 404 for any other, and 405 for anything but reading. */
export async function answerPage(
  request: { readonly url: string; readonly method: string },
  site: Site,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405, 'Method Not Allowed');
  const file = isOwnAddress(request.url) ? site.find(new URL(request.url).pathname) : undefined;
  if (file === undefined) return refusal(404, 'Not Found');
  const headers = { ...securityHeaders, 'Content-Type': file.contentType };
  return new Response(request.method === 'HEAD' ? null : await readFile(file.path), { status: 200, headers });
}

function refusal(status: number, reason: string): Response {
  const headers = { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(`${reason}\n`, { status, headers });
}
