import { describe, expect, it } from 'vitest';
import { importString, linesOf, reasonsOf, shapeOf } from '../../../support/imported.ts';

const LONG =
  'The two banks of the river have kept their own ledgers for longer than either government has existed. ';
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>Ledgers of the river</title>${head}</head><body>${body}</body></html>`;
const text = Array.from({ length: 5 }, (_, i) => `<p>${i + 1}. ${LONG.repeat(3)}</p>`).join('');
const read = (html: string) => importString(html, { name: 'page.html' });

describe('the article of a page', () => {
  it('begins with its standfirst, though a site keeps it in its header', () => {
    const lead = 'Two clerks write down the same water, and neither believes the other.';
    const html = page(
      `<header><h1>Ledgers of the river</h1><p class="article-teaser">${lead}</p></header><div class="body">${text}</div>`,
    );
    expect(linesOf(read(html))[0]).toBe(lead);
    const described = page(
      `<div class="top"><h1>Ledgers of the river</h1><div class="x1">${lead}</div></div><div class="body">${text}</div>`,
      `<meta name="description" content="${lead}">`,
    );
    expect(linesOf(read(described))[0]).toBe(lead);
  });

  it('keeps paragraphs that stand among its own in other containers', () => {
    const stray = `Stray: ${LONG.repeat(2).trim()}`;
    const html = page(
      `<article><h1>Ledgers of the river</h1>${text}<div class="x2"><div><p>${stray}</p></div></div>${text.replaceAll('. The', '. Again, the')}</article>`,
    );
    expect(linesOf(read(html))).toContain(stray);
  });

  it('is not taken for what its container is called by chance', () => {
    const lines = linesOf(read(page(`<article><h1>Ledgers of the river</h1>${text}</article>`)));
    const unfolded = `<div class="story"><h1>Ledgers of the river</h1><div class="entry-content entry-content-read-more">${text}</div></div><div class="list"><p>${LONG.repeat(30)}</p></div>`;
    expect(linesOf(read(page(unfolded)))).toEqual(expect.arrayContaining(lines));
    const menu = `<main><h1>Ledgers of the river</h1><p>What is served here.</p><div id="menu"><h2>Soups</h2><p>A broth of the river.</p><h2>Fish</h2><p>A trout of the river.</p></div></main>`;
    expect(linesOf(read(page(menu)))).toEqual(
      expect.arrayContaining(['A broth of the river.', 'A trout of the river.']),
    );
    const wrapped = `<article><h1>Ledgers of the river</h1><figure class="paragraph-image"><div>${text}<figure><img alt="The bridge"></figure></div></figure></article>`;
    expect(linesOf(read(page(wrapped)))).toEqual(expect.arrayContaining(lines));
  });

  it('is taken from where a page keeps it hidden until its script has moved it', () => {
    const lines = linesOf(read(page(`<main><h1>Ledgers of the river</h1>${text}</main>`)));
    const [first, ...others] = text.split('</p>').map(words => `${words}</p>`);
    const streamed = `<main><h1>Ledgers of the river</h1><!--$?--><template id="B:0"></template><p>Loading the ledger</p><!--/$--></main>
