/** Another server on this computer: what an attacker's page comes from, and where leaks would arrive. */
import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface ForeignSite {
  readonly port: number;
  readonly origin: string;
  /** Headers of every request that came. */
  readonly requests: { url: string; headers: IncomingHttpHeaders }[];
  close(): Promise<void>;
}

export async function startForeignSite(): Promise<ForeignSite> {
  const requests: ForeignSite['requests'] = [];
  const server = createServer((request, response) => {
    requests.push({ url: request.url ?? '', headers: request.headers });
    response.writeHead(200, { 'Content-Type': 'text/html' });
    response.end('<!doctype html><title>foreign</title><body>foreign</body>');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the foreign site has no port');
  return {
    port: address.port,
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    close: () =>
      new Promise(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
