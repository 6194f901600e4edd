import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
import { Fault } from '../../../../../shared/contract/fault.ts';
import { plainTextOf } from '../../../../../shared/text/plain-text.ts';
import { schema } from '../../../../../shared/text/schema.ts';
import { type EpubParts, epubOf } from '../../../../support/epub-writer.ts';
import { linesOf, reasonsOf, refusalOf } from '../../../../support/imported.ts';

const read = (parts: EpubParts) => importArticle(epubOf(parts), { name: 'book.epub' });
const chapter = (name: string, body: string, more = {}) => ({ name, body, ...more });

describe('a book', () => {
  it('comes in chapter by chapter in the order of its spine, with what it says of itself', async () => {
    const article = await read({
      metadata:
        '<dc:title>The Salt Road</dc:title><dc:creator id="a">Ilse Marwick</dc:creator><dc:creator id="t">Jan Toll</dc:creator><meta refines="#a" property="role">aut</meta><meta refines="#t" property="role">trl</meta><dc:publisher>Lock House</dc:publisher><dc:date>2019-05-02</dc:date><dc:language>en-GB</dc:language>',
      documents: [
        chapter('one.xhtml', '<h1>The Salt Road</h1><p>First words.</p><ul><li>a</li><li>b</li></ul>'),
        chapter('two with space.xhtml', '<h2>Down</h2><blockquote><p>Last words.</p></blockquote>'),
      ],
    });
    expect(linesOf(article)).toEqual(['First words.', 'a', 'b', 'Down', 'Last words.']);
    expect(article.metadata).toMatchObject({
      title: 'The Salt Road',
      byline: 'Ilse Marwick',
      publication: 'Lock House',
      published: '2019-05-02',
      language: 'en-GB',
    });
    expect(article.report).toMatchObject({
      format: 'epub',
      guesses: { title: 'the book’s own description' },
    });
  });

  it('of EPUB 2 tells its author by the role on the name', async () => {
    const article = await read({
      version: '2.0',
      metadata:
        '<dc:title>Old</dc:title><dc:creator opf:role="edt">An Editor</dc:creator><dc:creator opf:role="aut">An Author</dc:creator><dc:date opf:event="publication">2008</dc:date>',
      documents: [chapter('c.html', '<p>Words.</p>')],
    });
    expect(article.metadata).toMatchObject({ byline: 'An Author', published: '2008' });
  });

  it('leaves out the lists of contents and what stands apart, and lists them', async () => {
    const article = await read({
      documents: [
        chapter('nav.xhtml', '<nav epub:type="toc"><ol><li>One</li></ol></nav>', { properties: 'nav' }),
        chapter('one.xhtml', '<p>The text.</p><section epub:type="toc"><p>One, page 1</p></section>'),
        chapter('ad.xhtml', '<p>Other books by us.</p>', { isLinear: false }),
      ],
    });
    expect(linesOf(article)).toEqual(['The text.']);
    expect(reasonsOf(article)).toEqual(['table of contents', 'apart from the text']);
  });

  it('leaves out a list of contents that only its guide tells, but no chapter the guide mistakes for one', async () => {
    const guided = (body: string) =>
      read({
        opf: '<package xmlns="http://www.idpf.org/2007/opf" version="2.0"><metadata/><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine><guide><reference type="toc" href="a.xhtml"/></guide></package>',
        documents: [],
        more: { 'OEBPS/a.xhtml': `<body>${body}</body>`, 'OEBPS/b.xhtml': '<body><p>The text.</p></body>' },
      });
    const list = await guided('<h1>Contents</h1><p>One</p><p>Two</p>');
    expect(linesOf(list)).toEqual(['The text.']);
    expect(reasonsOf(list)).toEqual(['table of contents']);
    const mistaken = `<p>One</p><p>Two</p><p>${'The road goes down to the lake. '.repeat(6)}</p>`;
    expect(linesOf(await guided(mistaken))).toHaveLength(4);
  });

  it('keeps the words of drawings and formulas, and of what is offered in several forms the plain one', async () => {
    const article = await read({
      documents: [
        chapter(
          'one.xhtml',
          '<p>The area is <m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>a</m:mi><m:mo>=</m:mo><m:msup><m:mi>r</m:mi><m:mn>2</m:mn></m:msup></m:math> here.</p><svg xmlns="http://www.w3.org/2000/svg"><title>unseen</title><defs><text>unseen</text></defs><g><text>Harran <tspan>bridge</tspan></text></g><text>Sedd</text></svg><epub:switch><epub:case><p>Chemistry.</p></epub:case><epub:default><p>Water.</p></epub:default></epub:switch><p>Last.</p>',
        ),
      ],
    });
    expect(linesOf(article)).toEqual(['The area is a = r2 here.', 'Harran bridge\nSedd', 'Water.', 'Last.']);
    expect(JSON.stringify(article.body)).toContain('{"type":"superscript"}');
  });

  it('has its notes at the end, each led by its mark', async () => {
    const article = await read({
      documents: [
        chapter(
          'one.xhtml',
          '<p>Salt was dear<a epub:type="noteref" href="#n1"><sup>1</sup></a> and slow<a role="doc-noteref" href="notes.xhtml#n2"><sup>2</sup></a>.</p><aside epub:type="footnote" id="n1"><p>By weight.</p></aside><p>Next.</p>',
        ),
        chapter('notes.xhtml', '<p id="n2">2. By mule.</p>', { isLinear: false }),
      ],
    });
    expect(linesOf(article)).toEqual(['Salt was dear1 and slow2.', 'Next.', '1 By weight.', '2. By mule.']);
  });

  it('keeps the printed page each paragraph begins on', async () => {
    const article = await read({
      documents: [
        chapter(
          'one.xhtml',
          '<p>Before.</p><span epub:type="pagebreak" title="12"/><p>On twelve, <span role="doc-pagebreak" aria-label="13"></span>and over.</p><p>On thirteen.</p>',
        ),
      ],
    });
    expect(plainTextOf(schema.nodeFromJSON(article.body)).blocks.map(({ page }) => page)).toEqual([
      null,
      '12',
      '13',
    ]);
    expect(linesOf(article)).toEqual(['Before.', 'On twelve, and over.', 'On thirteen.']);
  });

  it('of pictures is read in the pages of text that stand in for them, and drawings by their words', async () => {
    const article = await read({
      documents: [],
      opf: '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest><item id="a" href="a.png" media-type="image/png" fallback="b"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/><item id="c" href="c.svg" media-type="image/svg+xml"/><item id="d" href="d.content" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="c"/><itemref idref="d"/></spine></package>',
      more: {
        'OEBPS/a.png': 'x',
        'OEBPS/b.xhtml': '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Page one.</p></body></html>',
        'OEBPS/c.svg':
          '<svg xmlns="http://www.w3.org/2000/svg"><style>text{}</style><g><text>Page <tspan>two</tspan>.</text></g><text>More.</text></svg>',
        'OEBPS/d.content':
          '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Page three.</p></body></html>',
      },
    });
    expect(linesOf(article)).toEqual(['Page one.', 'Page two.', 'More.', 'Page three.']);
  });

  it('is called by its main title and subtitle, and dated by when it was published', async () => {
    const refined = (id: string, kind: string) =>
      `<meta refines="#${id}" property="title-type">${kind}</meta>`;
    const article = await read({
      metadata: `<dc:title id="s">The ledgers of two ports</dc:title><dc:title id="c">Roads, vol. 3</dc:title><dc:title id="m">The Salt Road</dc:title>${refined('s', 'subtitle')}${refined('c', 'collection')}${refined('m', 'main')}<dc:date opf:event="modification">2024-01-01</dc:date><dc:date opf:event="creation">2018-03-01</dc:date><dc:date opf:event="publication">2019-05-02</dc:date>`,
      documents: [chapter('one.xhtml', '<p>Words.</p>')],
    });
    expect(article.metadata).toMatchObject({
      title: 'The Salt Road: The ledgers of two ports',
      published: '2019-05-02',
    });
  });

  it('runs nothing and leads nowhere', async () => {
    const article = await read({
      documents: [
        chapter(
          'one.xhtml',
          '<script>evil()</script><p onclick="evil()">Words with <a href="javascript:evil()">a link</a> and <a href="../../../etc/passwd">another</a>.<img src="http://evil.example/x.png" alt=""/></p><iframe src="http://evil.example/"></iframe>',
        ),
        chapter('../../outside.xhtml', '<p>Never read.</p>'),
      ],
    });
    expect(JSON.stringify(article.body)).not.toMatch(/evil|javascript|passwd/);
    expect(linesOf(article)[0]).toBe('Words with a link and another.');
  });
});

