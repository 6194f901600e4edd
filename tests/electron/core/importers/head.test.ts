import { describe, expect, it } from 'vitest';
import { importFixture, importString, linesOf, reasonsOf } from '../../../support/imported.ts';

const TEXT =
  'The committee met on Tuesday to consider whether the levy on river trade should be raised again this year, and heard from seven witnesses who disagreed about nearly all of it.\n\nNobody from the ministry came. A letter was read instead.';

const GAZETTE = {
  title: 'The River Levy',
  byline: 'Ada Quill',
  published: '2024-03-03',
  publication: 'The Harbour Gazette',
};

describe('the head of a plain text', () => {
  it.each([
    'Title: The River Levy\nAuthor: Ada Quill\nDate: 3 March 2024\nSource: The Harbour Gazette',
    'Source: The Harbour Gazette\nPublished: 2024-03-03\nBy: Ada Quill\nTitle: The River Levy',
    'Date: March 3, 2024\nPublication: The Harbour Gazette\n\nThe River Levy\nBy Ada Quill',
    'The River Levy\n\nThe Harbour Gazette\nMarch 3, 2024\nAda Quill',
    'The River Levy\nThe Harbour Gazette, 3 March 2024\nBy Ada Quill, trade correspondent',
    'The River Levy\n\n3 March 2024 | By Ada Quill | The Harbour Gazette',
  ])('says who wrote what, where and when: %j', head => {
    const article = importString(`${head}\n\n${TEXT}`);
    expect(article.metadata).toMatchObject(GAZETTE);
    expect(linesOf(article)).toEqual(TEXT.split('\n\n'));
    expect(Object.keys(article.report.guesses)).toEqual(expect.arrayContaining(Object.keys(GAZETTE)));
    const removed = article.report.stripped.map(part => part.text).join('\n');
    for (const line of head.split(/\n+/)) if (!line.includes('River Levy')) expect(removed).toContain(line);
  });

  it('gives an address before the headline, and keeps the headline', () => {
    const { metadata } = importString(`URL: https://gazette.example/levy\n\nThe River Levy\n\n${TEXT}`);
    expect(metadata).toMatchObject({ title: 'The River Levy', url: 'https://gazette.example/levy' });
    expect(importFixture('ferry-levy.txt').metadata).toMatchObject({
      title: 'The levy on the ferries',
      byline: 'Ada Quill',
      published: '2024-03-03',
      publication: 'The Harbour Gazette',
      url: 'https://gazette.example/ferry-levy',
    });
  });

  it('does not take a line with bars for a byline where it names no author and no date', () => {
    const article = importString(`The River Levy\n\nCarts | Loads | Landings of the river\n\n${TEXT}`);
    expect(linesOf(article)[0]).toBe('Carts | Loads | Landings of the river');
  });
});

describe('the head of a letter', () => {
  const article = importFixture('ferry-letter.txt');

  it('says who wrote it, when and about what', () => {
    expect(article.metadata).toMatchObject({
      title: 'The levy on the ferries',
      byline: 'Ada Quill',
      published: '2024-03-03',
    });
    expect(article.report.guesses).toMatchObject({
      title: 'subject of the letter',
      byline: 'sender of the letter',
      published: 'date of the letter',
    });
  });

  it('is listed as removed', () => {
    expect(reasonsOf(article)).toEqual(['head of the letter']);
    expect(article.report.stripped).toHaveLength(4);
  });

  it('is none where a text only begins with a word and a colon', () => {
    const lines = linesOf(
      importString(`To: whom it may concern\n\nFrom: here to there\n\n${TEXT}`, { name: 'a.txt' }),
    );
    expect(lines).toContain('From: here to there');
  });
});
