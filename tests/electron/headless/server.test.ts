import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { contentSecurityPolicy } from '../../../electron/core/web/security-headers.ts';
import { startTestServer, type TestServer } from '../../support/loopback.ts';
import { ask, sendRaw } from '../../support/raw-http.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const site = join(temporaryFolder('server'), 'site');
let server: TestServer;

beforeAll(async () => {
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), '<p>page</p>');
  server = await startTestServer(site);
});
afterAll(() => server.close());

/** How an attempt to open a WebSocket ended: `open`, or the status of the refusal. */
function dial(to: TestServer, protocols: string[], headers: Record<string, string> = {}): Promise<string> {
  return new Promise(resolve => {
    const socket = new WebSocket(`ws://${to.host}/rpc`, protocols, {
      headers: { Origin: to.origin, ...headers },
    });
    socket.on('open', () => {
      resolve(`open ${socket.protocol}`);
      socket.close();
    });
    socket.on('unexpected-response', (request, response) => {
      resolve(String(response.statusCode));
      request.destroy();
    });
    socket.on('error', error => resolve(error.message));
  });
}

function open(to: TestServer): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://${to.host}/rpc`, ['postil', `token.${to.token}`], {
      origin: to.origin,
    });
    socket.on('open', () => resolve(socket));
    socket.on('error', reject);
  });
}

describe('files from the loopback server', () => {
  it('come with the policy and its companions, and are kept nowhere', async () => {
    const { status, headers, body } = await ask(server.port, '/');
    expect(status).toBe(200);
    expect(body).toBe('<p>page</p>');
    expect(headers).toMatchObject({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['access-control-allow-origin']).toBeUndefined();
    expect(headers['set-cookie']).toBeUndefined();
  });

  it('carry the same headers when refused', async () => {
    const { status, headers } = await ask(server.port, '/', { headers: { Host: 'evil.test' } });
    expect(status).toBe(421);
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy);
  });

  it('answer a HEAD request without a body', async () => {
    expect(await ask(server.port, '/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
  });

  it.each([
    '/../package.json',
    '/%2e%2e/package.json',
    '/..%5cpackage.json',
    '/etc/passwd',
    '//etc/passwd',
    '/rpc',
  ])('are only those of the app: %s', async path => {
    expect((await ask(server.port, path)).status).toBe(404);
  });

  it('are refused to anything but reading, and nothing is called', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await ask(server.port, '/rpc/shell/abilities', { method })).status).toBe(405);
    }
    expect((await ask(server.port, '/rpc/shell/abilities')).status).toBe(404);
    expect(server.calls()).toBe(0);
  });
});

