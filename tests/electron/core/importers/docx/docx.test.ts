/** An article in DOCX: as Word writes one, what is known about it, and as other programs write it. */
import { describe, expect, it } from 'vitest';
import { HEADINGS, readDocx } from '../../../../support/docx-reading.ts';
import { p, style } from '../../../../support/docx-writer.ts';
import { fixtureArchive } from '../../../../support/fixture-archive.ts';
import { formOf, importBytes, linesOf, marksOf, shapeOf } from '../../../../support/imported.ts';

describe('an article as Word writes one', async () => {
  const article = await importBytes(fixtureArchive('docx/ford-at-harran'), 'ford.docx');

  it('says who wrote it and when, by its text and not by the template it was made from', () => {
    expect(article.metadata).toEqual({
      title: 'What the ford at Harran taught two armies',
      byline: 'Leyla Achterberg',
      published: '2025-02-06',
      language: 'en-GB',
      direction: 'ltr',
    });
    expect(article.report.guesses).toEqual({
      title: 'title style',
      byline: 'head of the text',
      published: 'head of the text',
      language: 'language of the file',
    });
  });

  it('keeps the form of the article', () => {
    expect(shapeOf(article)).toEqual([
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
      'blockquote',
      'paragraph',
      'heading',
      'orderedList',
      'paragraph',
      'bulletList',
      'paragraph',
      'paragraph',
      'figure',
      'paragraph',
      'divider',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
  });

  it('joins runs that Word split, with accepted changes and without hidden words', () => {
    const lines = linesOf(article);
    expect(lines[2]).toBe(
      'For nineteen winters the patrols of both banks have used the same ford.1 They do it in turn, and never at night. The water rose by 40\u2011odd centimetres in 2019, m3 by m3, and the order of crossing held. It held in every season since.',
    );
    expect(lines.slice(-4)).toEqual([
      'None of this is a treaty. It is a habit with witnesses, and a treaty that ignores it would have to teach two armies a second one.',
      '1 Minutes of the Gauge Commission, 1991, sheet 4.',
      'The sheet was found in 2003.',
      '2 On file with the author.',
    ]);
  });

  it('keeps emphasis, strong, superscripts and web addresses, and no other address', () => {
    expect(marksOf(article)).toEqual([
      '1: superscript',
      'in turn: emphasis',
      'never: strong',
      '3: superscript',
      '3: superscript',
      'gauge sheets: https://archive.example/gauge?id=7&lang=en',
      'the keeper: mailto:gauge@archive.example',
      '2: superscript',
      '1: superscript',
      '2: superscript',
    ]);
    expect(JSON.stringify(article)).not.toMatch(/javascript|tracker/);
  });

  it('nests lists, and begins each with its own number', () => {
    expect(formOf(article).filter(block => block.includes('List'))).toEqual([
      'orderedList 3(listItem(paragraph("The timetable of crossings:"), orderedList 1(listItem(paragraph("even hours for the west bank,")), listItem(paragraph("odd hours for the east.")))), listItem(paragraph("The white flag on the mast.")))',
      'bulletList(listItem(paragraph("the shared rope.")))',
    ]);
  });

  it('shows tables by row, images by their caption and text boxes as paragraphs', () => {
    const lines = linesOf(article);
    expect(lines).toContain('Winter | Crossings');
    expect(lines).toContain('2018 | 212');
    expect(lines).toContain('Figure 1. The mast in January.');
    expect(lines.filter(line => line === 'The ford is 62 metres wide.')).toHaveLength(1);
  });

  it('lists what it left out, and tells of tracked changes', () => {
    const stripped = article.report.stripped.map(part => `${part.reason}: ${part.text}`);
    expect(stripped).toEqual([
      'byline: By Leyla Achterberg',
      'date line: 6 February 2025',
      'table of contents: Contents · A rule without a treaty 1',
      'tracked deletion: most of the time',
      'hidden text: Cut if long.',
      'page header: Basin Review, proof for reading',
      'page footer: Not for quotation. Page 2',
      'comment: Check the year with the archive.',
    ]);
    expect(article.report.warnings).toEqual([expect.stringMatching(/^Changes are tracked in the file/)]);
  });
});

describe('the title', () => {
  const text = p('The two banks of the river have kept their own ledgers for longer than most.');

  it.each([
    [
      'its style',
      p('Two ledgers', 'Title') + text,
      '<dc:title>Old title</dc:title>',
      'Two ledgers',
      'title style',
    ],
    [
      'a title of two lines',
      p('Two', 'Title') + p('ledgers', 'Title') + text,
      '',
      'Two ledgers',
      'title style',
    ],
    ['the properties', text, '<dc:title>Two ledgers</dc:title>', 'Two ledgers', 'document properties'],
    ['a heading that comes first', p('Two ledgers', 'Heading1') + text, '', 'Two ledgers', 'first heading'],
    [
      'the first line',
      p('Two ledgers') + text,
      '<dc:title>Document1</dc:title>',
      'Two ledgers',
      'first line',
    ],
    ['the file', text, '<dc:title>report_final.doc</dc:title>', 'a', 'file name'],
  ])('is read from %s', async (_, body, core, title, source) => {
    const parts = { styles: style('Title', 'Title') + HEADINGS };
    const { metadata, report } = await readDocx({ body, core, parts });
    expect(metadata.title).toBe(title);
    expect(report.guesses.title).toBe(source);
  });

  it('is not repeated in the text, and is not all there is', async () => {
    const parts = { styles: style('Title', 'Title') };
    expect(linesOf(await readDocx({ body: p('Two ledgers', 'Title') + text, parts }))).toHaveLength(1);
    expect(linesOf(await readDocx({ body: p('Two ledgers', 'Title'), parts }))).toEqual(['Two ledgers']);
  });

  it('is not taken from a row of a table or the heading of a first section', async () => {
    const table = `<w:tbl><w:tr><w:tc>${p('Year')}</w:tc><w:tc>${p('Stored')}</w:tc></w:tr></w:tbl>`;
    expect((await readDocx({ body: table + text })).metadata.title).toBe('a');
    const sections = p('Introduction', 'Heading1') + text;
    expect((await readDocx({ body: sections, parts: { styles: HEADINGS } })).metadata.title).toBe('a');
  });
});

describe('who and when', () => {
  const body = p('The two banks of the river have kept their own ledgers for longer than most.');
  const made = (creator: string, created = '') =>
    `<dc:title>Two ledgers</dc:title><dc:creator>${creator}</dc:creator><dcterms:created>${created}</dcterms:created>`;

  it('are read from the properties where the text does not say', async () => {
    const { metadata, report } = await readDocx({
      body,
      core: made('Leyla Achterberg', '2025-02-03T08:11:00Z'),
    });
    expect(metadata).toMatchObject({ byline: 'Leyla Achterberg', published: '2025-02-03' });
    expect(report.guesses).toMatchObject({
      byline: 'document properties',
      published: 'date the file was made',
    });
  });

  it.each([
    'Microsoft Office User',
    'python-docx',
    'admin',
    'User',
    'desk2',
    'HP',
    'lachter',
    'a@b.example',
    '',
  ])('are not read from the name of a program or a log-in: %j', async creator => {
    expect((await readDocx({ body, core: made(creator) })).metadata.byline).toBeUndefined();
  });

  it('are not read from the date of the template a library starts from', async () => {
    expect(
      (await readDocx({ body, core: made('x', '2013-12-23T23:15:00Z') })).metadata.published,
    ).toBeUndefined();
  });
});

describe('a document of another hand', () => {
  it('may be of the strict kind, use other prefixes and other names for its parts', async () => {
    const { zipOfTexts } = await import('../../../../support/zip-writer.ts');
    const bytes = zipOfTexts({
      '[Content_Types].xml': '<Types/>',
      '_rels/.rels':
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/text2.xml"/></Relationships>',
      'word/text2.xml':
        '<d xmlns="http://purl.oclc.org/ooxml/wordprocessingml/main"><body><p><r><t>strict words</t></r></p></body></d>',
    });
    expect(linesOf(await importBytes(bytes, 'b.docx'))).toEqual(['strict words']);
  });
});
