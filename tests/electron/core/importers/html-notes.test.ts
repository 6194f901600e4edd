import { describe, expect, it } from 'vitest';
import { schema } from '../../../../shared/text/schema.ts';
import { importString, linesOf, reasonsOf, shapeOf } from '../../../support/imported.ts';

const LONG =
  'The two banks of the river have kept their own ledgers for longer than either government has existed. ';
const SAID = 'This was said before.';
const page = (body: string) =>
  `<html><body><article><h1>Ledgers</h1><p>${LONG.repeat(5)}</p>${body}</article></body></html>`;
const read = (body: string) => importString(page(body), { name: 'page.html' });
/** Lines after the first paragraph. */
const below = (body: string) => linesOf(read(body)).slice(1);

describe('notes of a page', () => {
  it.each([
    [
      'WordPress',
      `<p>${SAID}<sup class="fn"><a href="#u" id="u-link">1</a></sup></p><ol class="wp-block-footnotes"><li id="u">By weight. <a href="#u-link">↩︎</a></li></ol>`,
      [`${SAID}1`, '1 By weight.'],
    ],
    [
      'MediaWiki',
      `<p>${SAID}<sup id="cite_ref-1"><a href="#cite_note-1">[1]</a></sup></p><ol><li id="cite_note-1"><span>^ <a href="#cite_ref-1">a</a></span> <span>By weight.</span></li></ol>`,
      [`${SAID}[1]`, '[1] By weight.'],
    ],
    [
      'LibreOffice',
      `<p>${SAID}<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p><div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a> By weight.</p></div>`,
      [`${SAID}1`, '1 By weight.'],
    ],
    [
      'an old hand',
      `<p>${SAID}<a href="#1"><sup>1</sup></a> And this.<a href="#2"><sup>2</sup></a></p><hr><p><a name="1">1</a>. By weight.</p><p><a name="2">2</a>. By mule.</p>`,
      [`${SAID}1 And this.2`, '1 By weight.', '2 By mule.'],
    ],
    [
      'an e-book',
      `<p>${SAID}<a role="doc-noteref" href="#n">*</a></p><aside role="doc-footnote" id="n" hidden><p>By weight.</p></aside><p>Next.</p>`,
      [`${SAID}*`, 'Next.', '* By weight.'],
    ],
  ])('as %s writes them stand at its end, behind their marks', (_, body, lines) => {
    expect(below(body)).toEqual(lines);
  });

  it('come under their own heading, below a line, in the order of the text', () => {
    const article = read(
      `<p>${SAID}<sup><a href="#b">2</a></sup> Then<sup><a href="#a">1</a></sup>.</p><h2>Notes</h2><ol><li id="a">By weight.</li><li id="b"><p>By mule.</p><p>And by boat.</p></li></ol>`,
    );
    expect(shapeOf(article).slice(2)).toEqual(['divider', 'heading', 'paragraph', 'paragraph', 'paragraph']);
    expect(linesOf(article).slice(2)).toEqual(['Notes', '2 By mule.', 'And by boat.', '1 By weight.']);
  });

  it('have raised marks in the text and before the note', () => {
    const raised: string[] = [];
    const article = read(`<p>${SAID}<sup><a href="#a">1</a></sup></p><ol><li id="a">By weight.</li></ol>`);
    schema.nodeFromJSON(article.body).descendants(node => {
      if (node.marks.some(mark => mark.type.name === 'superscript')) raised.push(node.text ?? '');
    });
    expect(raised).toEqual(['1', '1']);
  });

  it('are found through the full address of a page saved elsewhere', () => {
    const address = 'https://basin.example/ledgers';
    const body = `<p>${SAID}<sup><a href="${address}#a">1</a></sup></p><ol><li id="a">By weight. <a href="${address}#r">↩</a></li></ol>`;
    const html = page(body).replace('<body>', `<head><link rel="canonical" href="${address}"></head><body>`);
    expect(linesOf(importString(html, { name: 'page.html' })).at(-1)).toBe('1 By weight.');
  });

  it('of a part left out are left out with it, and listed', () => {
    const article = read(
      `<p>${SAID}</p><div class="comments"><p>No<sup><a href="#a">1</a></sup></p><ol><li id="a">Spite.</li></ol></div>`,
    );
    expect(linesOf(article).join()).not.toContain('Spite');
    expect(reasonsOf(article)).toContain('note outside the article');
  });

  it('are not what a list of contents or a power of ten leads to', () => {
    const body = `<p><a href="#s1">1</a> <a href="#s2">2</a></p><h2 id="s1">First</h2><p>10<sup>3</sup> mules</p><h2 id="s2">Second</h2><p>${SAID}</p>`;
    expect(below(body)).toEqual(['1 2', 'First', '103 mules', 'Second', SAID]);
  });

  it('stand once, however often the text refers to them', () => {
    const body = `<p>${SAID}<sup><a href="#a">1</a></sup> And again.<sup><a href="#a">1</a></sup></p><ol><li id="a">By weight.</li></ol>`;
    expect(below(body)).toEqual([`${SAID}1 And again.1`, '1 By weight.']);
  });

  it('bring along the notes that only they refer to', () => {
    const body = `<p>${SAID}<sup><a href="#a">1</a></sup></p><ol><li id="a">By weight.<sup><a href="#b">2</a></sup></li><li id="b">Of wet grain.</li></ol>`;
    expect(below(body)).toEqual([`${SAID}1`, '1 By weight.2', '2 Of wet grain.']);
  });

  it('lose the words that lead back, and keep links that say something', () => {
    const body = `<p id="top">${SAID}<sup><a href="#a" id="r">1</a></sup></p><ol><li id="a">By weight, as <a href="#top">the table of the two clerks</a> has it. <a href="#r">Back to text</a></li></ol>`;
    expect(below(body)).toEqual([`${SAID}1`, '1 By weight, as the table of the two clerks has it.']);
  });

  it('are found by names with signs in them, and a name that is no address breaks nothing', () => {
    const body = `<p>${SAID}<sup><a href="#note%20%C3%A9">1</a></sup> <sup><a href="#%E0%A4%A">2</a></sup></p><ol><li id="note é">By weight.</li></ol>`;
    expect(below(body)).toEqual([`${SAID}1 2`, '1 By weight.']);
  });

  it('are not what stands above the reference, is a chapter, or is as long as one', () => {
    const above = `<p id="a">By weight.</p><p>${SAID}<sup><a href="#a">1</a></sup></p>`;
    expect(below(above)).toEqual(['By weight.', `${SAID}1`]);
    const chapter = `<p>${SAID}<sup><a href="#c">1</a></sup></p><section id="c"><h2>By weight</h2><p>${LONG}</p></section>`;
    expect(below(chapter)).toEqual([`${SAID}1`, 'By weight', LONG.trim()]);
    const long = `<p>${SAID}<sup><a href="#l">1</a></sup></p><div id="l"><p>${LONG.repeat(220)}</p></div>`;
    expect(below(long)).toEqual([`${SAID}1`, LONG.repeat(220).trim()]);
  });

  it('take only the heading with them that stood above nothing else', () => {
    const body = `<p>${SAID}<sup><a href="#a">1</a></sup></p><h2>Sources</h2><p>The customs house.</p><ol><li id="a">By weight.</li></ol>`;
    expect(below(body)).toEqual([`${SAID}1`, 'Sources', 'The customs house.', '1 By weight.']);
  });
});
