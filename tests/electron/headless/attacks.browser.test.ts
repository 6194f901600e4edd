/** Every row of the table of attacks on a loopback server, tried in a real browser. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { type ForeignSite, startForeignSite } from '../../support/foreign-site.ts';
import { startTestServer, type TestServer } from '../../support/loopback.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { buildTestSite } from '../../support/test-site.ts';

const folder = temporaryFolder('attacks');
let browser: Browser;
let server: TestServer;
let foreign: ForeignSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  await buildTestSite(folder, 'loopback-page.ts', '<p id="state">waiting</p><p id="answer"></p>');
  foreign = await startForeignSite();
  server = await startTestServer(folder);
  browser = await launchBrowser(['--host-resolver-rules=MAP evil.test 127.0.0.1']);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.close(), foreign.close()]);
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
});
afterEach(() => context.close());

/** What becomes of a WebSocket that the page tries to open. */
function dial(from: Page, address: string, protocols: string[]): Promise<string> {
  return from.evaluate(
    ([url, offered]) =>
      new Promise<string>(resolve => {
        const socket = new WebSocket(url, offered);
        socket.onopen = () => resolve('open');
        socket.onerror = () => resolve('refused');
      }),
    [address, protocols] as const,
  );
}

/** The statuses the server answered with to a page that fetches, embeds and frames it. */
async function statusesOfReading(from: Page, origin: string): Promise<number[]> {
  const statuses: number[] = [];
  from.on('response', response => {
    if (response.url().startsWith(origin)) statuses.push(response.status());
  });
  const seen = await from.evaluate(async address => {
    const loads = (element: HTMLElement & { src: string }, url: string) =>
      new Promise<string>(resolve => {
        element.onload = () => resolve('loaded');
        element.onerror = () => resolve('refused');
        element.src = url;
        document.body.append(element);
      });
    const read = (mode: RequestMode) =>
      fetch(`${address}/`, { mode, credentials: 'include' }).then(
        async response => (await response.text()) || 'nothing',
        () => 'refused',
      );
    const outcomes = [
      await read('cors'),
      await read('no-cors'),
      await loads(document.createElement('script'), `${address}/page.js`),
      await loads(document.createElement('img'), `${address}/page.js`),
    ];
    const frame = document.createElement('iframe');
    await loads(frame, `${address}/`);
    let framed = 'refused';
    try {
      framed = frame.contentDocument?.body.textContent ?? 'refused';
    } catch {
      framed = 'refused';
    }
    return [...outcomes, framed];
  }, origin);
  expect(seen.filter(outcome => outcome !== 'refused')).toEqual([]);
  return statuses;
}

describe('the person', () => {
  it('gets in by the printed address, and the token leaves the address bar', async () => {
    await page.goto(server.address);
    await page.getByText('connected').waitFor();
    expect(page.url()).toBe(`${server.origin}/`);
    expect(JSON.parse((await page.locator('#answer').textContent()) ?? '')).toMatchObject({ canQuit: true });
  });

  it('can load the page again, and open a second window', async () => {
    await page.goto(server.address);
    await page.getByText('connected').waitFor();
    await page.reload();
    await page.getByText('connected').waitFor();
    const second = await context.newPage();
    await second.goto(server.address);
    await second.getByText('connected').waitFor();
  });

  it('gets in once by a one-time address, and that window can be loaded again', async () => {
    const address = server.oneTimeAddress();
    await page.goto(address);
    await page.getByText('connected').waitFor();
    await page.reload();
    await page.getByText('connected').waitFor();
    const second = await (await browser.newContext()).newPage();
    await second.goto(address);
    await second.getByText('has been used').waitFor();
    await second.context().close();
  });

  it('sees a page that was built anew without doing anything', async () => {
    const own = await startTestServer(folder);
    await page.goto(own.address);
    await page.getByText('connected').waitFor();
    const loaded = page.waitForEvent('load');
    own.reloadWindows();
    await loaded;
    await page.getByText('connected').waitFor();
    await own.close();
  });

  it('is told plainly when the address lacks its key', async () => {
    await page.goto(server.origin);
    await page.getByText('lacks its key').waitFor();
  });

  it('is told plainly when Postil has stopped, and when the window belongs to an earlier run', async () => {
    const first = await startTestServer(folder);
    await page.goto(first.address);
    await page.getByText('connected').waitFor();
    await first.close();
    await page.getByText('Postil has stopped.').waitFor();
    const next = await startTestServer(folder, { port: first.port });
    await page.reload();
    await page.getByText('belongs to an earlier run').waitFor();
    await next.close();
  });
});

