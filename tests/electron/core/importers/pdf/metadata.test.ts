import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../../../electron/core/importers/index.ts';
import type { ImportedArticle } from '../../../../../shared/records/imported-article.ts';
import { linesOf } from '../../../../support/imported.ts';
import { importPdf } from '../../../../support/pdf-files.ts';
import { block, type PdfOptions, type PlacedText, writePdf } from '../../../../support/pdf-writer.ts';

const PROSE =
  'The clerk reads the gauge at six and writes one number in the ledger, as her predecessors did for forty years before her, and on the far bank another clerk does the same with a stick that was cut to another length.';

/** A first page: what stands above the text, one under the other. */
function read(
  head: readonly Omit<PlacedText, 'x' | 'y'>[],
  options?: PdfOptions,
  name = 'a.pdf',
): Promise<ImportedArticle> {
  const top = head.map((part, i) => ({ ...part, x: 72, y: 780 - 30 * i }));
  const text = block(PROSE, { x: 72, y: 760 - 30 * head.length, letters: 70 });
  return importArticle(writePdf([[...top, ...text]], options), { name });
}

function xmp(fields: string): string {
  return `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">${fields}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
}

const TITLE = { text: 'The gauge on the bridge', size: 20 };

describe('the title', () => {
  it('is the largest type of the first page, over several lines', async () => {
    const article = await read([
      { text: 'Working Paper 12', size: 24 },
      { text: 'The gauge on', size: 20 },
      { text: 'the bridge', size: 20 },
    ]);
    expect(article.metadata.title).toBe('The gauge on the bridge');
    expect(article.report.guesses.title).toBe('largest type on the first page');
    expect(linesOf(article)).not.toContain('The gauge on');
  });

  it.each(['Microsoft Word - gauge v3.docx', 'untitled', 'gauge_final.indd', 'Template 2', 'a'])(
    'is not “%s”',
    async junk => {
      const article = await read([TITLE], { info: { Title: junk } });
      expect(article.metadata.title).toBe('The gauge on the bridge');
    },
  );

  it('is that of the file when the page says so too, and where it came from is told', async () => {
    const article = await read([{ text: 'THE GAUGE ON THE BRIDGE', size: 20 }], {
      info: { Title: 'The Gauge on the Bridge' },
    });
    expect(article.metadata.title).toBe('The Gauge on the Bridge');
    expect(article.report.guesses.title).toBe('PDF metadata');
  });

  it('of another document, as templates leave it, does not count', async () => {
    const article = await read([TITLE], { info: { Title: 'Annual report of the harbour board' } });
    expect(article.metadata.title).toBe('The gauge on the bridge');
  });
});

describe('author and day', () => {
  it('are read under the title', async () => {
    const article = await read([TITLE, { text: 'Mira Sand and Tomas Arden' }, { text: 'March 2025' }], {
      info: { Author: 'jsmith', CreationDate: 'D:20240102030405Z' },
    });
    expect(article.metadata).toMatchObject({ byline: 'Mira Sand and Tomas Arden', published: '2025-03' });
    expect(article.report.guesses).toMatchObject({
      byline: 'names under the title',
      published: 'head of the text',
    });
    expect(linesOf(article)).toEqual([PROSE]);
  });

  it('are taken from the file where the page says nothing, and that is told', async () => {
    const article = await read([TITLE], {
      info: { Author: 'Mira Sand', CreationDate: "D:20240102030405+01'00'" },
    });
    expect(article.metadata).toMatchObject({ byline: 'Mira Sand', published: '2024-01-02' });
    expect(article.report.guesses).toMatchObject({
      byline: 'PDF metadata',
      published: 'date the PDF was made',
    });
  });

  it('are not words with capitals that the text uses as words', async () => {
    const article = await read([TITLE, { text: 'Clerk Gauge' }, { text: 'Ledger and Stick' }]);
    expect(article.metadata.byline).toBeUndefined();
    expect(linesOf(article).join(' ')).toContain('Clerk Gauge');
    const named = await read([TITLE, { text: 'Another Stickler' }]);
    expect(named.metadata.byline).toBe('Another Stickler');
  });

  it.each(['Administrator', 'HP', 'jsmith', 'user1'])('are not a login such as “%s”', async login => {
    const article = await read([TITLE], { info: { Author: login } });
    expect(article.metadata.byline).toBeUndefined();
  });

  it('of a page printed from the web tell when it was read, not when it was published', async () => {
    const article = await importPdf('hebrew.pdf');
    expect(article.metadata.published).toBeUndefined();
    expect(article.metadata.accessed).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('XMP', () => {
  it('gives journal, address, day and authors', async () => {
    const article = await read([TITLE], {
      xmp: xmp(
        '<dc:creator><rdf:Seq><rdf:li>Mira Sand</rdf:li><rdf:li>Tomas Arden</rdf:li></rdf:Seq></dc:creator><prism:publicationName>River Studies</prism:publicationName><prism:coverDate>2021-04-30</prism:coverDate><prism:doi>10.1234/rs.2021.17</prism:doi>',
      ),
    });
    expect(article.metadata).toMatchObject({
      byline: 'Mira Sand, Tomas Arden',
      publication: 'River Studies',
      published: '2021-04-30',
      url: 'https://doi.org/10.1234/rs.2021.17',
    });
  });
});

describe('the language', () => {
  it('is believed when the words are in it', async () => {
    const article = await read([TITLE], { catalog: '/Lang (en-GB)' });
    expect(article.metadata.language).toBe('en-GB');
  });
});
