import { describe, expect, it } from 'vitest';
import { importString } from '../../../support/imported.ts';

const LONG =
  'The two banks of the river have kept their own ledgers for longer than either government has existed. ';
interface Page {
  readonly head?: string;
  readonly top?: string;
  readonly lang?: string;
  readonly data?: unknown;
}
const read = ({ head = '', top = '', lang = 'en', data }: Page) => {
  const script =
    data === undefined ? '' : `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
  const html = `<!doctype html><html lang="${lang}"><head>${script}${head}</head><body>${top}<div class="text"><p>${LONG.repeat(4)}</p><p>${LONG.repeat(4)}</p></div></body></html>`;
  return importString(html, { name: 'page.html' }).metadata;
};

describe('the title of a page', () => {
  it.each([
    [
      'cut off for machines',
      '<meta property="og:title" content="A long headline that goes on about the river and its two..."><title>x</title>',
      '<h1>A long headline that goes on about the river and its two banks</h1>',
      'A long headline that goes on about the river and its two banks',
    ],
    [
      'with the section before it',
      '<meta property="og:title" content="Water: The clerk on the bridge">',
      '<h1>The clerk on the bridge</h1>',
      'The clerk on the bridge',
    ],
    [
      'behind the name of the site',
      '<title>Basin Times - The clerk on the bridge</title>',
      '<h1><a href="/">Basin Times</a></h1><h2>The clerk on the bridge</h2>',
      'The clerk on the bridge',
    ],
    [
      'before the name of the site, which is its host’s',
      '<link rel="canonical" href="https://www.basintimes.example/a"><title>The clerk on the bridge – Basintimes</title>',
      '',
      'The clerk on the bridge',
    ],
    [
      'that only names the site',
      '<meta property="og:site_name" content="Basin Times"><meta property="og:title" content="Basin Times"><title>Basin Times</title>',
      '<h1>The clerk on the bridge</h1>',
      'The clerk on the bridge',
    ],
  ])('%s is found whole and alone', (_, head, top, title) => {
    expect(read({ head, top }).title).toBe(title);
  });
});

describe('the author of a page', () => {
  it('is looked up where JSON-LD only points at one', () => {
    const data = {
      '@graph': [
        { '@type': 'Person', '@id': '#p', name: 'Mira Castellan' },
        { '@type': ['ReportageNewsArticle'], headline: 'A headline', author: { '@id': '#p' } },
      ],
    };
    expect(read({ data }).byline).toBe('Mira Castellan');
  });

  it.each([
    [
      ['Mira Castellan', { name: 'Dana Okafor' }, { name: 'Iskander Bey' }],
      'en',
      'Mira Castellan, Dana Okafor and Iskander Bey',
    ],
    [[{ name: 'Mira Castellan' }, { name: 'Dana Okafor' }], 'de', 'Mira Castellan und Dana Okafor'],
    [{ name: 'By Mira Castellan, Senior Correspondent' }, 'en', 'Mira Castellan'],
    [{ name: 'https://basin.example/authors/mira' }, 'en', undefined],
    ['Mira Castellan @mira', 'en', 'Mira Castellan'],
    ['admin', 'en', undefined],
    ['105092', 'en', undefined],
    ['Wednesday', 'en', undefined],
    ["The basin's most widely read paper", 'en', undefined],
    ['ByMira Castellan', 'en', 'Mira Castellan'],
    [[{ name: 'Mira Castellan' }, { name: 'Dana Okafor' }], 'da', 'Mira Castellan og Dana Okafor'],
    [[{ name: 'Mira Castellan' }, { name: 'River Desk' }], 'en', 'Mira Castellan and River Desk'],
  ])('given as %j is %s: %s', (author, lang, byline) => {
    const data = { '@type': 'OpinionNewsArticle', headline: 'A headline', author };
    expect(read({ data, lang }).byline).toBe(byline);
  });

  it('is the person named on the page, where metadata name the paper or its web agency', () => {
    const head =
      '<meta property="og:site_name" content="Basin Times"><meta name="author" content="Basin Times">';
    const top =
      '<h1>A headline of ours</h1><div class="article-meta"><span class="byline">By <a rel="author" href="/m">Mira Castellan</a></span></div>';
    expect(read({ head, top }).byline).toBe('Mira Castellan');
    expect(read({ head }).byline).toBe('Basin Times');
  });

  it('is set off from the role that the style sheet alone keeps apart', () => {
    const top =
      '<h1>A headline of ours</h1><div class="author"><a href="/m">Mira Castellan</a><span class="job">Senior Reporter</span></div>';
    expect(read({ top }).byline).toBe('Mira Castellan');
  });

  it('is the person JSON-LD names with a desk, and not the publisher of a meta element', () => {
    const data = {
      '@type': 'NewsArticle',
      headline: 'A headline',
      author: [{ name: 'Mira Castellan' }, { name: 'Gear Team' }],
    };
    const head = '<meta name="author" content="Bailey Moss">';
    expect(read({ data, head }).byline).toBe('Mira Castellan and Gear Team');
  });

  it('is none of those who comment', () => {
    const top =
      '<h1>A headline of ours</h1><div class="comments"><span class="author">Rude Reader</span></div>';
    expect(read({ top }).byline).toBeUndefined();
  });
});

describe('the date of a page', () => {
  const published = (page: Page) => read(page).published;

  it('is the day the paper bears, not that of the clock in Greenwich', () => {
    const data = { '@type': 'NewsArticle', headline: 'A headline', datePublished: '2025-03-17T01:30:00Z' };
    const top = '<h1>A headline</h1><p class="date">Sunday, March 16, 2025</p>';
    expect(published({ data })).toBe('2025-03-17');
    expect(published({ data, top })).toBe('2025-03-16');
  });

  it.each([
    ['<meta property="article:modified_time" content="2025-03-16">', '', undefined],
    [
      '',
      '<h1>A headline</h1><time datetime="2025-03-18" class="updated">March 18</time><time datetime="2025-03-16" class="published">March 16</time>',
      '2025-03-16',
    ],
    ['', '<h1>A headline</h1><div class="meta">Mira Castellan · 16. März 2025</div>', '2025-03-16'],
    ['', '<h1>A headline</h1><span class="post-date">16 آذار 2025</span>', '2025-03-16'],
    ['<link rel="canonical" href="https://basin.example/2025/03/16/a-headline">', '', '2025-03-16'],
    ['<meta name="DCTERMS.issued" content="2025-03-16">', '', '2025-03-16'],
    ['<meta name="sw-pubdate" content="2025-03-16">', '', '2025-03-16'],
    ['<meta name="article:published_time" value="2025-03-16T08:00:00+01:00">', '', '2025-03-16'],
    ['<meta name="pubdate" content="Sun Mar 16 19:20:36 CET 2025">', '', '2025-03-16'],
    ['<meta name="pubdate" content="1742119200">', '', '2025-03-16'],
    ['<meta name="pubdate" content="1742119200000">', '', '2025-03-16'],
    ['', '<h1>A headline</h1><footer>© 16.03.2025 Basin Times</footer>', undefined],
  ])('in %s%s is %s', (head, top, date) => {
    expect(published({ head, top })).toBe(date);
  });

  it('that could be two is one only where the language says which', () => {
    const top = '<h1>A headline</h1><p class="date">03/04/2025</p>';
    expect(published({ top, lang: 'en-GB' })).toBe('2025-04-03');
    expect(published({ top, lang: 'en-US' })).toBe('2025-03-04');
    expect(published({ top, lang: 'en' })).toBeUndefined();
  });
});

describe('the publication', () => {
  it('is the name readers know, not that of the company or the address', () => {
    const data = { '@type': 'NewsArticle', headline: 'A', publisher: { name: 'Basin Verlag GmbH' } };
    const head = '<meta property="og:site_name" content="Basin Times">';
    expect(read({ data, head }).publication).toBe('Basin Times');
    const host = '<meta property="og:site_name" content="www.basin.example">';
    expect(read({ data: { ...data, publisher: { name: 'Basin Times' } }, head: host }).publication).toBe(
      'Basin Times',
    );
  });
});