<script>$RB=[];$RC=function(b,c){};$RS=function(a,b){}</script>
<div hidden id="S:0">${first}<template id="P:1"></template></div><script>$RC("B:0","S:0")</script>
<div hidden id="S:1">${others.slice(0, -1).join('')}</div><script>$RS("S:1","P:1")</script>`;
    expect(linesOf(read(page(streamed)))).toEqual(lines);
    const unmoved = streamed.replace('$RS("S:1","P:1")', '');
    expect(linesOf(read(page(unmoved))).length).toBeLessThan(lines.length);
  });

  it('does not take up the summaries of other stories', () => {
    const other =
      'A summary of another story that is long enough to be taken for a paragraph of an article, with its own full stop and all that belongs to one.';
    const html = page(
      `<article><h1>Ledgers of the river</h1>${text}</article><div class="more-list"><div><h3><a href="/a">Another story of the valley</a></h3><p>${other}</p></div><div><h3><a href="/b">A third story of the valley</a></h3><p>${other}</p></div></div>`,
    );
    expect(linesOf(read(html)).join()).not.toContain('A summary');
  });

  const paragraphs = (name: string, count: number) =>
    Array.from({ length: count }, (_, i) => `<p>${name} ${i + 1}. ${LONG.repeat(3).trim()}</p>`).join('');
  const piece = (inner: string) =>
    `<div class="row grid"><div class="item"><div class="body"><div class="inner">${inner}</div></div></div></div>`;

  it('is whole where a site cuts it into pieces with advertisements between', () => {
    const slot = '<div class="slot"><p>More from us</p></div>';
    const pieces = [12, 3, 3, 3].map((count, i) => piece(paragraphs(`Piece ${i}, line`, count)));
    const html = page(
      `<main><h1>Ledgers of the river</h1><div class="chunks">${pieces.join(slot)}</div></main>`,
    );
    const lines = linesOf(read(html));
    expect(lines.filter(line => line.startsWith('Piece'))).toHaveLength(21);
    expect(lines.join()).not.toContain('More from us');
  });

  it('takes up no other article that is built like it', () => {
    const html = page(
      `<main><article class="story"><h1>Ledgers of the river</h1>${piece(paragraphs('Line', 12))}</article><div class="next"><article class="story"><h2>Another story</h2>${piece(paragraphs('Other', 2))}</article></div></main>`,
    );
    expect(linesOf(read(html)).join()).not.toContain('Other');
  });

  it('has the part in it that only subscribers are shown, where the page holds it', () => {
    const html = page(
      `<article><h1>Ledgers of the river</h1><p>First: ${LONG.repeat(2).trim()}</p><div class="paywall" hidden>${text}</div><div class="offer" hidden><p>Subscribe now for the price of a boat ticket, and read what the two clerks really wrote.</p></div></article>`,
    );
    expect(linesOf(read(html))).toHaveLength(6);
  });

  it('is taken from what the page tells machines, where a script draws it, and this is told', () => {
    const articleBody = `First: ${LONG.repeat(3)}\n\nSecond: ${LONG.repeat(3)}`;
    const data = { '@type': 'NewsArticle', headline: 'Ledgers of the river', articleBody };
    const html = page(
      '<div id="root">Loading</div>',
      `<script type="application/ld+json">${JSON.stringify(data)}</script>`,
    );
    const article = read(html);
    expect(linesOf(article).map(line => line.slice(0, 7))).toEqual(['First: ', 'Second:']);
    expect(article.report.warnings.join()).toMatch(/running a script/);
    expect(article.report.stripped.map(part => part.text)).toContain('Loading');
  });

  it('has no image credits, labels of galleries or names of files in it, and lists them', () => {
    const html = page(
      `<article><h1>Ledgers of the river</h1>${text}<p>Photo: Ada Marsh / Basin Pictures</p><p>Image 2 of 5</p><p><img alt="IMG_2953-final" src="a.jpg"></p><p><img alt="Ledgers of the river" src="b.jpg"></p><p>Last: ${LONG}</p></article>`,
    );
    const article = read(html);
    expect(linesOf(article)).toHaveLength(6);
    expect(linesOf(article).at(-1)).toMatch(/^Last/);
    expect(reasonsOf(article)).toEqual(expect.arrayContaining(['image credit', 'image label']));
  });

  it('goes on behind an advertisement with short sentences', () => {
    const html = page(
      `<article><h1>Ledgers of the river</h1>${text}<p>CLICK HERE TO GET THE BASIN APP</p><p>“Who wrote this line?” the younger clerk asked, and put down his pen.</p><p>Nobody answered him, for nobody in the room had been born by then.</p></article>`,
    );
    expect(linesOf(read(html)).slice(-1)[0]).toMatch(/^Nobody answered/);
  });

  it('reads a page of SingleFile with its images in it in a moment', () => {
    const image = `data:image/png;base64,${'iVBORw0KGgo'.repeat(100_000)}`;
    const note =
      '<!--\n Page saved with SingleFile \n url: https://basin.example/ledgers \n saved date: Sun Mar 16 2025 10:11:12 GMT+0500 (PKT)\n-->';
    const figures = Array.from(
      { length: 12 },
      (_, i) => `<figure><img src="${image}" alt="Page ${i} of the ledger"></figure>`,
    );
    const html = `<!DOCTYPE html> <html lang=en>${note}<meta charset=utf-8><title>Ledgers of the river</title><style>.a{background:url(${image})}</style><body><article><h1>Ledgers of the river</h1>${text}${figures.join('')}</article>`;
    const article = read(html);
    expect(article.metadata).toMatchObject({ url: 'https://basin.example/ledgers', accessed: '2025-03-16' });
    expect(JSON.stringify(article).length).toBeLessThan(20_000);
    expect(shapeOf(article)).toContain('figure');
  });

  it('is all of a short page, without a word of doubt', () => {
    const short = read('<html><body><p>Two clerks.</p><p>One river.</p></body></html>');
    expect(linesOf(short)).toEqual(['Two clerks.', 'One river.']);
    expect(short.report.warnings).toEqual([]);
  });

  it('is the whole of a page with more elements than are looked through, with a warning', () => {
    const html = page(
      `<article><h1>Ledgers of the river</h1>${text}${'<p>Short. <b>i</b></p>'.repeat(60_000)}</article>`,
    );
    const article = read(html);
    expect(article.report.warnings.join()).toMatch(/too large/);
    expect(linesOf(article).length).toBeGreaterThan(60_000);
  });

  it('names the byline above it among what was removed, once, and what it is', () => {
    const html = page(
      `<article><h1>Ledgers of the river</h1><p class="by">By Ada Marsh</p>${text}</article><div class="sidebar"><p>Sign up for the letter of the valley, which comes on Mondays.</p></div>`,
    );
    const article = read(html);
    expect(article.metadata.byline).toBe('Ada Marsh');
    expect(linesOf(article).join()).not.toContain('By Ada Marsh');
    expect(linesOf(article).join()).not.toContain('Sign up');
    expect(article.report.stripped.some(part => part.text.includes('Sign up'))).toBe(true);
  });
});

describe('what sites put into and below their articles', () => {
  const article = importString(
    `<!doctype html><html><head><title>The levy</title></head><body><main><article><h1>The levy</h1><figure><img src="a.jpg" alt="A ferry at the landing"><figcaption>A ferry at the landing</figcaption></figure><p>A ferry at the landing</p><p>${LONG.repeat(4)}</p><div><p>Already a subscriber? <a href="/in">Log in</a></p><p>Subscribe to continue reading this article.</p></div><p>${LONG.repeat(4)}</p><div><h3>Read more</h3><ul><li><a href="/1">The ferries that never came back</a></li><li><a href="/2">Why the mill stopped</a></li></ul></div><h3>Most read</h3><ol><li><a href="/3">A bridge too low for the barges</a></li></ol><div><h4>Sign up to our newsletter</h4><p>The best of the river every Friday.</p></div><section><h2>Related</h2><a href="/5"><h3>Eels return</h3><p>The eels are seen again at the weir.</p></a></section></article></main></body></html>`,
  );

  it('is left out: captions given twice, notices for subscribers, lists of other stories', () => {
    expect(linesOf(article)).toEqual([
      'A ferry at the landing',
      LONG.repeat(4).trim(),
      LONG.repeat(4).trim(),
    ]);
  });

  it('is listed as removed with what it was', () => {
    const removed = article.report.stripped.map(part => `${part.reason}: ${part.text}`).join('\n');
    expect(removed).toContain('caption given twice: A ferry at the landing');
    expect(removed).toContain('subscription notice: Already a subscriber? Log in');
    expect(removed).toContain('related stories: Most read');
    for (const words of ['never came back', 'too low for the barges', 'newsletter', 'Eels return'])
      expect(removed).toContain(words);
  });
});
