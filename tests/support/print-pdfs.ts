/**
 * Prints the fixtures of `pdf-pages.ts` with Chromium into `tests/fixtures/pdf`. Run with `node
 * tests/support/print-pdfs.ts` after changing them, and commit what comes out.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from './browser.ts';
import { PRINTED, type PrintedFixture } from './pdf-pages.ts';

const FOLDER = 'tests/fixtures/pdf';
const ORIGIN = 'http://fixtures.example';

const browser = await launchBrowser();
try {
  for (const fixture of PRINTED) await print(fixture);
} finally {
  await browser.close();
}

async function print({ name, html, landscape, header, footer }: PrintedFixture): Promise<void> {
  const page = await browser.newPage();
  // Fonts come from the packages of the app; there is no server behind the address.
  await page.route(`${ORIGIN}/**`, async route => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith('/fonts/')) {
      const body = await readFile(join('node_modules/@fontsource', pathname.slice('/fonts/'.length)));
      await route.fulfill({ body, contentType: 'font/woff2' });
    } else await route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
  });
  await page.goto(`${ORIGIN}/${name.replace(/\.pdf$/, '.html')}`);
  await page.evaluate(() => document.fonts.ready);
  const pdf = await page.pdf({
    format: 'A4',
    landscape: landscape === true,
    tagged: name === 'briefing.pdf',
    displayHeaderFooter: header !== undefined || footer !== undefined,
    headerTemplate: header ?? '<span></span>',
    footerTemplate: footer ?? '<span></span>',
    preferCSSPageSize: false,
    margin: { top: '22mm', bottom: '22mm', left: '20mm', right: '20mm' },
  });
  await writeFile(join(FOLDER, name), pdf);
  await page.close();
}
