import { describe, expect, it } from 'vitest';
import { fixtureArchive } from '../../../../support/fixture-archive.ts';
import { formOf, importBytes, linesOf, marksOf, reasonsOf, refusalOf } from '../../../../support/imported.ts';
import { type OdtParts, odtOf } from '../../../../support/odt-writer.ts';
import { zipOf } from '../../../../support/zip-writer.ts';

const read = (parts: OdtParts) => importBytes(odtOf(parts), 'a.odt');
/** The article of a body, below a title so that no line of it is taken for one. */
const readBody = (body: string, more: Omit<OdtParts, 'body'> = {}) =>
  read({ meta: '<dc:title>The Title Of It</dc:title>', ...more, body });
const linesOfBody = async (...given: Parameters<typeof readBody>) => linesOf(await readBody(...given));

const p = (text: string, style = 'Standard') => `<text:p text:style-name="${style}">${text}</text:p>`;
const textStyle = (name: string, properties: string, parent = '') =>
  `<style:style style:name="${name}" style:family="text" style:parent-style-name="${parent}"><style:text-properties ${properties}/></style:style>`;

const FORMULA =
  '<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>E</mi><mo>=</mo><mi>m</mi><msup><mi>c</mi><mn>2</mn></msup></mrow><annotation encoding="StarMath 5.0">E = m c^2</annotation></semantics></math>';
const formulaFrame =
  '<draw:frame text:anchor-type="as-char"><draw:object xlink:href="./Object 1"/><draw:image xlink:href="./ObjectReplacements/Object 1"/></draw:frame>';

describe('a formula', () => {
  it('stands in its sentence as it would be read out, whether in a part of its own or in the text', async () => {
    const own = await readBody(p(`We know that ${formulaFrame} holds.`), {
      more: { 'Object 1/content.xml': `<?xml version="1.0"?>${FORMULA}` },
    });
    expect(linesOf(own)).toEqual(['We know that E = mc2 holds.']);
    expect(marksOf(own)).toEqual(['2: superscript']);
    const inside = `<draw:frame><draw:object>${FORMULA}</draw:object></draw:frame>`;
    expect(await linesOfBody(p(`And ${inside} again.`))).toEqual(['And E = mc2 again.']);
  });

  it('is no chart: that says nothing in a line', async () => {
    const chart = '<office:document-content xmlns:office="urn:x">1 2 3</office:document-content>';
    expect(
      await linesOfBody(p(`Look: ${formulaFrame}.`), { more: { 'Object 1/content.xml': chart } }),
    ).toEqual(['Look: .']);
  });
});

describe('an article as LibreOffice writes one', async () => {
  const article = await importBytes(fixtureArchive('odt/harbour-lights'), 'lights.odt');

  it('says what it is called, who wrote it and when', () => {
    expect(article.metadata).toEqual({
      title: 'Who keeps the harbour lights',
      byline: 'Samira Holt',
      published: '2024-11-18',
      language: 'en-GB',
      direction: 'ltr',
    });
    expect(article.report.guesses).toEqual({
      title: 'title style',
      byline: 'document properties',
      published: 'head of the text',
      language: 'language of the file',
    });
  });

  it('keeps the form of the article', () => {
    expect(formOf(article)).toEqual([
      'heading 1("1 The lamp")',
      'paragraph("Both ports light the same rock.1 They do so in turn, month by month, and share the oil; CO2 was never counted. The log is open to anyone.")',
      'blockquote(paragraph("“A dark rock asks for no passport.”"))',
      'heading 2("1.1 What it costs")',
      'orderedList 4(listItem(paragraph("Oil for the lamp:"), bulletList(listItem(paragraph("in winter more,")), listItem(paragraph("in summer less.")))), listItem(paragraph("A keeper."), paragraph("He is paid by both.")))',
      'paragraph("And what nobody budgets:*")',
      'orderedList 6(listItem(paragraph("The boat that brings him.")))',
      'paragraph("Month | Litres")',
      'paragraph("January | 210")',
      'figure("Figure 1: The lamp in fog")',
      'preformatted("No. 41   Fl. 10s\nNo. 42   dark")',
      'divider',
      'paragraph("Two ports that agree on nothing else agree that a ship must see the rock, and pay for it, and say so in the same words.")',
      'divider',
      'paragraph("1 Notice to Mariners 41 of 1988.")',
      'paragraph("* Asked in both parliaments.")',
    ]);
  });

  it('keeps emphasis, strong, subscripts and web addresses, and no other address', () => {
    expect(marksOf(article).slice(0, 5)).toEqual([
      '1: superscript',
      'in turn: emphasis',
      'oil: strong',
      '2: subscript',
      'open: https://lights.example/log',
    ]);
    expect(JSON.stringify(article)).not.toMatch(/javascript|tracker/);
  });

  it('lists what it left out, and tells of tracked changes', () => {
    expect(article.report.stripped.map(part => `${part.reason}: ${part.text}`)).toEqual([
      'date line: 18 November 2024',
      'table of contents: Table of Contents · 1 The lamp 1',
      'page header: Coast and Strait Quarterly',
      'page footer: Draft for the editors 3',
      'tracked deletion: without being asked',
      'comment: Which notice?',
      'hidden text: Check.',
    ]);
    expect(article.report.warnings).toEqual([expect.stringMatching(/^Changes are tracked in the file/)]);
  });
});

