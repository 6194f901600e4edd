import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../../../shared/contract/fault.ts';
import { type Format, ImportedArticle } from '../../../../shared/records/imported-article.ts';
import { schema } from '../../../../shared/text/schema.ts';
import { faultOf, importString, importTextFile, linesOf } from '../../../support/imported.ts';

const LONG =
  'The two banks of the river have kept their own ledgers for longer than either government has existed. ';

/** Whether importing ends as it must: in a valid article with words, or in a refusal. */
function endsWell(bytes: Uint8Array, format?: Format): boolean {
  try {
    const article = ImportedArticle.parse(importTextFile(bytes, { name: 'any.txt', format }));
    schema.nodeFromJSON(article.body).check();
    return linesOf(article).every(line => /\S/.test(line)) && linesOf(article).length > 0;
  } catch (error) {
    if (error instanceof Fault) return true;
    throw error;
  }
}

const format = fc.constantFrom<(Format | undefined)[]>(undefined, 'text', 'html', 'markdown');

describe('whatever comes in', () => {
  it('ends in a valid article or a refusal: any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), format, endsWell), { numRuns: 400 });
  });

  it('ends in a valid article or a refusal: any characters', () => {
    const text = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(text, format, (any, as) => endsWell(Buffer.from(any), as)),
      { numRuns: 400 },
    );
  });

  it('ends in a valid article or a refusal: any mixture of markup', () => {
    const piece = fc.constantFrom(
      ...'<p> </p> <div hidden> </div> <table> <tr> <td> </table> <ul> <li> </ul> <ol start=-3> <blockquote> </blockquote> <h1> </h1> <b> <a href="https://x.example"> <a href="javascript:x"> </a> <pre> </pre> <br> <hr> <img alt=x> <figure> <figcaption> <svg> <math> <template> <textarea> <title> <html> <body> <article> </article> <!-- --> <![CDATA[ ]]> &amp; &#0; &#xD800; <script> </script>'.split(
        ' ',
      ),
      ...[
        '# ',
        '> ',
        '- ',
        '1. ',
        '\n',
        '\n\n',
        '  ',
        '`',
        '```\n',
        '**',
        '_',
        '[a](b)',
        '![x](y)',
        '|',
        '|-|\n',
        '---\n',
        'title: x\n',
        '\0',
        '\ud800',
        '\u200b',
        'word ',
        'By Jane Doe\n',
        'Leave a Reply\n',
        'Published in X, March 1st, 2020\n',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), format, (pieces, as) =>
        endsWell(Buffer.from(pieces.join('')), as),
      ),
      { numRuns: 1_500 },
    );
  });
});

