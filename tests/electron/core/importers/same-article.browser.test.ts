/** One article in every format gives one article: the same title, byline, date, language and paragraphs. */
import { beforeAll, describe, expect, it } from 'vitest';
import { importArticle } from '../../../../electron/core/importers/index.ts';
import { launchBrowser } from '../../../support/browser.ts';
import { linesOf } from '../../../support/imported.ts';
import {
  asDocx,
  asEpub,
  asHtml,
  asMarkdown,
  asMhtml,
  asOdt,
  asPlainText,
  asPrint,
  asRtf,
  BYLINE,
  PIECES,
  PUBLISHED,
  TITLE,
} from '../../../support/same-article.ts';

let pdf: Uint8Array;
beforeAll(async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent(asPrint());
  pdf = await page.pdf({
    width: '420px',
    height: '560px',
    margin: { top: '60px', bottom: '60px', left: '40px', right: '40px' },
    displayHeaderFooter: true,
    headerTemplate: '<div style="font-size:8px;margin:0 auto">The Canal Review, spring number</div>',
    footerTemplate: '<div style="font-size:8px;margin:0 auto"><span class="pageNumber"></span></div>',
  });
  await browser.close();
});

describe.each([
  ['text', () => Buffer.from(asPlainText())],
  ['markdown', () => Buffer.from(asMarkdown())],
  ['html', () => Buffer.from(asHtml())],
  ['mhtml', asMhtml],
  ['docx', asDocx],
  ['odt', asOdt],
  ['rtf', () => Buffer.from(asRtf())],
  ['epub', asEpub],
  ['pdf', () => pdf],
] as const)('the article as %s', (format, bytes) => {
  it('is told by its bytes and comes in whole', async () => {
    const article = await importArticle(bytes(), { name: 'file.bin' });
    expect(article.report.format).toBe(format);
    expect(linesOf(article)).toEqual(PIECES.map(({ text }) => text));
    expect(article.metadata).toMatchObject({
      title: TITLE,
      byline: BYLINE,
      published: PUBLISHED,
      language: 'en',
      direction: 'ltr',
    });
  });
});
