/** Opens the reader's test page in Chromium for the tests of one file, and checks what each leaves behind. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchBrowser } from '../../../support/browser.ts';
import { ReaderDriver } from './driver.ts';
import { serveReader } from './serve.ts';

interface ReaderPages {
  /** @param query Of the test page, e.g. `article=urdu&theme=dark`. */
  open(query?: string, viewport?: { width: number; height: number }): Promise<ReaderDriver>;
}

/** To be called once in a test file, outside its tests. */
export function readerPages(): ReaderPages {
  let site: Awaited<ReturnType<typeof serveReader>>;
  let browser: Browser;
  const opened: ReaderDriver[] = [];

  beforeAll(async () => {
    site = await serveReader();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    site?.close();
  });

  afterEach(async () => {
    for (const reader of opened.splice(0)) {
      const violations = await reader.page.evaluate(() => harness.violations);
      await reader.page.close();
      expect(violations, 'violations of the content security policy').toEqual([]);
    }
  });

  return {
    async open(query = '', viewport = { width: 1360, height: 820 }) {
      const page = await browser.newPage({ viewport });
      await page.goto(`${site.address}/?${query}`);
      const reader = new ReaderDriver(page);
      await reader.text.waitFor();
      // Lines break elsewhere while the faces are on their way.
      await page.evaluate(() => document.fonts.ready.then(() => null));
      opened.push(reader);
      return reader;
    },
  };
}
