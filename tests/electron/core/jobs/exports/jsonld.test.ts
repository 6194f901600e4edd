import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addOrphan, type Exchange, exchangeWorkspace } from '../../../../support/exchange-workspace.ts';
import { exported } from '../../../../support/exported.ts';
import { publishedSchemas } from '../../../../support/published-schemas.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';

const folder = temporaryFolder('jsonld');
let number = 0;

function start(): Exchange {
  const exchange = exchangeWorkspace(join(folder, `${++number}.postil`));
  onTestFinished(() => exchange.tagged.close());
  return exchange;
}

type Json = Record<string, unknown>;
interface Collection extends Json {
  readonly total: number;
  readonly first: { readonly items: readonly Json[]; readonly [key: string]: unknown };
}

async function collectionOf({ tagged }: Exchange, filter = {}): Promise<Collection> {
  const { bytes } = await exported(tagged.workspace.db, { format: 'jsonld', filter });
  return JSON.parse(bytes.toString());
}

const schemas = publishedSchemas('w3c-annotation');

describe.skipIf(schemas === null)('every annotation and link in the file', () => {
  it('holds to all the MUSTs of the Web Annotation model', async () => {
    const exchange = start();
    addOrphan(exchange);
    const { first } = await collectionOf(exchange);
    const assertions = assertionsIn(schemas ?? '');
    expect(assertions).toHaveLength(54);
    const failures = first.items.flatMap(item =>
      assertions.flatMap(({ name, holds }) => (holds(item) ? [] : [`${name}: ${JSON.stringify(item)}`])),
    );
    expect(first.items).toHaveLength(8);
    expect(failures).toEqual([]);
  });

  it('would fail the same MUSTs with a time that is none, a body twice over or no target', () => {
    const assertions = assertionsIn(schemas ?? '');
    const failing = (item: Json) => assertions.filter(({ holds }) => !holds(item)).map(({ name }) => name);
    const good = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'urn:x:1',
      type: 'Annotation',
      target: 'urn:x:2',
    };
    expect(failing(good)).toEqual([]);
    expect(failing({ ...good, created: 'yesterday' })).not.toEqual([]);
    expect(failing({ ...good, bodyValue: 'a', body: 'urn:x:3' })).not.toEqual([]);
    expect(failing({ ...good, target: undefined })).not.toEqual([]);
  });
});

/** The MUSTs, each as the question whether it holds of an annotation. */
function assertionsIn(root: string): { name: string; holds: (item: Json) => boolean }[] {
  const ajv = new Ajv({ strict: false, allErrors: false, logger: false });
  addFormats(ajv);
  const read = (path: string): Json => JSON.parse(readFileSync(join(root, path), 'utf8'));
  for (const name of readdirSync(join(root, 'definitions'))) ajv.addSchema(read(`definitions/${name}`), name);
  const { assertions } = read('annotations/annotationMusts.test') as { assertions: string[] };
  return assertions.map(name => {
    const { id: _id, ...schema } = read(name);
    const expected = schema.expectedResult !== 'invalid';
    const validate = ajv.compile(schema);
    return { name, holds: item => validate(JSON.parse(JSON.stringify(item))) === expected };
  });
}

describe('the file', () => {
  it('is a collection with one page that holds everything, and counts it', async () => {
    const collection = await collectionOf(start());
    expect(collection).toMatchObject({
      type: 'AnnotationCollection',
      total: 7,
      first: { type: 'AnnotationPage', partOf: collection.id, startIndex: 0 },
      last: collection.first.id,
    });
    expect(collection.first.items.map(({ motivation }) => motivation)).toEqual([
      ...Array(5).fill('classifying'),
      'linking',
      'linking',
    ]);
  });

  it('is well formed without any annotation', async () => {
    const exchange = start();
    const collection = await collectionOf(exchange, { annotations: [exchange.rivers.id] });
    expect(collection).toMatchObject({ total: 0, first: { items: [] } });
  });

  it('says the same of the same workspace twice', async () => {
    const exchange = start();
    expect(await collectionOf(exchange)).toEqual(await collectionOf(exchange));
  });

  it('leaves links to what is not in it out, and says so', async () => {
    const { tagged, ids } = start();
    const { bytes, losses, rows } = await exported(tagged.workspace.db, {
      format: 'jsonld',
      filter: { kinds: ['claim'] },
    });
    const { first } = JSON.parse(bytes.toString()) as Collection;
    expect(rows).toBe(3);
    expect(first.items.filter(({ motivation }) => motivation === 'linking')).toHaveLength(1);
    expect(losses).toEqual([expect.stringMatching(/^1 link leads to annotations that are not in the file/)]);
    expect(JSON.stringify(first)).not.toContain(ids.precedent);
  });

  it('says that it leaves out what an annotation holds of another kind', async () => {
    const { tagged, ids } = start();
    const fields = { kind: 'precedent' };
    tagged.workspace.commit('Change kind', [{ record: 'annotation', id: ids.claim, fields }]);
    const { losses } = await exported(tagged.workspace.db, { format: 'jsonld' });
    expect(losses).toEqual([expect.stringContaining('1 annotation has values in fields of another kind')]);
  });
});

describe('one annotation', () => {
  async function annotation(exchange: Exchange, id: string): Promise<Json> {
    const { first } = await collectionOf(exchange);
    return first.items.find(item => item.id === `urn:uuid:${id}`) ?? {};
  }

  it('names kind, tags with their paths, note, person and times', async () => {
    const exchange = start();
    const found = await annotation(exchange, exchange.ids.claim);
    expect(found.body).toMatchObject([
      { purpose: 'classifying', value: 'claim' },
      { purpose: 'tagging', value: 'Water', 'postil:path': ['Water'] },
      { purpose: 'tagging', value: 'Level', 'postil:path': ['Water', 'Level'] },
      { purpose: 'commenting', value: 'Line one.\n\n=cmd and <b>mark-up</b> & 🌊' },
    ]);
    expect(found.creator).toMatchObject({ type: 'Person', name: 'Mira Sand', nickname: 'MS' });
    expect(found.created).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('gives its place in code points, with the words and those around', async () => {
    const exchange = start();
    const { target } = await annotation(exchange, exchange.ids.precedent);
    const [quote, place] = (target as { selector: [Json, { start: number; end: number }] }).selector;
    expect(quote).toMatchObject({
      exact: 'wave of trade crossed the river in 1960',
      prefix: 'A 🌊 of trade\nA 🌊 ',
    });
    const points = [...exchange.rivers.text];
    expect(points.slice(place.start, place.end).join('')).toBe('wave of trade crossed the river in 1960');
  });

  it('carries fields, confidence and key passage under names of its own', async () => {
    const exchange = start();
    expect(await annotation(exchange, exchange.ids.claim)).toMatchObject({
      'postil:fields': {
        'postil:speaker': 'Ilse; Marwick',
        'postil:claim_type': 'causal',
        'postil:stance': 'reports',
      },
      'postil:confidence': 4,
      'postil:keyPassage': true,
    });
  });

  it('gives an orphan its words and no place', async () => {
    const exchange = start();
    const { target } = await annotation(exchange, addOrphan(exchange));
    expect(target).toMatchObject({
      selector: [{ type: 'TextQuoteSelector', exact: 'words of another text' }],
    });
  });
});
