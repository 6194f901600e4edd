import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DescribedAnnotations } from '../../../../../electron/core/importers/annotations/described.ts';
import { readWebAnnotations } from '../../../../../electron/core/importers/annotations/web-annotation.ts';
import { Fault } from '../../../../../shared/contract/fault.ts';

const read = (json: unknown): DescribedAnnotations =>
  readWebAnnotations(new TextEncoder().encode(JSON.stringify(json)), 'notes.jsonld');

const quote = (exact: string) => ({ type: 'TextQuoteSelector', exact, prefix: 'before ', suffix: ' after' });
const target = { source: 'urn:uuid:doc', selector: quote('the words') };
const annotation = {
  '@context': 'http://www.w3.org/ns/anno.jsonld',
  id: 'urn:x:1',
  type: 'Annotation',
  target,
};
const body = (purpose: string, value: string) => ({ type: 'TextualBody', purpose, value });

describe('the shapes a file may have', () => {
  const page = { type: 'AnnotationPage', items: [annotation, { ...annotation, id: 'urn:x:2' }] };
  it.each([
    ['a single annotation', annotation, 1],
    ['an array', [annotation, annotation], 2],
    ['a page', page, 2],
    ['a collection with its first page', { type: ['AnnotationCollection'], first: page }, 2],
    ['pages that follow each other', { type: 'AnnotationCollection', first: { ...page, next: page } }, 4],
    ['a graph', { '@graph': [annotation] }, 1],
    ['names with a prefix', { '@type': 'oa:Annotation', '@id': 'urn:x:1', target }, 1],
  ])('%s', (_name, json, count) => {
    expect(read(json).annotations).toHaveLength(count);
  });

  it.each([
    ['nothing', '', 'file.empty'],
    ['no JSON', '{"type":', 'file.malformed'],
    ['JSON without annotations', '{"type":"FeatureCollection"}', 'file.malformed'],
    [
      'pages that lie elsewhere',
      '{"type":"AnnotationCollection","first":"http://x.example/1"}',
      'file.malformed',
    ],
    ['a CSV', 'annotation_id,kind\n1,claim\n', 'file.malformed'],
  ])('refuses %s, naming the file', (_name, text, code) => {
    expect(() => readWebAnnotations(new TextEncoder().encode(text), 'notes.jsonld')).toThrow(
      expect.objectContaining({
        name: 'Fault',
        code,
        data: expect.objectContaining({ file: 'notes.jsonld' }),
      }),
    );
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => readWebAnnotations(Uint8Array.of(0x22, 0xe9, 0x22), 'a')).toThrow(/not UTF-8/);
  });
});

describe('what bodies say', () => {
  const said = (changes: object) => {
    const [first] = read({ ...annotation, ...changes }).annotations;
    return { kind: first?.kind, tags: first?.tags.map(({ name }) => name), note: first?.note };
  };

  it('is sorted by purpose into kind, tags and note', () => {
    expect(
      said({
        body: [
          body('classifying', 'precedent'),
          body('tagging', 'water'),
          body('tagging', 'water'),
          body('commenting', 'First.'),
          body('commenting', 'Second.'),
        ],
      }),
    ).toEqual({ kind: 'precedent', tags: ['water'], note: 'First.\n\nSecond.' });
  });

  it('knows a kind by slug or label, however capitalised', () => {
    expect(said({ body: body('classifying', 'CLAIM') }).kind).toBe('claim');
    expect(said({ body: body('oa:classifying', 'Policy option') }).kind).toBe('option');
  });

  it('makes a tag of a free word that classifies', () => {
    const bodies = [body('classifying', 'option'), body('classifying', 'deterrence')];
    expect(said({ body: bodies })).toEqual({ kind: 'option', tags: ['deterrence'], note: null });
    expect(said({ body: body('classifying', 'deterrence') })).toEqual({
      kind: null,
      tags: ['deterrence'],
      note: null,
    });
  });

  it('takes the motivation for a body without purpose, and a bare value for a note', () => {
    expect(said({ motivation: 'tagging', bodyValue: 'water' })).toEqual({
      kind: null,
      tags: ['water'],
      note: null,
    });
    expect(said({ motivation: 'highlighting', bodyValue: 'Hm.' })).toEqual({
      kind: null,
      tags: [],
      note: 'Hm.',
    });
    expect(said({ body: 'http://x.example/about' }).note).toBe('http://x.example/about');
    expect(said({})).toEqual({ kind: null, tags: [], note: null });
  });

  it('reads fields by the names of the export or by their own', () => {
    const own = {
      body: body('classifying', 'option'),
      'postil:fields': {
        stance: 'rejects',
        instruments: ['legal'],
        'option.addressee': 'Both capitals',
        horizon: null,
      },
      'postil:confidence': 4,
      'postil:keyPassage': true,
    };
    expect(read({ ...annotation, ...own }).annotations[0]).toMatchObject({
      fields: {
        'option.stance': 'rejects',
        'option.instruments': ['legal'],
        'option.addressee': 'Both capitals',
      },
      confidence: 4,
      keyPassage: true,
    });
  });

  it.each([
    ['a field its kind does not have', { 'postil:fields': { horizon: 'short' } }, /no field “horizon”/],
    ['a slug that is none', { 'postil:fields': { certainty: 'sure' } }, /certainty/],
    ['a confidence out of range', { 'postil:confidence': 6 }, /1 to 5/],
    ['a body without text', { body: { type: 'TextualBody', purpose: 'commenting' } }, /no text/],
    ['no target', { target: undefined }, /no target/],
    ['a target without a passage', { target: 'http://x.example/' }, /names no passage/],
    [
      'a selector that needs the page',
      { target: { source: 'x', selector: { type: 'CssSelector', value: 'p' } } },
      /names no passage/,
    ],
    [
      'an empty range',
      { target: { source: 'x', selector: { type: 'TextPositionSelector', start: 4, end: 4 } } },
      /names no passage/,
    ],
  ])('refuses %s alone and keeps the others', (_name, changes, reason) => {
    const { annotations, refused } = read([
      { ...annotation, ...changes },
      { ...annotation, id: 'urn:x:2' },
    ]);
    expect(annotations.map(({ id }) => id)).toEqual(['urn:x:2']);
    expect(refused).toEqual([
      {
        id: 'urn:x:1',
        quote: expect.toSatisfy(q => q === null || q === 'the words'),
        reason: expect.stringMatching(reason),
      },
    ]);
  });
});

