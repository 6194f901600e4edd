import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formOf, importBytes, linesOf, marksOf, reasonsOf, refusalOf } from '../../../../support/imported.ts';

/** The article of RTF as written, in bytes as Latin-1. */
const read = (rtf: string) => importBytes(Buffer.from(`{\\rtf1\\ansi ${rtf}}`, 'latin1'), 'a.rtf');
const TITLE = '{\\info{\\title The Title Of It}}';
/** The article of a text, below a title so that no line of it is taken for one. */
const readText = (rtf: string) => read(TITLE + rtf);
const linesOfText = async (rtf: string) => linesOf(await readText(rtf));

describe('an article as Word writes RTF', async () => {
  const article = await importBytes(readFileSync('tests/fixtures/rtf/salt-road.rtf'), 'salt-road.rtf');

  it('says what it is called, who wrote it and when', () => {
    expect(article.metadata).toMatchObject({
      title: 'The salt road and its two ledgers',
      byline: 'Mehmet Aslan',
      published: '2023-09-04',
      direction: 'ltr',
    });
    expect(article.report.guesses).toMatchObject({
      title: 'title style',
      byline: 'head of the text',
      published: 'date the file was made',
    });
  });

  it('keeps the form of the article', () => {
    expect(formOf(article)).toEqual([
      'heading 1("A road with a clerk")',
      'paragraph("Salt moved from the pan at Şark to the coast for four hundred years.1 The toll was paid once, in H2O and bread: once, ‘and not at night’. The Office’s word for it was соль — salt – and nothing else.")',
      'paragraph("See the ledger and the map.")',
      'blockquote(paragraph("“A road has two ends and one purse.”"))',
      'heading 1("What the ledgers agree on")',
      'orderedList 1(listItem(paragraph("The weight of a sack:"), bulletList(listItem(paragraph("dry,")), listItem(paragraph("wet.")))), listItem(paragraph("The price of bread.")))',
      'paragraph("Year | Sacks")',
      'paragraph("1604 | 12\u00a0400")',
      'figure("Figure 1: The gate at the pass")',
      'paragraph("The clerk is gone. The two ledgers are kept on, by two archives that have never met, and to the sack they still agree.")',
      'paragraph("The pass lies at 1,900 metres.")',
      'divider',
      'paragraph("1 Ledger of the Western Salt Office, 1604.")',
    ]);
  });

  it('keeps emphasis, strong, subscripts and web addresses, and no other address', () => {
    expect(marksOf(article)).toEqual([
      '1: superscript',
      'toll: emphasis',
      'paid once: strong',
      '2: subscript',
      'the ledger: https://salt.example/ledger?y=1604&p=2',
      '“A road has two ends and one purse.”: emphasis',
      '1: superscript',
    ]);
    expect(JSON.stringify(article)).not.toContain('javascript');
  });

  it('lists what it left out, and tells of tracked changes', () => {
    expect(article.report.stripped.map(part => `${part.reason}: ${part.text}`)).toEqual([
      'byline: By Mehmet Aslan',
      'table of contents: A road with a clerk 1',
      'page header: Basin Review, autumn number',
      'page footer: Page',
      'comment: Three hundred and ninety.',
      'tracked deletion: twice',
      'hidden text: Hidden here.',
    ]);
    expect(article.report.warnings).toEqual([expect.stringMatching(/^Changes are tracked in the file/)]);
  });
});

