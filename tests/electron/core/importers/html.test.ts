import { describe, expect, it } from 'vitest';
import { schema } from '../../../../shared/text/schema.ts';
import { importFixture, importString, linesOf, reasonsOf, shapeOf } from '../../../support/imported.ts';

const LONG =
  'The two banks of the river have kept their own ledgers for longer than either government has existed. ';
const page = (body: string, head = '') =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
const articleOf = (inner: string, head = '') =>
  page(`<article><p>${LONG.repeat(6)}</p>${inner}<p>${LONG.repeat(6)}</p></article>`, head);

/** The inner lines of a page made by `articleOf`. */
const innerLines = (html: string) => linesOf(importString(html)).slice(1, -1);

describe('a saved page', () => {
  const article = importFixture('quiet-border.html');

  it('says what the page says of its article, best source first', () => {
    expect(article.metadata).toEqual({
      title: 'A quiet border is not a settled one',
      byline: 'Dana Okafor and Iskander Bey',
      publication: 'The Valley Herald',
      published: '2025-03-16',
      url: 'https://www.valleyherald.example/opinion/a-quiet-border-2025/',
      language: 'en-GB',
      direction: 'ltr',
    });
    expect(article.report.guesses).toMatchObject({
      published: 'JSON-LD datePublished',
      language: 'html lang',
      url: 'note of the browser that saved the page',
    });
  });

  it('keeps the form of the article', () => {
    expect(shapeOf(article)).toEqual([
      'paragraph',
      'figure',
      'paragraph',
      'heading',
      'blockquote',
      'paragraph',
      'paragraph',
      'orderedList',
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
      'preformatted',
    ]);
    const lines = linesOf(article);
    expect(lines).toContain('A watchtower above the Harran, photographed in February.');
    expect(lines).toContain('1975 | Voluntary notice');
    expect(lines.at(-1)).toBe(
      'Article 1.  Patrols turn back at the stones.\nArticle 2.  Notice is given by noon.',
    );
  });

  it('keeps web addresses of links as marks and drops the rest', () => {
    const hrefs = new Set<string>();
    schema.nodeFromJSON(article.body).descendants(node => {
      for (const mark of node.marks) if (mark.type.name === 'link') hrefs.add(mark.attrs.href);
    });
    expect([...hrefs]).toEqual(['https://archive.example/colonels?id=7&lang=en']);
  });

  it('leaves out what is not the article, and says so', () => {
    const text = linesOf(article).join('\n');
    for (const word of [
      'alert',
      'Hidden words',
      'cookies',
      'Rafi',
      'Leave a Reply',
      'Most read',
      'Facebook',
      'tracker',
    ])
      expect(text).not.toContain(word);
    for (const reason of [
      'cookie notice',
      'share bar',
      'comments',
      'related stories',
      'navigation',
      'footer',
      'advertisement',
      'side column',
    ])
      expect(reasonsOf(article)).toContain(reason);
    expect(article.report.stripped.every(part => part.text.length <= 200)).toBe(true);
  });

  it('does not repeat the headline in the body', () => {
    expect(linesOf(article)).not.toContain('A quiet border is not a settled one');
  });
});

describe('what a page says of itself', () => {
  it.each([
    [
      '<meta property="article:published_time" content="2024-05-06T01:00:00+09:00">',
      'published',
      '2024-05-06',
    ],
    ['<meta name="citation_publication_date" content="2024/05/06">', 'published', '2024-05-06'],
    ['<meta name="DC.date.issued" content="2024-05">', 'published', '2024-05'],
    ['<meta name="date" content="20240506">', 'published', '2024-05-06'],
    ['<meta name="author" content="By Jane Doe">', 'byline', 'Jane Doe'],
    [
      '<meta name="citation_author" content="Doe, Jane"><meta name="citation_author" content="Roe, John">',
      'byline',
      'Jane Doe and John Roe',
    ],
    ['<meta name="twitter:title" content="A headline">', 'title', 'A headline'],
    ['<title>Some headline of ours - Basin Times</title>', 'title', 'Some headline of ours'],
    ['<title>Some headline of ours - Basin Times</title>', 'publication', 'Basin Times'],
    ['<meta property="og:url" content="https://basin.example/a">', 'url', 'https://basin.example/a'],
    ['<link rel="canonical" href="/relative">', 'url', undefined],
    [
      '<meta property="og:site_name" content="Basin Times"><title>Water | Basin Times</title>',
      'title',
      'Water',
    ],
  ])('reads %s', (head, field, value) => {
    const metadata: Record<string, string | undefined> = importString(articleOf('', head)).metadata;
    expect(metadata[field]).toBe(value);
  });

  it('does not mind JSON-LD that is broken, hostile or about something else', () => {
    const scripts = [
      '{"@type":',
      '[[[[{"@type":"Article","headline":{"a":1},"author":42}]]]]',
      '{"@type":"BreadcrumbList","name":"No"}',
    ];
    const head = scripts.map(json => `<script type="application/ld+json">${json}</script>`).join('');
    expect(importString(articleOf('', `<title>A plain title</title>${head}`)).metadata.title).toBe(
      'A plain title',
    );
  });

  it('reads the note SingleFile leaves', () => {
    const note =
      '<!--\n Page saved with SingleFile \n url: https://basin.example/b \n saved date: Sun Mar 16 2025 10:11:12 GMT+0500\n-->';
    const { metadata } = importString(`<!DOCTYPE html> <html>${note}<body><p>${LONG.repeat(5)}</p>`);
    expect(metadata).toMatchObject({ url: 'https://basin.example/b', accessed: '2025-03-16' });
  });

  it('does not believe a language the letters contradict', () => {
    const urdu = 'ہر صبح چھ بجے ایک کلرک پل کے بیچ تک جاتا ہے اور پانی کا پیمانہ دیکھتا ہے۔ '.repeat(20);
    const { metadata, report } = importString(`<html lang="en-US"><body><p>${urdu}</p></body></html>`);
    expect(metadata).toMatchObject({ language: 'ur', direction: 'rtl' });
    expect(report.guesses.language).toBe('letters of the text');
  });
});

