/** The one origin of the desktop app. Its pages come from the app's own files, never from a network. */
export const SCHEME = 'app';
const HOST = 'postil';
export const ORIGIN = `${SCHEME}://${HOST}`;
export const START = `${ORIGIN}/index.html`;

/**
 * Whether an address is one of ours. The URL parser decides, because `app://postil.evil` and
 * `app://postil@evil` begin like ours too.
 */
export function isOwnAddress(address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  const bare = url.username === '' && url.password === '' && url.port === '';
  return url.protocol === `${SCHEME}:` && url.hostname === HOST && bare;
}

/** Whether a request for this address may leave the page: our files, and what the page made itself. */
export function isAllowedRequest(address: string): boolean {
  return isOwnAddress(address) || address.startsWith(`blob:${ORIGIN}/`);
}
