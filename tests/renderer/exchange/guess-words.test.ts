import { describe, expect, it } from 'vitest';
import { guessWords } from '../../../renderer/exchange/guess-words.ts';
import { importFixture, importString } from '../../support/imported.ts';

/** Words only somebody who makes web pages knows. */
const JARGON = /json|meta|og:|html|\blang\b|canonical|readability|front matter|dc\.|element/i;

describe('where a guess came from', () => {
  it('is said in plain words for whatever a page or text was guessed from', () => {
    const page = `<!doctype html><html lang="en"><head><title>A | B</title>
      <meta property="og:title" content="A headline"><meta name="citation_author" content="Mira Sand">
      <meta name="parsely-pub-date" content="2025-03-16"><link rel="canonical" href="https://b.example/a">
      <script type="application/ld+json">{"@type":"NewsArticle","publisher":{"name":"B"}}</script></head>
      <body><article><h1>A headline</h1>${'<p>Words of an article, many of them, in a row.</p>'.repeat(5)}</article></body></html>`;
    const articles = [
      importString(page, { name: 'a.html' }),
      importString('---\ntitle: T\nauthor: A\n---\n\nWords of the text.', { name: 'a.md' }),
      importString('nothing but some words', { name: 'a.txt' }),
      ...['quiet-border.html', 'river-gauge.txt', 'plain-note.md', 'urdu-column.txt'].map(importFixture),
    ];
    const sources = new Set(articles.flatMap(({ report }) => Object.values(report.guesses)));
    expect(sources.size).toBeGreaterThan(8);
    for (const source of sources) {
      expect(guessWords(source), source).toMatch(/^(the|a) /);
      expect(guessWords(source), source).not.toMatch(JARGON);
    }
  });

  it('is said in plain words for documents of an office', () => {
    for (const source of ['document properties', 'PDF metadata', 'XMP metadata', 'EPUB metadata'])
      expect(guessWords(source)).toBe('the file’s description of itself');
    expect(guessWords('largest type on the first page')).toBe('the largest type on the first page');
  });

  it('keeps the name of a source nobody knows', () => {
    expect(guessWords('Stamp 3')).toBe('Stamp 3');
  });
});