describe('selectors', () => {
  const selectors = (selector: unknown) =>
    read({ ...annotation, target: { source: 'x', selector } }).annotations[0]?.selectors;
  const position = { type: 'TextPositionSelector', start: 3, end: 9 };

  it('of one passage are joined, quote with position', () => {
    expect(selectors([position, quote('the words')])).toEqual([
      [{ start: 3, end: 9, quote: 'the words', prefix: 'before ', suffix: ' after' }],
    ]);
  });

  it('that refine each other are a chain, outermost first', () => {
    expect(selectors({ ...quote('a whole sentence'), refinedBy: position })).toEqual([
      [
        { quote: 'a whole sentence', prefix: 'before ', suffix: ' after' },
        { start: 3, end: 9 },
      ],
    ]);
  });

  it('that refine what only the page has keep their words and lose their offsets', () => {
    const css = { type: 'CssSelector', value: '#p3' };
    expect(selectors({ ...css, refinedBy: [position, quote('the words')] })).toEqual([
      [{ quote: 'the words', prefix: 'before ', suffix: ' after' }],
    ]);
  });

  it('of several targets are several passages with ids of their own', () => {
    const { annotations } = read({ ...annotation, target: [target, target] });
    expect(annotations.map(({ id }) => id)).toEqual(['urn:x:1', 'urn:x:1#target-2']);
  });
});

describe('links', () => {
  const link = {
    id: 'urn:x:9',
    type: 'Annotation',
    motivation: 'linking',
    body: 'urn:x:1',
    target: 'urn:x:2',
  };

  it('run from body to target and support unless they say otherwise', () => {
    expect(read(link).links).toMatchObject([
      { id: 'urn:x:9', from: 'urn:x:1', to: 'urn:x:2', type: 'supports' },
    ]);
  });

  it.each([
    [{ 'postil:linkType': 'precedent-for' }],
    [{ body: [{ type: 'SpecificResource', source: 'urn:x:1' }, body('linking', 'precedent for')] }],
    [{ body: undefined, bodyValue: 'precedent-for', target: ['urn:x:1', { id: 'urn:x:2' }] }],
  ])('say their type as %j', changes => {
    expect(read({ ...link, ...changes }).links).toMatchObject([
      { id: 'urn:x:9', from: 'urn:x:1', to: 'urn:x:2', type: 'precedent-for' },
    ]);
  });

  it('are refused with an unknown type or one end', () => {
    const { links, refused } = read([
      { ...link, 'postil:linkType': 'likes' },
      { ...link, body: undefined },
    ]);
    expect(links).toEqual([]);
    expect(refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('the types are supports'),
      expect.stringContaining('two annotations'),
    ]);
  });
});

it('answers any JSON with annotations or a fault, and never with another error', () => {
  const key = fc.constantFrom(
    'type',
    'id',
    'target',
    'body',
    'selector',
    'items',
    'first',
    'motivation',
    'exact',
    'source',
    'refinedBy',
    'postil:fields',
  );
  const { tree } = fc.letrec(tie => ({
    tree: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom(
        'Annotation',
        'TextQuoteSelector',
        'TextPositionSelector',
        'linking',
        '\ud800',
        '',
        null,
        3,
      ),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  fc.assert(
    fc.property(tree, json => {
      try {
        read({ type: 'Annotation', target: { selector: json }, body: json, 'postil:fields': json });
        read(json);
      } catch (error) {
        if (!(error instanceof Fault)) throw error;
      }
    }),
  );
});
