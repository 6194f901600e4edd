/** The sample workspace's material: the article, and that its annotations sit on its words. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importArticle } from '../../../electron/core/importers/index.ts';
import {
  parseSampleAnnotations,
  planSample,
  readSample,
  SAMPLE_ARTICLE,
  tagPath,
} from '../../../electron/core/sample/sample.ts';
import { fieldsOf, KINDS, kinds } from '../../../shared/records/kind.ts';
import { resolveAnchor } from '../../../shared/text/anchors.ts';
import { plainTextOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import { countWords } from '../../../shared/text/words.ts';

const sample = readSample(join(import.meta.dirname, '../../../electron/core/sample'));
const CONTENT = 'c'.repeat(64);

async function readArticle() {
  const article = await importArticle(sample.article, { name: SAMPLE_ARTICLE });
  const doc = schema.nodeFromJSON(article.body);
  doc.check();
  return { article, doc, plain: plainTextOf(doc) };
}

const ofKind = (kind: string) => sample.annotations.filter(annotation => annotation.kind === kind);

describe('the sample article', () => {
  it('is as long as an op-ed', async () => {
    const { plain } = await readArticle();
    const words = countWords(plain.text, 'en');
    expect(words).toBeGreaterThanOrEqual(800);
    expect(words).toBeLessThanOrEqual(1000);
  });

  it('comes in with its title, byline, newspaper, date and language', async () => {
    const { article } = await readArticle();
    expect(article.metadata).toMatchObject({
      title: 'Keep the Small Promises',
      byline: 'Mehreen Dastoor',
      publication: 'The Five Rivers Courier',
      published: '2025-09-19',
      language: 'en',
      direction: 'ltr',
    });
    expect(article.report.format).toBe('markdown');
    expect(article.report.warnings).toEqual([]);
  });

  it('shows what a reader has to cope with: headings, a quotation, a list, curly quotes and dashes', async () => {
    const { doc, plain } = await readArticle();
    const types: string[] = [];
    doc.descendants(node => {
      types.push(node.type.name);
    });
    expect(types.filter(type => type === 'heading').length).toBeGreaterThanOrEqual(2);
    expect(types).toContain('blockquote');
    expect(types.filter(type => type === 'listItem')).toHaveLength(3);
    for (const sign of ['“', '”', '’', '—']) expect(plain.text).toContain(sign);
  });
});

describe('the sample annotations', () => {
  it('stand on the exact words of the article', async () => {
    const { plain } = await readArticle();
    const anchors = planSample(plain.text, CONTENT, sample);
    expect(anchors.size).toBe(sample.annotations.length);
    for (const { key, quote } of sample.annotations) {
      const anchor = anchors.get(key);
      expect(anchor && plain.text.slice(anchor.start, anchor.end), key).toBe(quote);
      expect(anchor && resolveAnchor(anchor, plain.text).status, key).toBe('exact');
    }
  });

  it('lie inside one paragraph each, so that their quotes are free of line ends', () => {
    for (const { key, quote } of sample.annotations) expect(quote, key).not.toContain('\n');
  });

  it('overlap in places, by nesting and by running into each other', async () => {
    const { plain } = await readArticle();
    const spans = [...planSample(plain.text, CONTENT, sample).values()];
    const pairs = spans.flatMap(a =>
      spans.filter(b => a.start <= b.start && b.start < a.end && a !== b).map(b => ({ a, b })),
    );
    expect(pairs.some(({ a, b }) => b.end <= a.end)).toBe(true);
    expect(pairs.some(({ a, b }) => b.end > a.end)).toBe(true);
  });

  it('fill every field of their kind', () => {
    for (const annotation of sample.annotations) {
      const names = fieldsOf(annotation.kind).map(field => field.name);
      expect(Object.keys(annotation.fields).sort(), annotation.key).toEqual([...names].sort());
    }
  });

  it('show claims of every type, precedents of every fit and options of every stance', () => {
    expect(ofKind('claim').length).toBeGreaterThanOrEqual(8);
    expect(ofKind('precedent')).toHaveLength(5);
    expect(ofKind('option')).toHaveLength(6);
    const values = (name: string) =>
      new Set(
        sample.annotations.map(({ fields }) => (fields as Record<string, unknown>)[name]).filter(Boolean),
      );
    const { claim, precedent, option } = kinds;
    expect(values('claim.type')).toEqual(new Set(Object.keys(claim.fields.type.options)));
    expect(values('claim.stance')).toEqual(new Set(Object.keys(claim.fields.stance.options)));
    expect(values('claim.verdict')).toEqual(new Set(Object.keys(claim.fields.verdict.options)));
    expect(values('precedent.fit')).toEqual(new Set(Object.keys(precedent.fields.fit.options)));
    expect(values('option.stance')).toEqual(new Set(Object.keys(option.fields.stance.options)));
  });

  it('use every tag of a two-level codebook in which every tag says when to use it', () => {
    const used = new Set(sample.annotations.flatMap(annotation => annotation.tags));
    expect(sample.tags.map(tagPath).filter(path => !used.has(path))).toEqual([]);
    expect(sample.tags.length).toBeGreaterThanOrEqual(10);
    expect(sample.tags.filter(tag => tag.parent !== undefined).length).toBeGreaterThanOrEqual(3);
    expect(sample.tags.filter(tag => tag.description.length < 40)).toEqual([]);
  });

  it('are mostly commented, and joined by links between the kinds', () => {
    const noted = sample.annotations.filter(annotation => annotation.note !== undefined);
    expect(noted.length / sample.annotations.length).toBeGreaterThan(0.8);
    const kindOf = new Map(sample.annotations.map(({ key, kind }) => [key, kind]));
    const pairs = sample.annotations.flatMap(({ kind, links = [] }) =>
      links.map(link => `${kind}-${kindOf.get(link.to)}`),
    );
    expect(pairs.length).toBeGreaterThanOrEqual(8);
    for (const pair of ['claim-claim', 'claim-option', 'precedent-claim', 'precedent-option'])
      expect(pairs).toContain(pair);
    for (const kind of KINDS) expect(pairs.some(pair => pair.startsWith(kind))).toBe(true);
  });
});

describe('a sample that does not fit', () => {
  const annotation = {
    key: 'a',
    kind: 'claim' as const,
    quote: 'rain',
    fields: { 'claim.speaker': 'The author' },
    tags: ['Weather'],
  };
  const tags = [{ name: 'Weather', description: 'What falls from the sky.' }];
  const parse = (data: unknown) => parseSampleAnnotations(JSON.stringify(data));

  it('is refused when a quote is missing or stands there twice', () => {
    const data = parse({ tags, annotations: [annotation] });
    expect(() => planSample('sun', CONTENT, data)).toThrow(/annotation a: .* stands 0 times/);
    expect(() => planSample('rain and rain', CONTENT, data)).toThrow(/stands 2 times in the text, not once/);
  });

  it('finds the occurrence it names', () => {
    const data = parse({ tags, annotations: [{ ...annotation, occurrence: 2 }] });
    expect(planSample('rain and rain', CONTENT, data).get('a')).toMatchObject({ start: 9, end: 13 });
    expect(() => planSample('rain', CONTENT, data)).toThrow(/not at least 2 times/);
  });

  it.each([
    ['a tag that is not in the codebook', { tags: ['Snow'] }, /no tag Snow/],
    ['a link to nowhere', { links: [{ type: 'supports', to: 'b' }] }, /cannot link to b/],
    ['a field of another kind', { fields: { 'precedent.fit': 'close' } }, /not a field of its kind/],
    ['a slug that does not exist', { fields: { 'claim.type': 'poetic' } }, /claim\.type/],
    ['a field that does not exist', { fields: { 'claim.mood': 'sad' } }, /claim\.mood/],
  ])('is refused for %s', (_, change, message) => {
    expect(() => parse({ tags, annotations: [{ ...annotation, ...change }] })).toThrow(message);
  });

  it('is refused when a parent comes after its child', () => {
    const late = [
      { ...tags[0], parent: 'Sky' },
      { name: 'Sky', description: 'Everything above us.' },
    ];
    expect(() => parse({ tags: late, annotations: [] })).toThrow(/parent Sky must come before it/);
  });
});