describe('a book that cannot be read', () => {
  it.each([
    [
      'protected against copying',
      'file.unsupported',
      {
        documents: [chapter('one.xhtml', '<p>x</p>')],
        more: {
          'META-INF/encryption.xml':
            '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="OEBPS/one.xhtml"/></CipherData></EncryptedData></encryption>',
        },
      },
    ],
    ['none of its documents', 'file.malformed', { documents: [] }],
    [
      'DOCTYPE|document type|defin',
      'file.malformed',
      {
        documents: [],
        opf: '<!DOCTYPE package [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><package>&b;</package>',
      },
    ],
    ['no words', 'file.noText', { documents: [chapter('cover.xhtml', '<img src="c.jpg" alt=""/>')] }],
  ] as const)('is refused with the reason: %s', async (reason, code, parts) => {
    const fault = await refusalOf(read(parts));
    expect(fault.code).toBe(code);
    expect(fault.message).toMatch(new RegExp(`^Cannot import \\(book\\.epub\\): .*(?:${reason})`));
  });

  it('though its fonts are scrambled, is read', async () => {
    const article = await read({
      documents: [chapter('one.xhtml', '<p>Words.</p>')],
      more: {
        'META-INF/encryption.xml':
          '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><CipherData><CipherReference URI="OEBPS/fonts/x.otf"/></CipherData></EncryptedData></encryption>',
      },
    });
    expect(linesOf(article)).toEqual(['Words.']);
  });

  it('damaged anywhere, ends in an article or a refusal', async () => {
    const whole = epubOf({
      metadata: '<dc:title>T</dc:title>',
      documents: [chapter('one.xhtml', `<h1>T</h1>${'<p>Some words of a chapter.</p>'.repeat(20)}`)],
    });
    const endsWell = async (bytes: Uint8Array) => {
      const outcome = await importArticle(bytes, { name: 'book.epub' }).catch((error: unknown) => error);
      if (outcome instanceof Error && !(outcome instanceof Fault)) throw outcome;
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        await endsWell(whole.slice(0, at));
        const flipped = Uint8Array.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ flip;
        await endsWell(flipped);
      }),
      { numRuns: 300 },
    );
  });
});
