/** Chromium for tests: an installed one, driven without a screen and kept off every network but this computer. */
import { type Browser, chromium } from 'playwright-core';
import { findBrowser, ownSurroundings } from '../../electron/headless/browser.ts';

/** @param extra Further switches, such as host names that lead to this computer. */
export async function launchBrowser(extra: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser(ownSurroundings());
  if (executablePath === null) throw new Error('These tests need Chromium, Chrome or Edge; see README.md.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...extra,
    ],
  });
}
