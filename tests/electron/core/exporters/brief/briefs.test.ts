import { load } from 'js-yaml';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { Brief, BriefItem } from '../../../../../electron/core/exporters/brief/brief.ts';
import { htmlBrief } from '../../../../../electron/core/exporters/brief/html.ts';
import { markdownBrief } from '../../../../../electron/core/exporters/brief/markdown.ts';
import { rowWith } from '../rows.ts';

const EVIL = `"><script>alert('x')</script><img src=x onerror=alert(1)>&amp;`;

const item: BriefItem = {
  row: rowWith({
    quote: `${EVIL}\nسطر دوم`,
    note: EVIL,
    tags: [EVIL, 'water'],
    fields: { 'claim.speaker': EVIL, 'claim.type': 'causal' },
    confidence: 4,
    keyPassage: true,
    page: EVIL,
    document: { title: EVIL, byline: 'A. Writer', url: `https://x.example/?a="b'<c>`, language: `en"><b>` },
  }),
  links: [{ type: 'supports', isOutgoing: false, quote: EVIL, documentTitle: EVIL }],
};

function brief(items: readonly BriefItem[], changes: Partial<Brief> = {}): Brief {
  const group = { heading: EVIL, count: items.length };
  return {
    title: EVIL,
    groupedBy: 'tag',
    annotations: items.length,
    articles: 1,
    asOf: '2025-03-17',
    groups: [group],
    items: items.map(one => ({ group, item: one })),
    ...changes,
  };
}

const html = (given: Brief): string => Array.from(htmlBrief(given), ({ text }) => text).join('');
const markdown = (given: Brief): string => Array.from(markdownBrief(given), ({ text }) => text).join('');

describe('an HTML brief', () => {
  const text = html(brief([item]));
  const { document } = parseHTML(text);

  it('shows every word as it is and lets none become markup', () => {
    expect(document.querySelectorAll('script, img, b, iframe, link')).toHaveLength(0);
    expect(document.querySelector('h1')?.textContent).toBe(EVIL);
    expect(document.querySelector('title')?.textContent).toBe(EVIL);
    const quote = [...document.querySelectorAll('blockquote p')].map(line => line.textContent);
    expect(quote).toEqual([EVIL, 'سطر دوم']);
    const facts = [...document.querySelectorAll('dd')].map(fact => fact.textContent);
    expect(facts).toEqual([EVIL, 'Causal', `${EVIL}, water`, '4 of 5', 'yes', EVIL, `“${EVIL}” (${EVIL})`]);
  });

  it('names kind, source, date and address of each passage', () => {
    expect(document.querySelector('.kind')?.textContent).toBe('Claim');
    const cite = document.querySelector('cite')?.textContent;
    expect(cite).toContain(`A. Writer, “${EVIL}”, The Valley Herald, 16 March 2025, p. ${EVIL}.`);
    expect(document.querySelector('cite a')?.getAttribute('href')).toBe(`https://x.example/?a="b'<c>`);
  });

  it('needs no other file and runs nothing', () => {
    expect(text).toContain(`default-src 'none'; style-src 'unsafe-inline'`);
    expect(text).not.toMatch(/@import|url\(|\son\w+=(?!alert)/);
  });

  it('lets each line find its own direction', () => {
    for (const selector of ['h1', 'h2', 'blockquote p', 'cite', 'dd'])
      for (const element of document.querySelectorAll(selector))
        expect(element.getAttribute('dir'), selector).toBe('auto');
  });

  it('leads from its contents to its groups', () => {
    const targets = [...document.querySelectorAll('nav a')].map(link => link.getAttribute('href'));
    expect(targets).toEqual(['#group-1']);
    expect(document.querySelector('#group-1')?.textContent).toBe(`${EVIL} (1)`);
  });

  it('makes no link of an address that is not of the web', () => {
    const row = rowWith({ document: { url: 'javascript:alert(1)' } });
    const page = parseHTML(html(brief([{ row, links: [] }]))).document;
    expect(page.querySelector('cite a')).toBeNull();
    expect(page.querySelector('cite')?.textContent).toContain('javascript:alert(1)');
  });

  it('is whole without any passage', () => {
    const empty = html(brief([], { groups: [], asOf: null }));
    expect(empty).toContain('0 passages from 1 article, by tag.');
    expect(empty.trimEnd().endsWith('</html>')).toBe(true);
  });
});

describe('a Markdown brief', () => {
  const text = markdown(brief([item]));

  it('begins with front matter that says what it is', () => {
    expect(load(text.split('---\n')[1] ?? '')).toEqual({
      title: EVIL,
      grouped_by: 'tag',
      passages: 1,
      articles: 1,
      as_of: '2025-03-17',
      generator: 'Postil',
    });
  });

  it('has each passage as a block quote with its source, then what was said of it', () => {
    const row = rowWith({ note: 'One.\n\nTwo.', fields: { 'claim.speaker': 'Author' }, tags: ['water'] });
    const links: BriefItem['links'] = [
      { type: 'precedent-for', isOutgoing: true, quote: 'Publish.', documentTitle: 'Gauges' },
    ];
    expect(markdown(brief([{ row, links }])).split('(1)\n\n')[1]).toBe(
      `> Trade has doubled.
>
> — “A quiet border”, The Valley Herald, 16 March 2025, para. 3. <https://herald.example/quiet>

- **Kind:** Claim
- **Speaker:** Author
- **Tags:** water
- **Note:** One.

  Two.
- **Precedent for:** “Publish.” (Gauges)
`,
    );
  });

  it('says of a passage that was lost that it is not in the text', () => {
    const row = rowWith({ status: 'orphan', paragraph: null, start: null, end: null });
    expect(markdown(brief([{ row, links: [] }]))).toContain('- **Place:** not found in the present text\n');
  });
});

it('comes in pieces that tell how many passages they hold', () => {
  const pieces = [...htmlBrief(brief(Array.from({ length: 500 }, () => item)))];
  expect(pieces.length).toBeGreaterThan(3);
  expect(pieces.reduce((sum, { items }) => sum + items, 0)).toBe(500);
});
