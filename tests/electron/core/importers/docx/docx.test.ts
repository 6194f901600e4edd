import { describe, expect, it } from 'vitest';
import { docxOf, p, r, style } from '../../../../support/docx-writer.ts';
import { fixtureArchive } from '../../../../support/fixture-archive.ts';
import { formOf, importBytes, linesOf, marksOf, reasonsOf, shapeOf } from '../../../../support/imported.ts';

const read = (parts: Parameters<typeof docxOf>[0]) => importBytes(docxOf(parts), 'a.docx');
/** The article of a body, below a title so that no line of it is taken for one. */
const readBody = (body: string, more: Omit<Parameters<typeof docxOf>[0], 'body'> = {}) =>
  read({ core: '<dc:title>The Title Of It</dc:title>', ...more, body });
const linesOfBody = async (...given: Parameters<typeof readBody>) => linesOf(await readBody(...given));

const HEADINGS = [
  style('Heading1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
  style('Heading2', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
].join('');

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
    const { metadata, report } = await read({ body, core, parts });
    expect(metadata.title).toBe(title);
    expect(report.guesses.title).toBe(source);
  });

  it('is not repeated in the text, and is not all there is', async () => {
    const parts = { styles: style('Title', 'Title') };
    expect(linesOf(await read({ body: p('Two ledgers', 'Title') + text, parts }))).toHaveLength(1);
    expect(linesOf(await read({ body: p('Two ledgers', 'Title'), parts }))).toEqual(['Two ledgers']);
  });

  it('is not taken from a row of a table or the heading of a first section', async () => {
    const table = `<w:tbl><w:tr><w:tc>${p('Year')}</w:tc><w:tc>${p('Stored')}</w:tc></w:tr></w:tbl>`;
    expect((await read({ body: table + text })).metadata.title).toBe('a');
    const sections = p('Introduction', 'Heading1') + text;
    expect((await read({ body: sections, parts: { styles: HEADINGS } })).metadata.title).toBe('a');
  });
});

describe('who and when', () => {
  const body = p('The two banks of the river have kept their own ledgers for longer than most.');
  const made = (creator: string, created = '') =>
    `<dc:title>Two ledgers</dc:title><dc:creator>${creator}</dc:creator><dcterms:created>${created}</dcterms:created>`;

  it('are read from the properties where the text does not say', async () => {
    const { metadata, report } = await read({ body, core: made('Leyla Achterberg', '2025-02-03T08:11:00Z') });
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
    expect((await read({ body, core: made(creator) })).metadata.byline).toBeUndefined();
  });

  it('are not read from the date of the template a library starts from', async () => {
    expect(
      (await read({ body, core: made('x', '2013-12-23T23:15:00Z') })).metadata.published,
    ).toBeUndefined();
  });
});

describe('headings', () => {
  it('are told by style, by the style a style is based on, and by outline level', async () => {
    const styles = HEADINGS + style('Mine', 'My Head', '', 'Heading2') + style('Body', 'Body', '', 'Nowhere');
    const outline = '<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Three</w:t></w:r></w:p>';
    const body =
      p('One', 'Heading1') + p('Two', 'Mine') + outline + p('Four', 'Heading4') + p('Text', 'Body');
    expect(formOf(await readBody(body, { parts: { styles } }))).toEqual([
      'heading 1("One")',
      'heading 2("Two")',
      'heading 3("Three")',
      'heading 4("Four")',
      'paragraph("Text")',
    ]);
  });

  it('end where styles are based on each other in a circle', async () => {
    const styles = style('A', 'A', '', 'B') + style('B', 'B', '', 'A');
    expect(await linesOfBody(p('words', 'A'), { parts: { styles } })).toEqual(['words']);
  });

  it('keep the numbers Word gives them, and are not strong besides', async () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/><w:pStyle w:val="Heading1"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/><w:isLgl/><w:pStyle w:val="Heading2"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const numbered = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>';
    const styles = style('Heading1', 'heading 1', numbered) + style('Heading2', 'heading 2', numbered);
    const bold = `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>${r('Four', '<w:b/>')}</w:p>`;
    const body = ['One', 'Two'].map(text => p(text, 'Heading1')).join('') + p('Three', 'Heading2') + bold;
    const article = await readBody(body, { parts: { styles, numbering } });
    expect(linesOf(article)).toEqual(['I. One', 'II. Two', '2.1 Three', 'III. Four']);
    expect(marksOf(article)).toEqual([]);
  });
});