describe('characters', () => {
  it.each([
    ['the code page of the file', "\\ansicpg1251 \\'ef\\'f0\\'e8\\'e2\\'e5\\'f2", 'привет'],
    ['the font', "{\\fonttbl{\\f1\\fcharset161 A;}}{\\f1 \\'e1\\'e2} \\'e1", 'αβ á'],
    ['the font the file begins with', "\\deff2{\\fonttbl{\\f2\\fcharset238 A;}}\\'b3\\'f3d\\'9f", 'łódź'],
    ['a code page of DOS', "\\pc caf\\'82", 'café'],
    ['a code page of the Macintosh', "\\mac caf\\'8e", 'café'],
    [
      'two bytes for one character',
      "{\\fonttbl{\\f1\\fcharset128 A;}}{\\f1 \\'93\\'8c\\'8b\\'9e\\'83J}",
      '東京カ',
    ],
    ['Unicode with a stand-in', "\\uc1 \\u1071 ?\\u-3 ?\\u8211\\'96 x", 'Я\ufffd– x'],
    ['Unicode with two stand-ins', '\\uc2 \\u1071 ??z', 'Яz'],
    ['Unicode without stand-ins', '{\\uc0 \\u1071 z}\\u1071 ?', 'ЯzЯ'],
    ['Unicode of two halves', '\\u-10179 ?\\u-8704 ?', '😀'],
    ['half a character', 'a\\u-10180 ?b', 'a\ufffdb'],
    [
      'a font of signs',
      "{\\fonttbl{\\f3\\fcharset2 Symbol;}{\\f4\\fcharset2 Wingdings;}}{\\f3 \\'b3\\u-3999 ?}{\\f4 \\'fc}",
      '≥α✓',
    ],
    [
      'words for characters',
      '\\lquote a\\rquote\\emdash b\\endash\\bullet\\~\\_\\-\\{\\}\\\\',
      '‘a’—b–•\u00a0\u2011\u00ad{}\\',
    ],
    ['the newer of two forms', '{\\upr{old}{\\*\\ud{new}}}', 'new'],
  ])('are read by %s', async (_, rtf, text) => {
    expect(await linesOfText(`${rtf}\\par`)).toEqual([text]);
  });

  it('at line ends of the file mean nothing, unless a backslash stands before them', async () => {
    expect(await linesOfText('one\r\n two\\\nthree\\line four\\tab five')).toEqual([
      'one two',
      'three\nfour five',
    ]);
  });
});

describe('paragraphs', () => {
  it('are what their style, its base or their outline level says', async () => {
    const styles =
      '{\\stylesheet{ Normal;}{\\s1\\b heading 1;}{\\s2\\sbasedon1 Mine;}{\\s3\\outlinelevel2 Other;}{\\s4\\sbasedon4 Round;}{\\*\\cs5 Strong;}{\\s6 HTML Preformatted;}}';
    const body =
      '{\\pard\\s1 One\\par}{\\pard\\s2 Two\\par}{\\pard\\s3 Three\\par}{\\pard\\s4 Four\\par}{\\pard\\outlinelevel1 Five\\par}{\\pard\\s6 x  y\\par}{\\pard\\s6 z\\par}{\\pard Six}';
    expect(formOf(await readText(styles + body))).toEqual([
      'heading 1("One")',
      'heading 1("Two")',
      'heading 3("Three")',
      'paragraph("Four")',
      'heading 2("Five")',
      'preformatted("x  y\nz")',
      'paragraph("Six")',
    ]);
  });

  it('of asterisks or dashes are rules', async () => {
    expect(formOf(await readText('a\\par * * *\\par b\\par'))).toEqual([
      'paragraph("a")',
      'divider',
      'paragraph("b")',
    ]);
  });

  it('lose what a group gave them when the group ends', async () => {
    expect(marksOf(await readText('{\\b a{\\i b}\\plain c}{\\super d}\\b0 e\\sub f\\nosupersub g'))).toEqual([
      'a: strong',
      'b: emphasis',
      'b: strong',
      'd: superscript',
      'f: subscript',
    ]);
  });
});

