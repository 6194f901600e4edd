/** The blocks of a DOCX: headings, lists, tables, images, quotes. */
import { describe, expect, it } from 'vitest';
import { HEADINGS, linesOfBody, readBody } from '../../../../support/docx-reading.ts';
import { p, r, style } from '../../../../support/docx-writer.ts';
import { formOf, linesOf, marksOf, reasonsOf } from '../../../../support/imported.ts';

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
