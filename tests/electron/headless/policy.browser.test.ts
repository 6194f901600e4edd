/** The content security policy in a real browser: what the app needs works, what an attack needs does not. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { startTestServer, type TestServer } from '../../support/loopback.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { buildTestSite } from '../../support/test-site.ts';

const folder = temporaryFolder('policy');
let browser: Browser;
let server: TestServer;
let page: Page;
let results: Record<string, unknown>;

beforeAll(async () => {
  const inline =
    '<script>document.title = "inline ran"</script><style>#inline { color: rgb(9, 9, 9) }</style>';
  const attribute =
    '<p id="inline" style="color: rgb(9, 9, 9)" onclick="document.title = \'ran\'">inline</p>';
  const body = `<div id="editor"></div><div id="react"></div><p id="sheet">sheet</p>${inline}${attribute}`;
  await buildTestSite(folder, 'policy-page.tsx', body);
  server = await startTestServer(folder);
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(server.origin);
  await page.locator('body[data-done]').waitFor();
  results = await page.evaluate(() => (window as unknown as { results: Record<string, unknown> }).results);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const colourOf = (selector: string) =>
  page
    .locator(selector)
    .first()
    .evaluate(element => getComputedStyle(element).color);

describe('under the content security policy', () => {
  it('ProseMirror shows text and highlights, and takes pasted HTML', async () => {
    expect(results.paste).toBe('allowed');
    expect(results.text).toContain('pasted words');
    expect(await colourOf('.mark')).toBe('rgb(1, 2, 3)');
  });

  it('React sets styles and the page adopts style sheets', async () => {
    expect(await colourOf('#styled')).toBe('rgb(4, 5, 6)');
    expect(await colourOf('#sheet')).toBe('rgb(7, 8, 9)');
  });

  it('no string becomes markup or the address of a script', () => {
    expect(results.innerHtml).toBe('TypeError');
    expect(results.domParser).toBe('TypeError');
    expect(results.worker).toBe('TypeError');
  });

  it('no string becomes a program, and no policy of another name can be made', () => {
    expect(results.eval).toBe('EvalError');
    expect(results.foreignPolicy).toBe('TypeError');
  });

  it('nothing inline runs or styles', async () => {
    expect(await page.title()).toBe('test');
    expect(await colourOf('#inline')).not.toBe('rgb(9, 9, 9)');
    await page.locator('#inline').click();
    expect(await page.title()).toBe('test');
    expect(results.violations).toContain('style-src-elem');
  });

  it('nothing is fetched from elsewhere', () => {
    expect(results.foreignFetch).toBe('refused');
    expect(results.violations).toContain('connect-src');
  });
});