describe('the WebSocket of the loopback server', () => {
  it('answers with the protocol and never with the token', async () => {
    expect(await dial(server, ['postil', `token.${server.token}`])).toBe('open postil');
  });

  it('refuses a missing, wrong or shortened token', async () => {
    expect(await dial(server, ['postil'])).toBe('401');
    expect(await dial(server, ['postil', `token.${'A'.repeat(43)}`])).toBe('401');
    expect(await dial(server, ['postil', `token.${server.token.slice(0, -1)}`])).toBe('401');
  });

  it('refuses the right token from a foreign origin or host', async () => {
    const right = ['postil', `token.${server.token}`];
    expect(await dial(server, right, { Origin: 'http://127.0.0.1:9' })).toBe('403');
    expect(await dial(server, right, { Origin: 'http://evil.test' })).toBe('403');
    expect(await dial(server, right, { Host: 'evil.test' })).toBe('421');
  });

  it('lets a one-time address in once', async () => {
    const code = new URL(server.oneTimeAddress()).hash.replace('#code=', '');
    expect(await dial(server, ['postil', `token.${'m'.repeat(43)}`, `code.${code}`])).toBe('open postil');
    expect(await dial(server, ['postil', `token.${'n'.repeat(43)}`, `code.${code}`])).toBe('401');
    expect(await dial(server, ['postil', `token.${'m'.repeat(43)}`])).toBe('open postil');
  });

  it('survives malformed upgrades', async () => {
    const head = `Host: ${server.host}\r\nOrigin: ${server.origin}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n`;
    const protocol = `Sec-WebSocket-Protocol: postil, token.${server.token}\r\n`;
    const answers = await Promise.all([
      sendRaw(server.port, `GET /rpc HTTP/1.1\r\n${head}${protocol}\r\n`),
      sendRaw(
        server.port,
        `GET /rpc HTTP/1.1\r\n${head}${protocol}Sec-WebSocket-Key: x\r\nSec-WebSocket-Version: 99\r\n\r\n`,
      ),
      sendRaw(server.port, `GET /rpc HTTP/1.1\r\n${head}Sec-WebSocket-Protocol: ,,;;\u0001\r\n\r\n`),
      sendRaw(
        server.port,
        `GET /rpc HTTP/1.1\r\nHost: ${server.host}\r\nConnection: Upgrade\r\nUpgrade: chat\r\n\r\n`,
      ),
      sendRaw(server.port, 'GET /rpc\r\n\r\n'),
      sendRaw(server.port, '\u0016\u0003\u0001\u0002\u0000'),
    ]);
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(await dial(server, ['postil', `token.${server.token}`])).toBe('open postil');
  });

  it('closes a window that sends an oversized message, and only that one', async () => {
    const [good, bad] = await Promise.all([open(server), open(server)]);
    const closed = new Promise<number>(resolve => bad.on('close', resolve));
    bad.send(Buffer.alloc(16 * 1024 * 1024 + 1));
    expect(await closed).toBe(1009);
    expect(good.readyState).toBe(WebSocket.OPEN);
    good.close();
  });

  it('survives messages that are no calls', async () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const socket = await open(server);
    for (const message of ['', 'x', '{}', '[]', 'null', Buffer.from([0, 1, 2, 255])]) socket.send(message);
    await new Promise(resolve => setTimeout(resolve, 100));
    expect(await dial(server, ['postil', `token.${server.token}`])).toBe('open postil');
    socket.close();
    complaints.mockRestore();
  });

  it('reads a window more slowly that sends without end, and loses nothing', async () => {
    const limits = { burst: 20, perSecond: 200 };
    const slow = await startTestServer(site, { limits });
    const socket = await open(slow);
    const answered = (count: number) =>
      vi.waitFor(() => expect(answers).toBe(count), { timeout: 10_000, interval: 5 });
    const call = (id: number) =>
      socket.send(JSON.stringify({ i: String(id), p: { u: 'http://orpc/shell/abilities', b: {} } }));
    let answers = 0;
    socket.on('message', () => answers++);
    const started = performance.now();
    for (let id = 1; id <= 100; id++) call(id);
    await answered(100);
    call(101);
    await answered(101);
    // 80 more than the burst were sent at once; the next is read when they have been paid back.
    const paidBack = ((100 - limits.burst) / limits.perSecond) * 1000;
    expect(performance.now() - started).toBeGreaterThan(paidBack * 0.9);
    socket.close();
    await slow.close();
  });

  it('ends a connection whose other side has gone silent', async () => {
    const strict = await startTestServer(site, { limits: { pingMs: 50 } });
    const silent = new WebSocket(`ws://${strict.host}/rpc`, ['postil', `token.${strict.token}`], {
      origin: strict.origin,
      autoPong: false,
    });
    await new Promise(resolve => silent.on('close', resolve));
    const alive = await open(strict);
    await new Promise(resolve => setTimeout(resolve, 300));
    expect(alive.readyState).toBe(WebSocket.OPEN);
    await strict.close();
  });

  it('counts its windows and says goodbye to them', async () => {
    const own = await startTestServer(site);
    const counts: number[] = [];
    own.onWindows(count => void counts.push(count));
    const [first, second] = [await open(own), await open(own)];
    const goodbye = new Promise<number>(resolve => second.on('close', resolve));
    first.close();
    await vi.waitFor(() => expect(counts).toEqual([1, 2, 1]));
    await own.close();
    expect(await goodbye).toBe(1001);
    expect(
      await sendRaw(own.port, 'GET / HTTP/1.1\r\n\r\n').catch((error: Error) => error.message),
    ).toContain('ECONNREFUSED');
  });

  it('never tells its log a token', async () => {
    const right = ['postil', `token.${server.token}`];
    await dial(server, right, { Origin: 'http://evil.test' });
    await dial(server, [...right, 'x'.repeat(10)]);
    expect(server.log.join('\n')).not.toContain(server.token);
  });

  it('cannot be told to do without a token', async () => {
    for (const [name, value] of Object.entries({
      POSTIL_NO_TOKEN: '1',
      NODE_ENV: 'test',
      POSTIL_TOKEN: '',
    })) {
      vi.stubEnv(name, value);
    }
    const own = await startTestServer(site);
    expect(await dial(own, ['postil'])).toBe('401');
    expect(await dial(own, ['postil', 'token.'])).toBe('401');
    await own.close();
    vi.unstubAllEnvs();
  });
});

describe('where the loopback server listens', () => {
  it('is 127.0.0.1 alone', async () => {
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces())
      .flatMap(list => list ?? [])
      .filter(({ address, family }) => family === 'IPv4' && address !== '127.0.0.1')
      .map(({ address }) => address);
    const { connect } = await import('node:net');
    for (const address of [...others, '127.0.0.2', '::1']) {
      const outcome = await new Promise<string>(resolve => {
        const socket = connect(server.port, address, () => resolve('connected'));
        socket.once('error', () => resolve('refused'));
        socket.once('connect', () => socket.destroy());
      });
      expect({ address, outcome }).toEqual({ address, outcome: 'refused' });
    }
  });

  it('is refused plainly when the port is taken', async () => {
    await expect(startTestServer(site, { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
