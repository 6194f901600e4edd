import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { annotate } from '../../../../electron/core/handlers/annotate.ts';
import { readAnnotationFile } from '../../../../electron/core/importers/annotations/annotation-file.ts';
import { addArticles } from '../../../support/exchange-workspace.ts';
import { saidIn } from '../../../support/said.ts';
import { TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('hypothesis');
let number = 0;
let tagged: TaggedWorkspace;

beforeEach(() => {
  tagged = new TaggedWorkspace(join(folder, `${++number}.postil`));
  onTestFinished(() => tagged.close());
  addArticles(tagged);
});

const URI = 'https://herald.example/rivers?a=1&b=2';
const item = (changes: object = {}) => ({
  id: 'k3Yx_aaBEe2',
  created: '2024-05-06T07:08:09.123456+00:00',
  user: 'acct:mira_reads@hypothes.is',
  user_info: { display_name: 'Mira who reads' },
  uri: URI,
  text: 'Who *measures*?',
  tags: ['Claim', 'Water'],
  document: { title: ['Rivers & <rules>'] },
  target: [
    {
      source: URI,
      selector: [
        {
          type: 'RangeSelector',
          startContainer: '/p[1]',
          endContainer: '/p[1]',
          startOffset: 0,
          endOffset: 9,
        },
        { type: 'TextPositionSelector', start: 7001, end: 7015 },
        { type: 'TextQuoteSelector', exact: 'measure it daily', prefix: 'at last – to ', suffix: '.\n' },
      ],
    },
  ],
  ...changes,
});
const read = (content: string | Uint8Array) =>
  readAnnotationFile(typeof content === 'string' ? new TextEncoder().encode(content) : content, 'notes');
const asJson = (...items: object[]) =>
  read(JSON.stringify({ export_date: '2024-06-01', annotations: items }));

describe('an export of Hypothesis as JSON', () => {
  it('comes in with words, kind, tags, note, person and time', () => {
    expect(annotate(tagged.workspace, asJson(item()))).toMatchObject({
      exact: 1,
      moved: 0,
      orphan: 0,
      refused: [],
    });
    expect(saidIn(tagged.workspace.db).annotations).toMatchObject([
      {
        kind: 'claim',
        quote: 'measure it daily',
        tags: [['Water']],
        note: 'Who *measures*?',
        createdBy: { name: 'Mira who reads', initials: 'MR' },
        createdAt: Date.UTC(2024, 4, 6, 7, 8, 9, 123),
        document: 'Rivers & <rules>',
      },
    ]);
  });

  it('adds nothing when it comes twice, nor as an answer of the API', () => {
    annotate(tagged.workspace, asJson(item()));
    expect(annotate(tagged.workspace, asJson(item()))).toMatchObject({ added: 0 });
    const rows = read(JSON.stringify({ total: 1, rows: [item()] }));
    expect(annotate(tagged.workspace, rows)).toMatchObject({ exact: 1, added: 0 });
  });

  it('refuses replies and notes on whole pages, saying so', () => {
    const page = item({ id: 'page', target: [{ source: URI }] });
    const { annotations, refused } = asJson(item({ id: 'reply', references: ['k3Yx_aaBEe2'] }), page, item());
    expect(annotations).toHaveLength(1);
    expect(refused).toMatchObject([
      { id: 'reply', reason: 'it is a reply to another annotation' },
      { id: 'page', reason: expect.stringContaining('names no words') },
    ]);
  });
});

describe('an export of Hypothesis as CSV', () => {
  const HEAD = [
    'Created at',
    'Author',
    'Page',
    'URL',
    'Group',
    'Type',
    'Quote/description',
    'Comment',
    'Tags',
  ];
  const ROW = [
    '2024-05-06 07:08',
    'mira',
    '',
    URI,
    'Public',
    'Annotation',
    'measure it daily',
    '"Why, ""daily""?"',
    '"precedent,Água"',
  ];
  const table = (separator: string, ...rows: readonly string[][]) =>
    [HEAD, ...rows].map(row => row.join(separator)).join('\n');

  it.each([
    ['commas', ','],
    ['tabs', '\t'],
    ['semicolons, as Excel saves it again', ';'],
  ])('comes in with %s', (_name, separator) => {
    expect(annotate(tagged.workspace, read(table(separator, ROW)))).toMatchObject({ exact: 1, refused: [] });
    expect(saidIn(tagged.workspace.db).annotations).toMatchObject([
      {
        kind: 'precedent',
        tags: [['Água']],
        note: 'Why, "daily"?',
        createdBy: { name: 'mira' },
        createdAt: new Date(2024, 4, 6, 7, 8).getTime(),
      },
    ]);
  });

  it('is read in the code page that Excel saves in', () => {
    const { annotations } = read(Buffer.from(table(';', ROW), 'latin1'));
    expect(annotations).toMatchObject([{ tags: [{ name: 'Água' }] }]);
  });

  it('refuses rows without words, by their numbers', () => {
    const note = ROW.with(5, 'Page note').with(6, '');
    expect(read(table(',', ROW, note)).refused).toMatchObject([
      { id: 'row 3', reason: 'it names no words of the text' },
    ]);
  });

  it('adds nothing when it comes twice', () => {
    annotate(tagged.workspace, read(table(',', ROW)));
    expect(annotate(tagged.workspace, read(table(',', ROW)))).toMatchObject({ exact: 1, added: 0 });
  });
});

it('other tables and texts are refused with the reason', () => {
  expect(() => read('name,age\nA,3\n')).toThrow(
    /neither JSON nor a table with the columns of a Hypothesis export/,
  );
  expect(() => read('')).toThrow(/empty/);
  expect(() => read('{"annotations": [')).toThrow(/not JSON/);
});
