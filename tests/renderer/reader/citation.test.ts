import { expect, it } from 'vitest';
import { cite } from '../../../renderer/reader/citation.ts';
import type { Document } from '../../../shared/records/document.ts';
import { plainTextOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';

const block = (text: string, page: string | null = null) => ({
  type: 'paragraph',
  attrs: { page },
  content: [{ type: 'text', text }],
});
const plainOf = (...content: object[]) => plainTextOf(schema.nodeFromJSON({ type: 'doc', content }));
const article = (about: Partial<Document>) =>
  ({ title: 'Sharing a shrinking river', direction: 'ltr', ...about }) as Document;

it('quotes with byline, title, publication, date, paragraph and address', () => {
  const plain = plainOf(block('First.'), block('Flow has fallen by a third.'));
  const about = {
    byline: 'Mira Anand',
    publication: 'The Gauge',
    published: '2025-03-11',
    url: 'https://gauge.example/a?b=1&c=2',
  };
  const { text, html } = cite(article(about), plain, 7, plain.text.length);
  expect(text).toBe(
    '“Flow has fallen by a third.”\n— Mira Anand, “Sharing a shrinking river”, The Gauge, 11 March 2025, para. 2. https://gauge.example/a?b=1&c=2',
  );
  expect(html).toContain('<a href="https://gauge.example/a?b=1&#38;c=2">');
});

it('leaves out what is not known, and names pages where the source has them', () => {
  const plain = plainOf(block('One.', '3'), block('Two.', 'iv'));
  expect(cite(article({}), plain, 0, 4).text).toBe('“One.”\n— “Sharing a shrinking river”, p. 3.');
  expect(cite(article({}), plain, 0, 9).text).toContain('pp. 3–iv');
  expect(cite(article({}), plainOf(block('A'), block('B')), 0, 3).text).toContain('paras 1–2');
});

it('carries no markup and no script of the article into what is pasted', () => {
  const plain = plainOf(block('<img src=x onerror=alert(1)> & "more"'));
  const { html } = cite(
    article({ title: '<b>x</b>', url: 'javascript:alert(1)' }),
    plain,
    0,
    plain.text.length,
  );
  expect(html).not.toMatch(/<img|<b>|<a /);
});