describe('elements', () => {
  it('collapses white space as a browser does, but not in preformatted text', () => {
    const html = articleOf('<p>\n  One   <b> two</b>\n\n three&nbsp;four </p><pre>a\n  b\n\n c</pre>');
    expect(innerLines(html)).toEqual(['One two three\u00a0four', 'a\n  b\n\n c']);
  });

  it('keeps line breaks, and parts paragraphs at double ones', () => {
    const html = page('<div>First line<br>second line<br><br>Another paragraph</div>');
    expect(linesOf(importString(html))).toEqual(['First line\nsecond line', 'Another paragraph']);
  });

  it('keeps emphasis, strong, code, superscript and subscript', () => {
    const html = page('<p>a <em>b</em> <strong>c</strong> <code>d</code> e<sup>2</sup> f<sub>3</sub></p>');
    const marks: string[] = [];
    schema.nodeFromJSON(importString(html).body).descendants(node => {
      for (const mark of node.marks) marks.push(`${node.text}:${mark.type.name}`);
    });
    expect(marks).toEqual(['b:emphasis', 'c:strong', 'd:code', '2:superscript', '3:subscript']);
  });

  it('keeps nested lists and quotes', () => {
    const html = articleOf(
      '<ul><li>one<ul><li>inner</li></ul></li><li><p>two</p><blockquote>said</blockquote></li></ul>',
    );
    const list = schema.nodeFromJSON(importString(html).body).child(1);
    expect(list.toString()).toBe(
      'bulletList(listItem(paragraph("one"), bulletList(listItem(paragraph("inner")))), listItem(paragraph("two"), blockquote(paragraph("said"))))',
    );
  });

  it('shows an image by its caption or alternative text, and drops one with neither', () => {
    const html = articleOf(
      '<figure><img src="https://x.example/a.jpg" alt="alt"><figcaption>caption</figcaption></figure><p><img src="https://x.example/b.jpg" alt="A bridge in winter"></p><img src="https://x.example/c.jpg">',
    );
    expect(innerLines(html)).toEqual(['caption', 'A bridge in winter']);
  });

  it('reads a table of data by rows and one that lays out the page by content', () => {
    const data = '<table><tr><th>Year</th><th>Step</th></tr><tr><td>1975</td><td>Notice</td></tr></table>';
    expect(innerLines(articleOf(data))).toEqual(['Year | Step', '1975 | Notice']);
    const layout = page(`<table><tr><td><p>${LONG}</p><p>Second.</p></td></tr></table>`);
    expect(linesOf(importString(layout))).toEqual([LONG.trim(), 'Second.']);
  });

  it('reads a pasted fragment', () => {
    const article = importString('<p>One <a href="mailto:a@b.example">two</a></p><p>three</p>', {
      name: null,
    });
    expect(article.report.format).toBe('html');
    expect(linesOf(article)).toEqual(['One two', 'three']);
  });

  it('leaves hidden elements out', () => {
    const hidden =
      '<p hidden>a</p><p style="color:red; display : none">b</p><div style="visibility:hidden"><p>c</p></div><p>seen</p>';
    expect(innerLines(articleOf(hidden))).toEqual(['seen']);
  });

  it('keeps a section whose name only sounds like a share bar', () => {
    const html = page(
      `<article><div class="section" id="sharing-what-we-measure"><h2>Sharing what we measure</h2><p>${LONG.repeat(8)}</p></div><p>${LONG.repeat(8)}</p></article>`,
    );
    expect(linesOf(importString(html))[0]).toBe('Sharing what we measure');
  });
});