describe('lists', () => {
  const level = (at: number, format: string, text: string, start = 1) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const list = (id: number, levels: string, overrides = '') =>
    `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/>${overrides}</w:num>`;
  const item = (text: string, at: number, id: number) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${r(text)}</w:p>`;
  const numbering =
    list(1, level(0, 'decimal', '%1.', 5) + level(1, 'lowerLetter', '%2)') + level(2, 'bullet', 'o')) +
    list(2, level(0, 'bullet', '•') + level(1, 'decimal', '%1.%2')) +
    list(3, level(0, 'decimal', 'Article %1')) +
    list(
      4,
      level(0, 'decimal', '%1.'),
      '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride>',
    ) +
    '<w:num w:numId="5"><w:abstractNumId w:val="4"/></w:num>';
  const form = async (body: string) => formOf(await readBody(body, { parts: { numbering } }));

  it('nest, and go on counting after a paragraph between them', async () => {
    const body =
      item('a', 0, 1) + item('b', 1, 1) + item('c', 2, 1) + item('d', 1, 1) + p('between') + item('e', 0, 1);
    expect(await form(body)).toEqual([
      'orderedList 5(listItem(paragraph("a"), orderedList 1(listItem(paragraph("b"), bulletList(listItem(paragraph("c")))), listItem(paragraph("d")))))',
      'paragraph("between")',
      'orderedList 6(listItem(paragraph("e")))',
    ]);
  });

  it('begin where a number is set anew, and share a count where Word shares it', async () => {
    expect(await form(item('a', 0, 4) + item('b', 0, 5) + item('c', 0, 4))).toEqual([
      'orderedList 9(listItem(paragraph("a")), listItem(paragraph("b")), listItem(paragraph("c")))',
    ]);
  });

  it('that begin deep have no lists around nothing', async () => {
    expect(await form(item('a', 2, 1) + item('b', 0, 1))).toEqual([
      'bulletList(listItem(paragraph("a")))',
      'orderedList 6(listItem(paragraph("b")))',
    ]);
  });

  it('keep labels by which a paragraph is cited', async () => {
    expect(await form(item('a', 0, 3) + item('b', 0, 3))).toEqual([
      'paragraph("Article 1 a")',
      'paragraph("Article 2 b")',
    ]);
    expect(await form(item('a', 0, 2) + item('b', 1, 2) + item('c', 0, 2))).toEqual([
      'bulletList(listItem(paragraph("a"), paragraph("1.1 b")), listItem(paragraph("c")))',
    ]);
  });

  it('are none where the list is unknown or taken away', async () => {
    expect(await form(item('a', 0, 0) + item('b', 0, 77) + item('c', 8, 1))).toEqual([
      'paragraph("a")',
      'paragraph("b")',
      'paragraph("c")',
    ]);
  });
});

describe('text', () => {
  it('has tabs, breaks, hyphens and symbols as a reader sees them', async () => {
    const body =
      '<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t><w:cr/><w:t>four</w:t><w:noBreakHyphen/><w:t>five</w:t><w:softHyphen/><w:t>six </w:t><w:t xml:space="preserve"> </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>\uf061\u00a0b</w:t></w:r></w:p>';
    expect(await linesOfBody(body)).toEqual(['one two\nthree\nfour\u2011five\u00adsix ≥✓α\u00a0b']);
  });

  it('is parted at two line breaks in a row', async () => {
    expect(await linesOfBody('<w:p><w:r><w:t>one</w:t><w:br/><w:br/><w:t>two</w:t></w:r></w:p>')).toEqual([
      'one',
      'two',
    ]);
  });

  it('counts white space at the ends of a run only where the file says so', async () => {
    const body =
      '<w:p><w:r><w:t> one </w:t></w:r><w:r><w:t xml:space="preserve"> two </w:t></w:r><w:r><w:t>three</w:t></w:r></w:p>';
    expect(await linesOfBody(body)).toEqual(['one two three']);
  });

  it('is read from ruby without the readings, from content controls without prompts, and from formulas', async () => {
    const ruby =
      '<w:p><w:r><w:ruby><w:rt><w:r><w:t>よみ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>';
    const control = (extra: string, text: string) =>
      `<w:p><w:sdt><w:sdtPr>${extra}</w:sdtPr><w:sdtContent>${r(text)}</w:sdtContent></w:sdt></w:p>`;
    const formula =
      '<w:p><m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath></w:p>';
    const article = await readBody(
      ruby + control('<w:showingPlcHdr/>', 'Click here') + control('', 'filled in') + formula,
    );
    expect(linesOf(article)).toEqual(['東京', 'filled in', 'E=mc2']);
    expect(article.report.stripped).toEqual([{ reason: 'prompt of an empty field', text: 'Click here' }]);
  });

  it('joins an initial in a frame, and a paragraph whose end was deleted, to what follows', async () => {
    const initial = `<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>${r('T')}</w:p>${p('he river')}`;
    const joined = `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${r('one ')}</w:p>${p('line')}`;
    expect(await linesOfBody(initial + joined)).toEqual(['The river', 'one line']);
  });

  it('keeps emphasis of character styles, and lets a run take it back', async () => {
    const styles =
      '<w:style w:type="character" w:styleId="E"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style><w:style w:type="character" w:styleId="C"><w:name w:val="HTML Code"/></w:style>';
    const body = `<w:p>${r('a', '<w:rStyle w:val="E"/>')}${r('b', '<w:rStyle w:val="E"/><w:i w:val="0"/>')}${r('c', '<w:rStyle w:val="C"/>')}${r('d', '<w:b w:val="false"/>')}${r('e', '<w:vertAlign w:val="subscript"/>')}</w:p>`;
    expect(marksOf(await readBody(body, { parts: { styles } }))).toEqual([
      'a: emphasis',
      'c: code',
      'e: subscript',
    ]);
  });
});

describe('fields', () => {
  const field = (instruction: string, result: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;

  it('show their result, page numbers nothing', async () => {
    const body = `<w:p>${r('See ')}${field('REF _x', r('part 2'))}${r('. Page ')}${field(' PAGE ', r('7'))}${r('of ')}<w:fldSimple w:instr=" NUMPAGES ">${r('9')}</w:fldSimple>${r('it.')}</w:p>`;
    expect(await linesOfBody(body)).toEqual(['See part 2. Page of it.']);
  });

  it('with a web address are links; others are words', async () => {
    const body = `<w:p>${field('HYPERLINK "https://a.example/x" \\o "tip"', r('one'))}${field('HYPERLINK "file:///etc/passwd"', r('two'))}${field('HYPERLINK \\l "place"', r('three'))}<w:fldSimple w:instr='HYPERLINK "javascript:x()"'>${r('four')}</w:fldSimple></w:p>`;
    const article = await readBody(body);
    expect(linesOf(article)).toEqual(['onetwothreefour']);
    expect(marksOf(article)).toEqual(['one: https://a.example/x']);
  });

  it('and links of other kinds keep the place on the page they lead to, and no place in the file', async () => {
    const link = (attributes: string, text: string) => `<w:hyperlink ${attributes}>${r(text)}</w:hyperlink>`;
    const body = `<w:p>${link('r:id="a" w:anchor="part 2"', 'one')}${link('w:anchor="here"', 'two')}${link('r:id="none"', 'three')}</w:p>`;
    const article = await readBody(body, { links: { a: 'https://a.example/x' } });
    expect(marksOf(article)).toEqual(['one: https://a.example/x#part%202']);
  });

  it('that list the contents are left out, whatever style they have; one without an end is kept', async () => {
    const contents = `<w:p>${r('Contents')}</w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('One 1')}</w:p>${p('Two 2')}`;
    const end = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>The text.</w:t></w:r></w:p>';
    const article = await readBody(contents + end);
    expect(linesOf(article)).toEqual(['The text.']);
    expect(article.report.stripped).toEqual([{ reason: 'table of contents', text: 'One 1 · Two 2' }]);
    expect(await linesOfBody(contents + p('The text.'))).toEqual(['Contents', 'One 1', 'Two 2', 'The text.']);
  });

  it('that are damaged hide no more than their instruction', async () => {
    const begun =
      '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r></w:p>';
    const ended = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>after</w:t></w:r></w:p>';
    expect(await linesOfBody(begun + p('text') + ended)).toEqual(['text', 'after']);
  });
});

describe('notes', () => {
  const note = (id: number, text: string) => `<w:footnote w:id="${id}">${p(text)}</w:footnote>`;
  const mark = (id: number, more = '') => `<w:r><w:footnoteReference w:id="${id}"${more}/></w:r>`;

  it('are numbered as the text refers to them, and stand at its end', async () => {
    const body = `<w:p>${r('b')}${mark(2)}${r(' a')}${mark(1)}<w:r><w:endnoteReference w:id="1"/></w:r></w:p>`;
    const parts = {
      footnotes: note(1, 'for a') + note(2, 'for b') + note(3, 'for nothing'),
      endnotes: `<w:endnote w:id="1">${p('at the end')}</w:endnote>`,
    };
    const article = await readBody(body, { parts });
    expect(linesOf(article)).toEqual(['b1 a23', '1 for b', '2 for a', '3 at the end']);
    expect(marksOf(article).slice(0, 2)).toEqual(['1: superscript', '23: superscript']);
  });

  it('keep the author’s own mark, and survive a reference to nothing', async () => {
    const body = `<w:p>${r('a')}${mark(1, ' w:customMarkFollows="1"')}${r('*')}${r(' b')}${mark(8)}</w:p>`;
    expect(await linesOfBody(body, { parts: { footnotes: note(1, '* so') } })).toEqual(['a* b1', '* so']);
  });

  it('do not stand in the way of reading title and byline', async () => {
    const body = `<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>${r('Two ledgers')}${mark(1)}</w:p><w:p>${r('By Mira Sand')}${mark(2)}</w:p>${p('The two banks of the river have kept their own ledgers.')}`;
    const parts = { footnotes: note(1, 'a talk') + note(2, 'a clerk'), styles: style('Title', 'Title') };
    const { metadata } = await read({ body, parts });
    expect(metadata).toMatchObject({ title: 'Two ledgers', byline: 'Mira Sand' });
  });
});

describe('tables', () => {
  const table = (...rows: string[][]) =>
    `<w:tbl>${rows.map(row => `<w:tr>${row.map(cell => `<w:tc>${cell}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

  it('are a paragraph a row, with empty cells and without line breaks inside', async () => {
    const covered = '<w:tcPr><w:vMerge/></w:tcPr>';
    const body = table(
      [p('Year'), p('Stored') + p('in km'), p('')],
      [p('2019'), '<w:p><w:r><w:t>41</w:t><w:br/><w:t>42</w:t></w:r></w:p>', p('a')],
      [covered + p('hidden'), p(''), p('b')],
      [p(''), p(''), p('')],
    );
    expect(await linesOfBody(body)).toEqual(['Year | Stored in km', '2019 | 41 42 | a', '| | b']);
  });

  it('that only lay out the page are read cell by cell', async () => {
    const long = 'The two banks of the river have kept their own ledgers for longer than most. '.repeat(20);
    expect(await linesOfBody(table([p('A box around one text')]))).toEqual(['A box around one text']);
    expect(await linesOfBody(table([p('Aside') + p('more'), p(long)]))).toEqual([
      'Aside',
      'more',
      long.trim(),
    ]);
    expect(await linesOfBody(table([table([p('a'), p('b')]), p('c')]))).toEqual(['a | b | c']);
  });

  it('leave out rows deleted while changes were tracked', async () => {
    const row = `<w:tbl><w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>${p('gone')}</w:tc><w:tc>${p('too')}</w:tc></w:tr></w:tbl>`;
    const article = await readBody(row + p('kept'));
    expect(linesOf(article)).toEqual(['kept']);
    expect(reasonsOf(article)).toEqual(['tracked deletion']);
  });
});

describe('images and what hangs on the page', () => {
  const image = (description: string) =>
    `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1" descr="${description}"/><pic:pic/></wp:inline></w:drawing></w:r></w:p>`;

  it('are figures by their description, not by the name a program gave them', async () => {
    expect(formOf(await readBody(image('A mast with a flag') + p('text')))).toEqual([
      'figure("A mast with a flag")',
      'paragraph("text")',
    ]);
    for (const junk of ['Picture 3', 'image1.png', 'C:\\pictures\\a', 'https://x.example/a.png', ''])
      expect(await linesOfBody(image(junk) + p('text'))).toEqual(['text']);
    expect(
      await linesOfBody(image('A river. Description automatically generated with low confidence')),
    ).toEqual(['A river']);
  });

  it('have the caption beside them, above or below, by style or by its words', async () => {
    const parts = { styles: style('Caption', 'caption') };
    const form = async (body: string) => formOf(await readBody(body, { parts }));
    expect(await form(image('') + p('Where it stood', 'Caption'))).toEqual(['figure("Where it stood")']);
    expect(await form(p('Where it stood', 'Caption') + image('A mast with a flag') + p('text'))).toEqual([
      'figure("Where it stood")',
      'paragraph("text")',
    ]);
    expect(await form(image('') + p('Figure 2: the mast'))).toEqual(['figure("Figure 2: the mast")']);
    expect(await form(p('Table 1', 'Caption') + p('text'))).toEqual([
      'paragraph("Table 1")',
      'paragraph("text")',
    ]);
  });

  it('are rules where a line is drawn across the page', async () => {
    const rule = '<w:p><w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r></w:p>';
    expect(formOf(await readBody(p('a') + rule + p('b')))).toEqual([
      'paragraph("a")',
      'divider',
      'paragraph("b")',
    ]);
  });

  it('are told of but not read where another document is embedded', async () => {
    const article = await readBody(`<w:altChunk r:id="rId9"/>${p('text')}`, {
      links: { rId9: 'https://evil.example/chunk.html' },
    });
    expect(linesOf(article)).toEqual(['text']);
    expect(article.report.warnings).toEqual(['A document embedded in the file was not read']);
  });
});

describe('quotes and code', () => {
  it('are told by style, neighbours joined', async () => {
    const styles = ['Quote', 'Intense Quote', 'Block Text', 'Quotations']
      .map((name, i) => style(`q${i}`, name))
      .concat(style('c', 'HTML Preformatted'))
      .join('');
    const body = p('a', 'q0') + p('', 'q1') + p('b', 'q1') + p('c') + p('d', 'q2') + p('e', 'q3');
    const code = `<w:p><w:pPr><w:pStyle w:val="c"/></w:pPr>${r('  x  y')}</w:p>${p('', 'c')}${p('z', 'c')}`;
    expect(formOf(await readBody(body + code, { parts: { styles } }))).toEqual([
      'blockquote(paragraph("a"), paragraph("b"))',
      'paragraph("c")',
      'blockquote(paragraph("d"), paragraph("e"))',
      'preformatted("  x  y\n\nz")',
    ]);
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
