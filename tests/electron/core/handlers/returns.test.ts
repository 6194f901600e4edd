/** Bringing annotations back in the window: recognised, previewed, applied, through the real parser process. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ARTICLE, anchorOf, importText } from '../../../support/articles.ts';
import { exported } from '../../../support/exported.ts';
import { startSession, type TestSession } from '../../../support/session.ts';

const QUOTE = 'Trade across the river has doubled.';

let test: TestSession;
let id: string;

beforeEach(async () => {
  test = startSession();
  await test.client.workspace.create({ path: `${test.folder}/basin.postil` });
  const document = await importText(test, ARTICLE);
  const anchor = await anchorOf(test, document, QUOTE);
  ({ id } = await test.client.annotations.create({ document: document.id, kind: 'claim', anchor }));
});
afterEach(() => test.end());

async function stage(name: string, bytes: string | Uint8Array): Promise<string> {
  const piece = new Blob([Buffer.from(bytes)]);
  const { staged } = await test.client.imports.stage({ name, size: piece.size });
  await test.client.imports.append({ staged, piece });
  return staged;
}

const note = async () => (await test.client.annotations.get({ id })).note;
const edit = (text: string) => test.client.annotations.update({ id, patch: { note: text } });
const modified = async () => new Date((await test.client.annotations.get({ id })).modifiedAt).toISOString();
const sheet = (row: string, columns = 'annotation_id,note,confidence,modified_at') => `${columns}\n${row}\n`;
const jsonLd = (quote: string, purpose = 'Claim') =>
  JSON.stringify({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:example:1',
    type: 'Annotation',
    body: [{ type: 'TextualBody', purpose: 'classifying', value: purpose }],
    target: { source: 'nowhere', selector: { type: 'TextQuoteSelector', exact: quote } },
  });

describe('returns.recognise', () => {
  it.each([
    ['a sheet', sheet('x,,,'), true],
    ['Web Annotations', jsonLd(QUOTE), true],
    ['an article', ARTICLE, false],
    [
      'an article that begins with a link',
      '[Anno](http://www.w3.org/ns/anno) is a model. "uri": "target":',
      false,
    ],
  ])('tells %s', async (_what, text, isReturn) => {
    expect(await test.client.returns.recognise({ staged: await stage('a', text) })).toEqual({ isReturn });
  });

  it('tells projects, codebooks and workbooks', async () => {
    for (const format of ['qdpx', 'qdc', 'xlsx'] as const) {
      const { bytes } = await exported(test.session.workspace.db, { format });
      expect(await test.client.returns.recognise({ staged: await stage('a', bytes) })).toEqual({
        isReturn: true,
      });
    }
  });

  it('keeps them out of what comes in with many files', async () => {
    const staged = [await stage('evidence.csv', sheet('x,,,'))];
    for await (const { outcome } of await test.client.imports.batch({ staged }))
      expect(outcome).toMatchObject({
        outcome: 'refused',
        error: expect.stringContaining('holds annotations'),
      });
  });
});

describe('returns.preview', () => {
  it('counts annotations of a file and changes nothing', async () => {
    const { seq } = test.session.workspace.state();
    const staged = await stage('a.jsonld', jsonLd('Both banks', 'Water'));
    expect(await test.client.returns.preview({ staged })).toMatchObject({
      form: 'annotations',
      added: 0,
      isNew: false,
      refused: [{ id: 'urn:example:1' }],
    });
    const other = await stage('b.jsonld', jsonLd(QUOTE, 'Water'));
    expect(await test.client.returns.preview({ staged: other })).toMatchObject({
      exact: 1,
      added: 1,
      here: 0,
      tags: 1,
      withoutKind: 1,
      isNew: true,
    });
    expect(test.session.workspace.state().seq).toBe(seq);
  });

  it('lists what a sheet changes, what is in conflict and what cannot be taken', async () => {
    const at = await modified();
    await new Promise(resolve => setTimeout(resolve, 5));
    await edit('From here');
    const staged = await stage('a.csv', sheet(`${id},From the sheet,4,${at}\nnobody,,,`));
    expect(await test.client.returns.preview({ staged })).toMatchObject({
      form: 'sheet',
      rows: 2,
      differences: [{ row: 2, column: 'confidence', here: '', sheet: '4', quote: QUOTE }],
      conflicts: [{ row: 2, column: 'note', here: 'From here', sheet: 'From the sheet' }],
      refused: [{ row: 3, column: null }],
      totals: { differences: 1, conflicts: 1, refused: 1 },
    });
  });

  it('refuses a file that holds nothing of the kind, by name', async () => {
    const staged = await stage('a.json', '{"a": 1}');
    await expect(test.client.returns.preview({ staged })).rejects.toThrow(/a\.json.*no Web Annotations/);
  });

  it('stops when it is cancelled', async () => {
    const staged = await stage('a.csv', sheet(`${id},New,,`));
    const stop = AbortSignal.abort();
    await expect(test.client.returns.preview({ staged }, { signal: stop })).rejects.toThrow();
    expect(await note()).toBeUndefined();
  });
});

describe('returns.apply', () => {
  it('is one step that undo takes back, and forgets the file', async () => {
    const staged = await stage('a.csv', sheet(`${id},New,4,${await modified()}`));
    expect(await test.client.returns.apply({ staged })).toEqual({
      updated: 1,
      added: 0,
      linked: 0,
      documents: 0,
    });
    expect(await note()).toBe('New');
    expect(test.session.workspace.state().undo).toBe('Update 1 annotation from a sheet');
    await test.client.workspace.undo();
    expect(await note()).toBeUndefined();
    await expect(test.client.returns.apply({ staged })).rejects.toThrow(/no longer waiting/);
  });

  it.each([
    ['here', false, 'From here'],
    ['sheet', false, 'From the sheet'],
    ['here', true, 'From the sheet'],
    ['sheet', true, 'From here'],
  ] as const)('takes %s for all; the other side for one is %s', async (side, isExcept, expected) => {
    const at = await modified();
    await new Promise(resolve => setTimeout(resolve, 5));
    await edit('From here');
    const staged = await stage('a.csv', sheet(`${id},From the sheet,,${at}`));
    const except = isExcept ? [{ annotation: id, column: 'note' }] : [];
    await test.client.returns.apply({ staged, conflicts: { side, except } });
    expect(await note()).toBe(expected);
  });

  it('adds a project with its articles once', async () => {
    const { bytes } = await exported(test.session.workspace.db, { format: 'qdpx' });
    await test.client.workspace.create({ path: `${test.folder}/other.postil` });
    const staged = await stage('a.qdpx', bytes);
    expect(await test.client.returns.apply({ staged })).toMatchObject({ added: 1, documents: 1 });
    const again = await stage('a.qdpx', bytes);
    expect(await test.client.returns.preview({ staged: again })).toMatchObject({ here: 1, isNew: false });
  });
});
