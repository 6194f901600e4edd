/** The words of a DOCX: runs, fields, notes. */
import { describe, expect, it } from 'vitest';
import { linesOfBody, readBody, readDocx } from '../../../../support/docx-reading.ts';
import { p, r, style } from '../../../../support/docx-writer.ts';
import { linesOf, marksOf } from '../../../../support/imported.ts';

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
    const { metadata } = await readDocx({ body, parts });
    expect(metadata).toMatchObject({ title: 'Two ledgers', byline: 'Mira Sand' });
  });
});
