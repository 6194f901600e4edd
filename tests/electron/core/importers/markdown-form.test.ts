import { describe, expect, it } from 'vitest';
import { formOf, importFixture, importString, linesOf, marksOf } from '../../../support/imported.ts';

describe('a Markdown article with everything in it', () => {
  const article = importFixture('ferry-levy.md');

  it('takes its metadata from a TOML head', () => {
    expect(article.report.format).toBe('markdown');
    expect(article.metadata).toEqual({
      title: 'The levy on the ferries',
      byline: 'Ada Quill, Ben Oar',
      publication: 'The Harbour Gazette',
      published: '2024-03-03',
      url: 'https://gazette.example/ferry-levy',
      language: 'en',
      direction: 'ltr',
    });
    expect(article.report.guesses.byline).toBe('front matter authors');
  });

  it('keeps the form of each block and nothing of the scripts', () => {
    expect(formOf(article)).toEqual([
      'paragraph("The committee met on Tuesday1 about the levy.\nIt heard seven witnesses.")',
      'heading 2("What was said")',
      'paragraph("Year | Carts | Loads")',
      'paragraph("2020 | 14 | 15 | 3")',
      'bulletList(listItem(paragraph("count the carts")), listItem(paragraph("count the loads"), orderedList 1(listItem(paragraph("by weight")), listItem(paragraph("by kind")))))',
      'blockquote(paragraph("A quote"), blockquote(paragraph("within a quote")))',
      'paragraph("Fish & salt.")',
      'paragraph("Carts too.")',
      'paragraph("Words between, bold ones.")',
      'figure("A ferry at dusk")',
      'heading 1("The levy in figures")',
      'preformatted("carts  14")',
      'paragraph("It rained.")',
    ]);
  });

  it('resolves reference links and marks', () => {
    expect(marksOf(article)).toEqual([
      'Tuesday: strong',
      '1: superscript',
      'levy: https://gazette.example/levy',
    ]);
  });
});

describe('front matter', () => {
  it('names people of a list of records without what else is said of them', () => {
    const head =
      '---\nauthors:\n  - name: "Ada Quill"\n    affiliation: Harbour School\n  - name: Ben Oar\n    email: b@oar.example\n---\n\nWords.';
    expect(importString(head, { name: 'a.md' }).metadata.byline).toBe('Ada Quill, Ben Oar');
  });

  it('may hold TOML lists over lines, and tables after them', () => {
    const head =
      '+++\ntitle = \'A levy\'\nauthors = [\n  "Ada Quill",\n  "Ben Oar",\n]\n[extra]\nlevel = 2\n+++\nWords.';
    expect(importString(head).metadata).toMatchObject({ title: 'A levy', byline: 'Ada Quill, Ben Oar' });
    expect(linesOf(importString(head))).toEqual(['Words.']);
  });
});

describe('a heading below the text', () => {
  it('may give the title and stays where it stands', () => {
    const prose =
      'The committee met on Tuesday to consider whether the levy on river trade should be raised again this year, and heard from seven witnesses who disagreed about nearly all of it.';
    const article = importString(`${prose}\n\n# Figures\n\n**Words** [here](https://a.example).`, {
      name: 'a.md',
    });
    expect(formOf(article)).toContain('heading 1("Figures")');
  });
});