describe('a page from another port of 127.0.0.1', () => {
  it('cannot open the WebSocket, not even with the token', async () => {
    const calls = server.calls();
    await page.goto(foreign.origin);
    const address = `ws://${server.host}/rpc`;
    expect(await dial(page, address, ['postil'])).toBe('refused');
    expect(await dial(page, address, ['postil', `token.${server.token}`])).toBe('refused');
    expect(server.calls()).toBe(calls);
  });

  it('cannot read, run, show or frame a file', async () => {
    await page.goto(foreign.origin);
    const statuses = await statusesOfReading(page, server.origin);
    expect(new Set(statuses)).toEqual(new Set([403]));
  });

  it('cannot send the browser into Postil by a link, nor talk to a window of it', async () => {
    await page.goto(foreign.origin);
    const [response] = await Promise.all([
      page.waitForResponse(answer => answer.url().startsWith(server.origin)),
      page.evaluate(origin => {
        location.href = origin;
      }, server.origin),
    ]);
    expect(response.status()).toBe(403);
  });
});

describe('a page from another site whose name leads here', () => {
  it('cannot open the WebSocket, not even with the token', async () => {
    await page.goto(`http://evil.test:${foreign.port}/`);
    const right = ['postil', `token.${server.token}`];
    expect(await dial(page, `ws://${server.host}/rpc`, right)).toBe('refused');
  });

  it('cannot read, run, show or frame a file', async () => {
    await page.goto(`http://evil.test:${foreign.port}/`);
    const statuses = await statusesOfReading(page, server.origin);
    expect(new Set(statuses)).toEqual(new Set([403]));
  });

  it('cannot post anything', async () => {
    await page.goto(`http://evil.test:${foreign.port}/`);
    const calls = server.calls();
    await page.evaluate(
      origin =>
        fetch(`${origin}/rpc/shell/abilities`, { method: 'POST', mode: 'no-cors', body: '{}' }).catch(
          () => null,
        ),
      server.origin,
    );
    expect(server.calls()).toBe(calls);
  });
});

describe('a name rebound to 127.0.0.1', () => {
  it('gets no page', async () => {
    const response = await page.goto(`http://evil.test:${server.port}/`);
    expect(response?.status()).toBe(421);
    expect(await page.content()).not.toContain('page.js');
  });

  it('gets no WebSocket, not even with the token', async () => {
    await page.goto(`http://evil.test:${server.port}/`);
    const right = ['postil', `token.${server.token}`];
    expect(await dial(page, `ws://evil.test:${server.port}/rpc`, right)).toBe('refused');
    await page.goto(`http://evil.test:${foreign.port}/`);
    expect(await dial(page, `ws://evil.test:${server.port}/rpc`, right)).toBe('refused');
  });
});

describe('the token', () => {
  it('reaches no other site by Referer or address, and stays out of the history', async () => {
    await page.goto(server.address);
    await page.getByText('connected').waitFor();
    const before = foreign.requests.length;
    await page.evaluate(origin => {
      location.href = `${origin}/next`;
    }, foreign.origin);
    await page.waitForURL(`${foreign.origin}/next`);
    const later = JSON.stringify(foreign.requests.slice(before));
    expect(foreign.requests.length).toBeGreaterThan(before);
    expect(later).not.toContain(server.token);
    expect(foreign.requests.slice(before).map(({ headers }) => headers.referer)).not.toContain(server.origin);
    await page.goBack();
    expect(page.url()).not.toContain(server.token);
  });

  it('is in no cookie and in no storage that outlives the tab', async () => {
    await page.goto(server.address);
    await page.getByText('connected').waitFor();
    const { cookies, origins } = await context.storageState();
    expect(cookies).toEqual([]);
    expect(JSON.stringify(origins)).not.toContain(server.token);
  });

  it('is in no line of the log', () => {
    expect(server.log.join('\n')).not.toContain(server.token);
  });
});
