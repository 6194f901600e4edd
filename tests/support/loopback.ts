/** A loopback server with a small engine behind it, for tests of the shell alone. */
import { os } from '@orpc/server';
import { siteOf } from '../../electron/core/web/site-files.ts';
import { type RunningServer, serve } from '../../electron/headless/server.ts';
import type { Limits } from '../../electron/headless/sockets.ts';

export interface TestServer extends RunningServer {
  readonly origin: string;
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  readonly token: string;
  /** What the server told its log. */
  readonly log: string[];
  /** How many calls reached the engine. */
  calls(): number;
}

const abilities = { hasNativeDialogs: false, canReveal: false, canQuit: true };

/** @param site Folder of the pages. */
export async function startTestServer(
  site: string,
  options: { port?: number; limits?: Partial<Limits> } = {},
): Promise<TestServer> {
  let calls = 0;
  const log: string[] = [];
  const answer = os.handler(() => {
    calls++;
    return abilities;
  });
  const server = await serve({
    router: { shell: { abilities: answer } },
    context: {},
    site: siteOf(site),
    port: options.port ?? 0,
    warn: line => void log.push(line),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  const host = `127.0.0.1:${server.port}`;
  const token = new URL(server.address).hash.replace('#token=', '');
  return { ...server, origin: `http://${host}`, host, token, log, calls: () => calls };
}