describe('lists', () => {
  const item = (label: string, text: string, more = '') =>
    `{\\listtext\\pard\\plain ${label}\\tab}\\pard${more} ${text}\\par `;
  const form = async (rtf: string) => formOf(await readText(rtf));

  it('are told by the label the program wrote, as WordPad does it', async () => {
    const legacy = (label: string, text: string) => `{\\pntext\\f1 ${label}\\tab}${text}\\par `;
    expect(
      await form(legacy("\\'b7", 'a') + legacy("\\'b7", 'b') + legacy('3.', 'c') + legacy('4.', 'd')),
    ).toEqual([
      'bulletList(listItem(paragraph("a")), listItem(paragraph("b")))',
      'orderedList 3(listItem(paragraph("c")), listItem(paragraph("d")))',
    ]);
  });

  it('nest, and keep labels by which a paragraph is cited', async () => {
    const body =
      item('1.', 'a', '\\ls1') +
      item('a)', 'b', '\\ls1\\ilvl1') +
      item('b)', 'c', '\\ls1\\ilvl1') +
      item('2.', 'd', '\\ls1') +
      item('2.1', 'e', '\\ls1\\ilvl1') +
      item('Article 3', 'f', '\\ls1');
    expect(await form(body)).toEqual([
      'orderedList 1(listItem(paragraph("a"), orderedList 1(listItem(paragraph("b")), listItem(paragraph("c")))), listItem(paragraph("d"), paragraph("2.1 e")))',
      'paragraph("Article 3 f")',
    ]);
  });

  it('are counted by the list table where no label is written', async () => {
    const table =
      '{\\*\\listtable{\\list{\\listlevel\\levelnfc0\\levelstartat6}{\\listlevel\\levelnfc23}\\listid9}}{\\*\\listoverridetable{\\listoverride\\listid9\\ls4}}';
    const body = '\\pard\\ls4 a\\par\\pard\\ls4\\ilvl1 b\\par\\pard\\ls4 c\\par\\pard\\ls5 d\\par';
    expect(await form(table + body)).toEqual([
      'orderedList 6(listItem(paragraph("a"), bulletList(listItem(paragraph("b")))), listItem(paragraph("c")))',
      'paragraph("d")',
    ]);
  });

  it('have items of several paragraphs where labels are written and one has none', async () => {
    const table =
      '{\\*\\listtable{\\list{\\listlevel\\levelnfc23}\\listid9}}{\\*\\listoverridetable{\\listoverride\\listid9\\ls1}}';
    expect(
      await form(
        `${table}${item('\\bullet', 'a', '\\ls1')}\\pard\\ls1 b\\par ${item('\\bullet', 'c', '\\ls1')}`,
      ),
    ).toEqual(['bulletList(listItem(paragraph("a"), paragraph("b")), listItem(paragraph("c")))']);
  });

  it('number headings', async () => {
    const styles = '{\\stylesheet{\\s1 heading 1;}}';
    expect(await form(styles + item('IV.', 'Four', '\\s1') + item("\\'b7", 'Dot', '\\s1'))).toEqual([
      'heading 1("IV. Four")',
      'heading 1("Dot")',
    ]);
  });
});

describe('tables', () => {
  it('are a paragraph a row, and end where paragraphs are in none', async () => {
    const row = (...cells: string[]) =>
      `\\trowd\\pard\\intbl ${cells.map(cell => `${cell}\\cell `).join('')}\\row `;
    const body = `before\\par ${row('Year', 'Stored\\par in km')}${row('2019', '41')}\\pard after\\par ${row('only one')}`;
    expect(await linesOfText(body)).toEqual([
      'before',
      'Year | Stored in km',
      '2019 | 41',
      'after',
      'only one',
    ]);
  });

  it('inside tables are read, also when they are not ended', async () => {
    const inner =
      '\\pard\\intbl\\itap2 a\\nestcell b\\nestcell{\\*\\nesttableprops\\nestrow}{\\nonesttables\\par}';
    expect(
      await linesOfText(`\\pard\\intbl one ${inner}\\nestrow\\pard\\intbl two\\cell three\\cell\\row`),
    ).toEqual(['one a | b two | three']);
    expect(await linesOfText('\\pard\\intbl a\\cell b\\cell c')).toEqual(['a | b | c']);
  });
});

