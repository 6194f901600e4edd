/** The page's end of the desktop's message port, in a real browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { startTestServer, type TestServer } from '../../support/loopback.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { buildTestSite } from '../../support/test-site.ts';

const folder = temporaryFolder('port-transport');
let browser: Browser;
let server: TestServer;
let page: Page;

beforeAll(async () => {
  const body = '<p id="state">waiting</p><p id="answer"></p><button id="end" type="button">End</button>';
  await buildTestSite(folder, 'port-page.ts', body);
  server = await startTestServer(folder);
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(server.address);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

describe('a window of the desktop app', () => {
  it('talks to the engine by the port it was handed, and takes none from another frame', async () => {
    await page.getByText('connected').waitFor();
    expect(JSON.parse((await page.locator('#answer').textContent()) ?? '')).toMatchObject({
      hasNativeDialogs: true,
    });
  });

  it('opens no WebSocket, even where there is one', () => {
    expect(server.calls()).toBe(0);
  });

  it('is told when the engine is gone', async () => {
    await page.getByRole('button', { name: 'End' }).click();
    await page.getByText('Postil has stopped.').waitFor();
  });
});