describe('the look of letters', () => {
  it('is that of the nearest style that speaks of it, and of paragraphs formatted by hand', async () => {
    const automatic =
      textStyle('B', 'fo:font-weight="700"') +
      textStyle('C', 'fo:font-style="oblique" style:text-position="33% 58%"', 'B') +
      textStyle('D', 'fo:font-weight="normal" style:text-position="-20% 60%"', 'B') +
      '<style:style style:name="P" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>';
    const span = (style: string, text: string) => `<text:span text:style-name="${style}">${text}</text:span>`;
    const body =
      p(span('B', 'b') + span('C', 'c') + span('D', 'd') + span('E', 'e') + span('B', span('D', 'f'))) +
      p('g', 'P');
    expect(marksOf(await readBody(body, { automatic }))).toEqual([
      'b: strong',
      'c: emphasis',
      'c: strong',
      'c: superscript',
      'd: subscript',
      'f: strong',
      'f: subscript',
      'g: strong',
    ]);
  });

  it('of a common style is not marked: a heading is not strong besides', async () => {
    const styles =
      '<style:style style:name="Loud" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>';
    expect(marksOf(await readBody(p('a', 'Loud'), { styles }))).toEqual([]);
  });

  it('ends where styles are based on each other in a circle', async () => {
    const automatic = textStyle('A', '', 'B') + textStyle('B', '', 'A');
    expect(await linesOfBody(p('<text:span text:style-name="A">a</text:span>'), { automatic })).toEqual([
      'a',
    ]);
  });
});

describe('text', () => {
  it('has spaces, tabs and breaks as a reader sees them, however many are claimed', async () => {
    const body = p('one\n   two<text:s text:c="900000000"/><text:tab/>three<text:line-break/>four\u00a0five');
    expect(await linesOfBody(body)).toEqual(['one two three\nfour\u00a0five']);
  });

  it('keeps fields but for page numbers, ruby without readings, and no prompts', async () => {
    const body = p(
      'On <text:date>1 May</text:date>, page <text:page-number>7</text:page-number>: <text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とうきょう</text:ruby-text></text:ruby> <text:placeholder>&lt;name&gt;</text:placeholder><text:bookmark-ref>part 2</text:bookmark-ref>',
    );
    expect(await linesOfBody(body)).toEqual(['On 1 May, page : 東京 part 2']);
  });

  it('in sections is read, in hidden ones listed', async () => {
    const section = (more: string, text: string) => `<text:section${more}>${p(text)}</text:section>`;
    const article = await readBody(section('', 'shown') + section(' text:display="none"', 'secret'));
    expect(linesOf(article)).toEqual(['shown']);
    expect(article.report.stripped).toEqual([{ reason: 'hidden text', text: 'secret' }]);
  });

  it('of a bibliography stays; other indexes go', async () => {
    const index = (name: string) =>
      `<text:${name}><text:index-body>${p(name)}</text:index-body></text:${name}>`;
    const body =
      p('The text.') + ['bibliography', 'illustration-index', 'alphabetical-index'].map(index).join('');
    const article = await readBody(body);
    expect(linesOf(article)).toEqual(['The text.', 'bibliography']);
    expect(reasonsOf(article)).toEqual(['table of contents']);
  });
});