describe('hostile pages', () => {
  it('with thousands of nested elements are read without their nesting', () => {
    for (const depth of [300, 2_000, 9_000]) {
      const html = `<html><body>${'<div>'.repeat(depth)}<p>${LONG.repeat(30)}</p>`;
      const article = importString(html, { name: 'deep.html' });
      expect(linesOf(article)).toEqual([LONG.repeat(30).trim()]);
      expect(article.report.warnings.join()).toMatch(/deeply/);
    }
  });

  it('with absurd nesting or too many elements are refused before anything is built', () => {
    expect(faultOf(() => importString('<div>'.repeat(400_000))).code).toBe('file.malformed');
    expect(faultOf(() => importString('<p>x'.repeat(600_000), { format: 'html' })).code).toBe(
      'file.tooLarge',
    );
  });

  it('leave no script, address of an image or redirection in what comes out', () => {
    const html = `<html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/r"><link rel="stylesheet" href="https://evil.example/c.css"></head><body onload="evil()"><article><p>${LONG.repeat(6)}</p><p><img src="https://evil.example/i.png" srcset="https://evil.example/s.png 2x" onerror="evil()" alt="A bridge"></p><p style="background:url(https://evil.example/b.png)">Words with <a href="javascript:evil()">a link</a>, <a href=" JaVaScRiPt:evil()">another</a>, <a href="data:text/html,evil">a third</a>, <a href="//evil.example/x">a fourth</a> and <a href="file:///etc/passwd">a fifth</a>.</p><iframe srcdoc="<p>evil</p>"></iframe><object data="https://evil.example/o"></object><video poster="https://evil.example/v"></video><svg><script>evil()</script><p>evil</p></svg><noscript><p>evil</p></noscript><template><p>evil</p></template></article></body></html>`;
    const article = importString(html, { name: 'page.html' });
    expect(JSON.stringify(article.body)).not.toMatch(/evil|javascript|data:|file:/i);
    expect(linesOf(article)).toContain('A bridge');
    expect(linesOf(article)).toContain('Words with a link, another, a third, a fourth and a fifth.');
  });

  it('fetch nothing while they are read', () => {
    const calls: unknown[] = [];
    const before = globalThis.fetch;
    globalThis.fetch = async (...call) => {
      calls.push(call);
      return new Response();
    };
    try {
      importString(
        `<link rel=preload href="http://127.0.0.1:9/"><img src="http://127.0.0.1:9/x"><script src="http://127.0.0.1:9/"></script><p>${LONG}</p>`,
      );
    } finally {
      globalThis.fetch = before;
    }
    expect(calls).toEqual([]);
  });

  it('cannot change Object through JSON-LD or front matter', () => {
    importString(
      `<script type="application/ld+json">{"__proto__":{"polluted":1},"@type":"Article"}</script><p>${LONG}</p>`,
    );
    importString(`---\n__proto__: x\nconstructor: y\n---\n${LONG}`, { format: 'markdown' });
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

describe('a saved page', () => {
  const page = readFileSync('tests/fixtures/articles/quiet-border.html');

  it('cut off at any sixteenth ends in a valid article or a refusal', () => {
    for (let part = 0; part <= 16; part++)
      expect(endsWell(page.subarray(0, Math.floor((page.length * part) / 16)), 'html')).toBe(true);
  });

  it('with flipped bits ends in a valid article or a refusal', () => {
    const flips = fc.array(fc.tuple(fc.nat(page.length - 1), fc.nat(7)), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(flips, places => {
        const spoiled = Buffer.from(page);
        for (const [at, bit] of places) spoiled[at] = (spoiled[at] ?? 0) ^ (1 << bit);
        return endsWell(spoiled);
      }),
      { numRuns: 30 },
    );
  });
});

describe('size', () => {
  it('of 19 MB of plain text is no problem, and of more than 20 million characters is refused', () => {
    const paragraph = `${LONG.repeat(8).trim()}\n\n`;
    const text = paragraph.repeat(Math.floor(19_000_000 / paragraph.length));
    const article = importString(`A long one\n\n${text}`);
    expect(linesOf(article).length).toBeGreaterThan(20_000);
    expect(faultOf(() => importString(text + text.slice(0, 3_000_000))).code).toBe('file.tooLarge');
  });

  // Each in the three formats. Markdown gets a piece: its parser is slower, and the process has a time limit.
  it.each([
    ['one line of letters', 'a', 2_000_000],
    ['one line of spaces', ' ', 2_000_000],
    ['many short lines', 'By A B\n', 20_000],
    ['many dashes', '– ', 1_000_000],
    ['many stars', '*a ', 100_000],
    ['open brackets', '[', 100_000],
    ['digits', '1 ', 1_000_000],
    ['unclosed comments', '<!--', 300_000],
    ['unclosed tags', '<a ', 300_000],
    ['unclosed paragraphs', '<p>a', 30_000],
    ['bold in bold', '<b>a', 9_000],
    ['many classes', '<i class="share comments related">a</i>', 6_000],
  ])('%s comes to an end', (_, piece, times) => {
    for (const as of ['text', 'html', 'markdown'] as const) {
      const share = as === 'markdown' ? 20 : 1;
      expect(endsWell(Buffer.from(`words\n\n${piece.repeat(times / share)} words`), as)).toBe(true);
    }
  });
});
