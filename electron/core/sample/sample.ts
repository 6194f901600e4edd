/**
 * The sample workspace's material: an article and what an analyst made of it, as two files beside this one
 * (laid in `Resources.sample` by the build). Reading and checking only: a handler imports the article and
 * commits the rest.
 *
 * `annotations.json` names things the way a person would: tags by name, with a slash below a parent
 * (`Water/Treaty law`), passages by their words, ends of links by `key`. Fields have the flat names and the
 * slugs of `shared/records`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Anchor } from '../../../shared/records/anchor.ts';
import { valueSchema } from '../../../shared/records/field.ts';
import { fieldsOf, Kind, type KindFields, kindFields } from '../../../shared/records/kind.ts';
import { LinkType } from '../../../shared/records/link.ts';
import { Tag } from '../../../shared/records/tag.ts';
import { describeSelection } from '../../../shared/text/anchors.ts';

/** Name of the article's file; the importer is given it as the name of the source. */
export const SAMPLE_ARTICLE = 'article.md';
const SAMPLE_ANNOTATIONS = 'annotations.json';

const fieldShape = Object.fromEntries(
  kindFields.map(({ name, field }) => [name, valueSchema(field).optional()]),
);

const SampleTag = z.strictObject({
  name: Tag.shape.name.regex(/^[^/]+$/, 'a slash stands for a parent'),
  /** Name of a tag earlier in the list. */
  parent: z.string().optional(),
  colour: Tag.shape.colour,
  description: z.string().min(1),
  shortcut: Tag.shape.shortcut,
});
export type SampleTag = z.infer<typeof SampleTag>;

const SampleAnnotation = z.strictObject({
  /** What links call it; not kept in the workspace. */
  key: z.string().min(1),
  kind: Kind,
  /** The very words of the passage. */
  quote: z.string().min(1),
  /** Which of several occurrences of the quote is meant, from 1; absent where there is only one. */
  occurrence: z.int().positive().optional(),
  fields: z.strictObject(fieldShape) as unknown as z.ZodType<KindFields>,
  /** Paths of tags: `Name`, or `Parent/Name`. */
  tags: z.array(z.string()).min(1),
  note: z.string().min(1).optional(),
  confidence: z.int().min(1).max(5).optional(),
  keyPassage: z.boolean().optional(),
  links: z.array(z.strictObject({ type: LinkType, to: z.string() })).optional(),
});
export type SampleAnnotation = z.infer<typeof SampleAnnotation>;

const SampleAnnotations = z
  .strictObject({
    /** Note of the document. */
    note: z.string().min(1).optional(),
    tags: z.array(SampleTag),
    annotations: z.array(SampleAnnotation),
  })
  .superRefine((data, context) => {
    for (const message of inconsistencies(data)) context.addIssue({ code: 'custom', message });
  });
export type SampleAnnotations = z.infer<typeof SampleAnnotations>;

export interface Sample extends SampleAnnotations {
  /** The article's file as bytes, for the importer. */
  readonly article: Uint8Array;
}

/**
 * Reads and checks the sample.
 * @param folder `Resources.sample`.
 * @throws when a file is missing or not as described: a fault of the build, not of the analyst.
 */
export function readSample(folder: string): Sample {
  return {
    article: readFileSync(join(folder, SAMPLE_ARTICLE)),
    ...parseSampleAnnotations(readFileSync(join(folder, SAMPLE_ANNOTATIONS), 'utf8')),
  };
}

/** Checks the text of `annotations.json`. @throws SyntaxError or ZodError saying what is wrong and where. */
export function parseSampleAnnotations(json: string): SampleAnnotations {
  return SampleAnnotations.parse(JSON.parse(json));
}

/** How an annotation names a tag: `Parent/Name`, or the name alone at the top of the tree. */
export function tagPath(tag: SampleTag): string {
  return tag.parent === undefined ? tag.name : `${tag.parent}/${tag.name}`;
}

/**
 * Anchors of all sample annotations in the imported article, by key.
 * @param text Plain text of the article (`plainTextOf`).
 * @param content Hash of the content that text belongs to.
 * @throws when a quote does not stand in the text exactly once, or not at the occurrence it names.
 */
export function planSample(text: string, content: string, data: SampleAnnotations): Map<string, Anchor> {
  return new Map(
    data.annotations.map(annotation => {
      const start = locate(text, annotation);
      const anchor = describeSelection(content, text, start, start + annotation.quote.length);
      if (anchor?.quote !== annotation.quote) {
        throw new Error(`Sample annotation ${annotation.key}: its quote begins or ends with white space`);
      }
      return [annotation.key, anchor];
    }),
  );
}

/** UTF-16 offset of the annotation's quote. Typography must agree: the two files are written together. */
function locate(text: string, { key, quote, occurrence }: SampleAnnotation): number {
  const starts: number[] = [];
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) starts.push(at);
  const isClear = occurrence === undefined ? starts.length === 1 : occurrence <= starts.length;
  const start = starts[(occurrence ?? 1) - 1];
  if (!isClear || start === undefined) {
    const wanted = occurrence === undefined ? 'once' : `at least ${occurrence} times`;
    throw new Error(
      `Sample annotation ${key}: its quote stands ${starts.length} times in the text, not ${wanted}`,
    );
  }
  return start;
}

/** What zod cannot see in one record: names that point nowhere or are used twice. */
function* inconsistencies({ tags, annotations }: SampleAnnotations): Iterable<string> {
  yield* repeated('tag', tags.map(tagPath));
  yield* repeated(
    'shortcut',
    tags.flatMap(tag => tag.shortcut ?? []),
  );
  yield* repeated(
    'key',
    annotations.map(annotation => annotation.key),
  );
  for (const [i, { name, parent }] of tags.entries()) {
    if (parent !== undefined && !tags.slice(0, i).some(tag => tag.name === parent))
      yield `tag ${name}: its parent ${parent} must come before it`;
  }
  const paths = new Set(tags.map(tagPath));
  const keys = new Set(annotations.map(annotation => annotation.key));
  for (const annotation of annotations) {
    for (const path of annotation.tags) if (!paths.has(path)) yield `${annotation.key}: no tag ${path}`;
    for (const { to } of annotation.links ?? []) {
      if (!keys.has(to) || to === annotation.key) yield `${annotation.key}: cannot link to ${to}`;
    }
    const known = new Set<string>(fieldsOf(annotation.kind).map(field => field.name));
    for (const name of Object.keys(annotation.fields)) {
      if (!known.has(name)) yield `${annotation.key}: ${name} is not a field of its kind`;
    }
  }
}

function* repeated(what: string, names: readonly string[]): Iterable<string> {
  for (const [i, name] of names.entries()) {
    if (names.indexOf(name) !== i) yield `the ${what} ${name} is there twice`;
  }
}