describe('lists', () => {
  const level = (at: number, more: string) => `<text:list-level-style-number text:level="${at}" ${more}/>`;
  const automatic =
    `<text:list-style style:name="L">${level(1, 'style:num-format="1"')}${level(2, 'style:num-format="a" style:num-suffix=")"')}</text:list-style>` +
    `<text:list-style style:name="M">${level(1, 'style:num-format="1"')}${level(2, 'style:num-format="1" text:display-levels="2"')}</text:list-style>` +
    `<text:list-style style:name="N">${level(1, 'style:num-format="I" style:num-prefix="Article "')}</text:list-style>` +
    `<text:list-style style:name="O">${level(1, 'style:num-format=""')}</text:list-style>`;
  const list = (style: string, items: string, more = '') =>
    `<text:list text:style-name="${style}"${more}>${items}</text:list>`;
  const item = (content: string, more = '') => `<text:list-item${more}>${content}</text:list-item>`;
  const form = async (body: string) => formOf(await readBody(body, { automatic }));

  it('go on where the file says so, and only there', async () => {
    const body =
      list('L', item(p('a')), ' xml:id="x"') +
      p('1') +
      list('L', item(p('b')), ' text:continue-numbering="true"') +
      p('2') +
      list('L', item(p('c'))) +
      p('3') +
      list('L', item(p('d')), ' text:continue-list="x"') +
      p('4') +
      list('L', item(p('e'), ' text:start-value="9"') + item(p('f')));
    expect((await form(body)).filter(block => block.includes('List'))).toEqual([
      'orderedList 1(listItem(paragraph("a")))',
      'orderedList 2(listItem(paragraph("b")))',
      'orderedList 1(listItem(paragraph("c")))',
      'orderedList 3(listItem(paragraph("d")))',
      'orderedList 9(listItem(paragraph("e")), listItem(paragraph("f")))',
    ]);
  });

  it('keep labels by which a paragraph is cited', async () => {
    const inner = `<text:list>${item(p('b'))}${item(p('c'))}</text:list>`;
    expect(await form(list('M', item(p('a') + inner)))).toEqual([
      'orderedList 1(listItem(paragraph("a"), paragraph("1.1 b"), paragraph("1.2 c")))',
    ]);
    expect(await form(list('N', item(p('a')) + item(p('b'))))).toEqual([
      'paragraph("Article I a")',
      'paragraph("Article II b")',
    ]);
  });

  it('are bullets without a number format, and number headings in them', async () => {
    expect(await form(list('O', item(p('a'))))).toEqual(['bulletList(listItem(paragraph("a")))']);
    const heading = (text: string, at: number) => `<text:h text:outline-level="${at}">${text}</text:h>`;
    const nested = item(`<text:list>${item(heading('Two', 2))}</text:list>`);
    expect(await form(list('M', item(heading('One', 1)) + nested))).toEqual([
      'heading 1("1 One")',
      'heading 2("1.1 Two")',
    ]);
  });

  it('of any depth are read', async () => {
    const deep =
      '<text:list><text:list-item>'.repeat(60) + p('deep') + '</text:list-item></text:list>'.repeat(60);
    expect(await linesOfBody(deep)).toEqual(['deep']);
  });
});

describe('frames', () => {
  it('are read once, in whichever of their forms holds text', async () => {
    const box = `<draw:frame><draw:text-box>${p('in a box')}</draw:text-box></draw:frame>`;
    const shape = `<draw:g><draw:custom-shape>${p('in a shape')}</draw:custom-shape></draw:g>`;
    const image =
      '<draw:frame><draw:object/><draw:image xlink:href="https://x.example/a.png"/><svg:title>A map</svg:title></draw:frame>';
    expect(formOf(await readBody(p(`text${box}${image}`) + shape))).toEqual([
      'paragraph("text")',
      'paragraph("in a box")',
      'figure("A map")',
      'paragraph("in a shape")',
    ]);
  });
});

describe('a file that cannot be read', () => {
  it('because of a password is refused with that reason, in the older and the newer way', async () => {
    const manifest =
      '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>';
    const older = odtOf({ body: p('x'), manifest });
    const newer = zipOf([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', isStored: true },
      { name: 'encrypted-package', data: 'x' },
    ]);
    for (const bytes of [older, newer])
      expect(await refusalOf(importBytes(bytes, 'a.odt'))).toMatchObject({
        code: 'file.unsupported',
        data: { reason: 'it is protected by a password' },
      });
  });

  it('in what it says beside the text is read without that, and this is told', async () => {
    const article = await read({ body: p('The text.'), meta: '<dc:title>broken' });
    expect(linesOf(article)).toEqual(['The text.']);
    expect(article.report.warnings).toEqual([expect.stringMatching(/a part of it is damaged$/)]);
  });

  it('in a formula is read without it, and this is told', async () => {
    const article = await readBody(p(`Kept. ${formulaFrame}`), {
      more: { 'Object 1/content.xml': `${FORMULA.slice(0, -7)}` },
    });
    expect(linesOf(article)).toEqual(['Kept.']);
    expect(article.report.warnings).toEqual([expect.stringMatching(/a part of it is damaged$/)]);
  });

  it('because its text is missing is refused', async () => {
    const bytes = zipOf([
      { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', isStored: true },
    ]);
    expect((await refusalOf(importBytes(bytes, 'a.odt'))).data.reason).toBe(
      'the part with the text is missing',
    );
  });
});
