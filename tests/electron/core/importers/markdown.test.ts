import { describe, expect, it } from 'vitest';
import { schema } from '../../../../shared/text/schema.ts';
import { faultOf, importFixture, importString, linesOf, shapeOf } from '../../../support/imported.ts';

describe('a Markdown note', () => {
  const article = importFixture('plain-note.md');

  it('takes its metadata from the front matter', () => {
    expect(article.metadata).toEqual({
      title: 'Dams before drought: a note',
      byline: 'Lena Vogt, Tomas Arden',
      publication: 'Basin Notes',
      published: '2024-11-02',
      url: 'https://notes.example/dams',
      language: 'en',
      direction: 'ltr',
    });
    expect(article.report.guesses.url).toBe('front matter source');
  });

  it('keeps its form, without the heading that is the title', () => {
    expect(shapeOf(article)).toEqual([
      'paragraph',
      'heading',
      'orderedList',
      'blockquote',
      'figure',
      'paragraph',
      'paragraph',
      'paragraph',
      'paragraph',
    ]);
    expect(linesOf(article)).toContain('2019 | 41');
  });

  it('counts raw HTML for its words and never for its scripts', () => {
    const lines = linesOf(article);
    expect(lines).toContain('Some writers use raw HTML here.1');
    expect(lines.join()).not.toContain('alert');
  });
});

describe('Markdown', () => {
  it('has its first top heading as title', () => {
    const article = importString('# Dams – Basin Times\n\nBy Jane Doe\n\nA dam is a **promise**.', {
      name: 'a.md',
    });
    expect(article.metadata).toMatchObject({ title: 'Dams', publication: 'Basin Times', byline: 'Jane Doe' });
    expect(linesOf(article)).toEqual(['A dam is a promise.']);
  });

  it('keeps only web and mail addresses of links, references too', () => {
    const text =
      '# T\n\n[a](https://a.example) [b](javascript:alert(1)) [c](data:text/html,x) [d][d] [e](mailto:e@e.example)\n\n[d]: http://d.example "x"';
    const hrefs: string[] = [];
    schema.nodeFromJSON(importString(text).body).descendants(node => {
      for (const mark of node.marks) hrefs.push(mark.attrs.href);
    });
    expect(hrefs).toEqual(['https://a.example', 'http://d.example', 'mailto:e@e.example']);
  });

  it('is told from plain text by what it holds, and by its name only in doubt', () => {
    const sure = '# One\n\n## Two\n\nSome *words* [here](https://a.example).';
    expect(importString(sure, { name: 'a.txt' }).report.format).toBe('markdown');
    const unsure = 'A line\n\n* not * quite\n\nanother line';
    expect(importString(unsure, { name: 'a.txt' }).report.format).toBe('text');
    expect(importString(unsure, { name: 'a.md' }).report.format).toBe('markdown');
    expect(importString(sure, { format: 'text' }).report.format).toBe('text');
  });

  it('reads front matter in the forms people write', () => {
    const head =
      "---\ntitle: 'It''s dry'\nauthor: [Jane Doe, \"John Roe\"]\ndate: 2024-05-06T10:00:00Z\nsource: Basin Times\n---\nWords.";
    expect(importString(head).metadata).toMatchObject({
      title: "It's dry",
      byline: 'Jane Doe, John Roe',
      published: '2024-05-06',
      publication: 'Basin Times',
    });
  });

  it('does not take a rule at the top for front matter', () => {
    expect(
      linesOf(
        importString('---\n\n# Title\n\nWords **here** and [there](https://a.example).\n\n---\n\nEnd.'),
      ),
    ).toEqual(['Words here and there.', 'End.']);
  });

  it('refuses absurd nesting instead of running out of stack', () => {
    const fault = faultOf(() =>
      importString(`${'>'.repeat(20_000)} deep`, { name: 'deep.md', format: 'markdown' }),
    );
    expect(fault.code).toBe('file.malformed');
    expect(faultOf(() => importString(`${'- '.repeat(20_000)}deep`, { format: 'markdown' })).code).toBe(
      'file.malformed',
    );
  });
});