describe('fields and notes', () => {
  it('show results of fields, page numbers nothing, and instructions never', async () => {
    const field = (instruction: string, result: string) =>
      `{\\field{\\*\\fldinst {${instruction}}}{\\fldrslt {${result}}}}`;
    const body = `${field('REF x', 'part 2')}, ${field('PAGE', '7')}${field('HYPERLINK "https://a.example"', `${field('SEQ', '1')} link`)}${field('HYPERLINK \\\\l "x"', 'here')}{\\fldrslt loose}{\\*\\fldinst x}`;
    const article = await readText(body);
    expect(linesOf(article)).toEqual(['part 2, 1 linkhereloose']);
    expect(marksOf(article)).toEqual(['1 link: https://a.example']);
  });

  it('number notes in order, keep the author’s own mark, and know no notes in notes', async () => {
    const body =
      'a{\\super\\chftn{\\footnote\\pard{\\super\\chftn}\\~one {\\footnote inner}}} b{\\super *{\\footnote {\\super *} two}} c{\\super\\chftn}{\\*\\footnote\\ftnalt\\chftn three\\par more}';
    const article = await readText(body);
    expect(linesOf(article)).toEqual(['a1 b* c2', '1 one', '* two', '2 three', 'more']);
  });

  it('keep headers, comments and pictures out of the text', async () => {
    const body =
      "{\\headerl left}{\\footerf first}{\\*\\annotation said}text{\\pict\\pngblip 8950\\'ff}{\\*\\shppict{\\pict{\\*\\picprop{\\sp{\\sn wzDescription}{\\sv A \\u350?lamp}}}00ff}}{\\nonshppict{\\pict 00ff}}{\\object{\\*\\objdata 0102}{\\result }}";
    const article = await readText(body);
    expect(formOf(article)).toEqual(['paragraph("text")', 'figure("A Şlamp")']);
    expect(reasonsOf(article)).toEqual(['page header', 'page footer', 'comment']);
  });
});

describe('a file that is damaged or hostile', () => {
  it.each([
    ['closed too often', 'one}}}} two', ['one two']],
    ['never closed', '{{{\\b one', ['one']],
    ['cut off in a table of fonts', 'one\\par two{\\fonttbl{\\f1', ['one', 'two']],
    ['cut off in a character', "one\\'e", ['one']],
    ['with a star in the middle of a group', '{\\b\\*\\cs7 one}', ['one']],
    ['with numbers out of range', '\\u99999999 ?\\uc-5\\ilvl-3\\s-1\\ls99999999999 one\\par', ['one']],
    ['with destinations nobody knows', 'one{\\*\\evil two{\\field three}}{\\themedata four}', ['one']],
    ['with bytes of no meaning', "one{\\bin5 }}}}}two\\bin-3 three\\'zz", ['onetwothree']],
    ['with binary data past its end', 'one\\bin999999999 two', ['one']],
  ])('is read as far as it goes: %s', async (_, rtf, lines) => {
    expect(await linesOfText(rtf)).toEqual(lines);
  });

  it('is refused when groups nest absurdly deep, before they cost anything', async () => {
    const deep = (depth: number) => readText(`${'{\\b '.repeat(depth)}words`);
    expect(linesOf(await deep(900))).toEqual(['words']);
    expect(await refusalOf(deep(3_000_000))).toMatchObject({
      code: 'file.malformed',
      message: 'Cannot import (a.rtf): its groups are nested too deeply',
    });
  });

  it('without words is refused as such', async () => {
    expect((await refusalOf(read('{\\*\\x words}\\par'))).code).toBe('file.noText');
  });
});

describe('behind the end of a file', () => {
  it('stray characters are no text', async () => {
    const article = await importBytes(Buffer.from(`{\\rtf1 ${TITLE}The text.\\par}ve\\`, 'latin1'), 'a.rtf');
    expect(linesOf(article)).toEqual(['The text.']);
  });

  it('says that part of it is missing when it is cut off, and only then', async () => {
    const read = async (rtf: string) =>
      (await importBytes(Buffer.from(rtf), 'letter.rtf')).report.warnings.join();
    expect(await read('{\\rtf1 The first words.\\par The {\\b second')).toMatch(/part of it is missing/);
    expect(await read('{\\rtf1 The first words.\\par The {\\b second} words.}')).toBe('');
  });

  it('a whole paragraph is one: a bracket too many cuts nothing off', async () => {
    const rtf = `{\\rtf1 ${TITLE}One.\\par} Two.\\par Three.\\par}`;
    expect(linesOf(await importBytes(Buffer.from(rtf, 'latin1'), 'a.rtf'))).toEqual([
      'One.',
      'Two.',
      'Three.',
    ]);
  });
});
