/** The built app in a real browser, from its first page to an open article, under its own policy. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtResources } from '../../../electron/core/resources.ts';
import { type HeadlessShell, openHeadless } from '../../../electron/headless/main.ts';
import { launchBrowser } from '../../support/browser.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const resources = builtResources(join(import.meta.dirname, '../../../out'));
const lines: string[] = [];
let shell: HeadlessShell;
let browser: Browser;

beforeAll(async () => {
  expect(existsSync(join(resources.renderer, 'index.html')), 'the app must be built first').toBe(true);
  shell = await openHeadless({
    resources,
    launchBrowser: false,
    print: line => lines.push(line),
    surroundings: {
      env: { POSTIL_HOME: temporaryFolder('app-policy') },
      platform: process.platform,
      isRoot: false,
    },
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await shell?.stop();
});

describe('the app under its content security policy', () => {
  it('opens the sample without a violation, an error or a request to anywhere else', async () => {
    const page = await browser.newPage();
    const complaints: string[] = [];
    const requested: string[] = [];
    page.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', error => complaints.push(error.message));
    page.on('request', request => requested.push(new URL(request.url()).origin));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', event =>
        console.error(`violation of ${event.violatedDirective} by ${event.blockedURI} ${event.sample}`),
      );
    });
    await page.goto(shell.address);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: /open the sample/i }).click();
    await page.getByRole('navigation', { name: 'Library' }).getByText('Keep the Small Promises').click();
    await page.getByRole('document').locator('mark').first().waitFor();
    expect(page.url()).not.toContain('token');
    expect(complaints).toEqual([]);
    expect(new Set(requested)).toEqual(new Set([`http://127.0.0.1:${shell.port}`]));
    await page.close();
  });

  it('prints one address and nothing else', () => {
    expect(lines).toEqual([`Postil is open at ${shell.address}`]);
  });
});
