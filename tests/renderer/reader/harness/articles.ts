/** Articles for the reader's tests, as ProseMirror JSON with what is known about them. */
import type { Document } from '../../../../shared/records/document.ts';

interface TestArticle {
  readonly document: Document;
  readonly body: unknown;
}

const PERSON = '00000000-0000-7000-8000-000000000001';

function article(number: number, about: Partial<Document>, blocks: unknown[]): TestArticle {
  const document: Document = {
    id: `00000000-0000-7000-8000-0000000001${String(number).padStart(2, '0')}`,
    title: 'Sharing a shrinking river',
    direction: 'ltr',
    language: 'en',
    status: 'reading',
    content: String(number).padStart(64, '0'),
    collections: [],
    words: 1_600,
    createdBy: PERSON,
    createdAt: 0,
    modifiedBy: PERSON,
    modifiedAt: 0,
    ...about,
  };
  return { document, body: { type: 'doc', content: blocks } };
}

const text = (words: string, ...marks: string[]) => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks: marks.map(type => ({ type })) } : {}),
});
const paragraph = (...parts: (string | object)[]) => ({
  type: 'paragraph',
  content: parts.map(part => (typeof part === 'string' ? text(part) : part)),
});
const heading = (words: string) => ({ type: 'heading', attrs: { level: 2 }, content: [text(words)] });

const river = [
  paragraph(
    'The lower districts have now gone three summers without a full release. Flow at the border gauge has ' +
      'fallen by nearly a third since 2019, and the ministry no longer disputes the figure; it disputes only ' +
      'whose fault it is.',
  ),
  paragraph(
    'The two capitals have been here before. In 1960 the Indus Waters Treaty divided six rivers between two ' +
      'states that agreed on almost nothing else, and it has outlived three wars. What it had, and what the ' +
      'present arrangement lacks, was a lender with money on the table and a referee with the right to be asked.',
  ),
  heading('A table both sides can read'),
  paragraph(
    'That is why the most useful step is also the dullest. The joint commission should ',
    text('publish gauge readings daily', 'emphasis'),
    ', from both banks, in one table, before it argues about a single cubic metre. Without shared numbers ' +
      'every negotiation starts from two different rivers, and ends where it started.',
  ),
  {
    type: 'blockquote',
    content: [
      paragraph(
        '“We do not lack water,” said one engineer. “We lack a number that we both believe.” 👩‍👩‍👧‍👦',
      ),
    ],
  },
  {
    type: 'bulletList',
    content: ['A gauge on each bank', 'One table, published at noon'].map(item => ({
      type: 'listItem',
      content: [paragraph(item)],
    })),
  },
  paragraph(
    'Officials in the capital prefer a tougher course. They speak of linking power exports to releases, a ' +
      'lever that looks strong on paper. It would punish the very districts it is meant to help, because the ' +
      'lower grid has no other supplier in August.',
  ),
  paragraph('Neither side has to like the other for this. They only have to read the same page.'),
  paragraph('The next session opens in May. It is a good month for dull steps, and for keeping them.'),
];

const urdu = [
  paragraph('دونوں حکومتوں نے تین سال سے جنگ بندی برقرار رکھی ہے۔ سرحد پار تجارت دوگنی ہو چکی ہے۔'),
  paragraph(
    'سنہ 1960 میں سندھ طاس معاہدے (Indus Waters Treaty) نے چھ دریا تقسیم کیے۔ یہ معاہدہ تین جنگوں کے بعد بھی قائم ہے۔',
  ),
];

const SENTENCE =
  'Every spring the gauge at the upper bridge tells the ministry a story that it would rather not read. ';

/** 20,000 words: 200 paragraphs of five sentences of twenty words. */
const long = Array.from({ length: 200 }, (_, i) => paragraph(`Paragraph ${i + 1}. ${SENTENCE.repeat(5)}`));

export const articles: Readonly<Record<string, TestArticle>> = {
  river: article(
    1,
    { byline: 'Editorial board', publication: 'The Upstream Post', published: '2025-03-11' },
    river,
  ),
  urdu: article(
    2,
    { title: 'پانی کی تقسیم اور علاقائی امن', direction: 'rtl', language: 'ur', words: 34 },
    urdu,
  ),
  long: article(3, { title: 'A very long article', words: 20_000 }, long),
};

/** Passages of the article about the river. */
export const FLOW = 'Flow at the border gauge has fallen by nearly a third since 2019';
export const TREATY = 'In 1960 the Indus Waters Treaty divided six rivers between two states';
export const RIVERS = 'divided six rivers between two states that agreed on almost nothing else';
export const PUNISH = 'It would punish the very districts it is meant to help';
