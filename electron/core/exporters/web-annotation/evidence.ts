/** One piece of evidence, or one link, as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/). */
import type { AnnotatedDocument } from '../../../../shared/records/annotated-document.ts';
import type { Annotation } from '../../../../shared/records/annotation.ts';
import type { Document } from '../../../../shared/records/document.ts';
import { fieldsOf } from '../../../../shared/records/kind.ts';
import { type Link, linkTypes } from '../../../../shared/records/link.ts';
import type { Person } from '../../../../shared/records/person.ts';
import type { TagForest } from '../../../../shared/records/tag-forest.ts';
import { describeSelection } from '../../../../shared/text/anchors.ts';
import { CodePointIndex } from '../../../../shared/text/code-points.ts';
import { ANNOTATION_CONTEXT, dateTime, uuidUrn } from './context.ts';

type Json = Record<string, unknown>;

/** What annotations name by id. */
export interface Names {
  readonly people: ReadonlyMap<string, Person>;
  readonly tags: TagForest;
}

/** A way to write the annotations of one document, one after the other. */
export function evidenceWriter(document: AnnotatedDocument, names: Names): (annotation: Annotation) => Json {
  const target = targetWriter(document);
  return annotation => ({
    '@context': ANNOTATION_CONTEXT,
    id: uuidUrn(annotation.id),
    type: 'Annotation',
    motivation: 'classifying',
    ...madeBy(annotation, names),
    body: bodiesOf(annotation, names),
    target: target(annotation),
    ...ownProperties(annotation),
  });
}

/** A link: its body is the end it starts from, its target the one it leads to. */
export function linkAnnotation(link: Link, names: Names): Json {
  return {
    '@context': ANNOTATION_CONTEXT,
    id: uuidUrn(link.id),
    type: 'Annotation',
    motivation: 'linking',
    ...madeBy(link, names),
    body: [
      uuidUrn(link.from),
      { type: 'TextualBody', purpose: 'classifying', value: linkTypes[link.type].label },
    ],
    target: uuidUrn(link.to),
    'postil:linkType': link.type,
  };
}

type Made = Pick<Annotation, 'createdBy' | 'createdAt' | 'modifiedAt'>;

function madeBy({ createdBy, createdAt, modifiedAt }: Made, { people }: Names): Json {
  const person = people.get(createdBy);
  return {
    creator: {
      id: uuidUrn(createdBy),
      type: 'Person',
      ...(person && { name: person.name, nickname: person.initials, 'postil:colour': person.colour }),
    },
    created: dateTime(createdAt),
    modified: dateTime(modifiedAt),
  };
}

function bodiesOf({ kind, tags, note }: Annotation, names: Names): Json[] {
  const body = (purpose: string, value: string, more: Json = {}) => ({
    type: 'TextualBody',
    purpose,
    value,
    format: 'text/plain',
    ...more,
  });
  const tagged = tags.flatMap(id => {
    const path = names.tags.pathOf(id).map(({ name }) => name);
    const name = path.at(-1);
    return name === undefined ? [] : [body('tagging', name, { 'postil:path': path })];
  });
  return [body('classifying', kind), ...tagged, ...(note ? [body('commenting', note)] : [])];
}

/** Where annotations of one document point: what is the same for all of them is made once. */
function targetWriter({ document, text, textHash }: AnnotatedDocument): (annotation: Annotation) => Json {
  const index = new CodePointIndex(text);
  const source = sourceOf(document);
  // The text has not changed since the document was changed last, so that is when it was as hashed here.
  const state = {
    type: 'TimeState',
    sourceDate: dateTime(document.modifiedAt),
    'postil:textSha256': textHash,
  };
  return annotation => ({
    type: 'SpecificResource',
    source,
    selector: selectorsOf(annotation, { content: document.content, text, index }),
    state,
  });
}

interface Shown {
  readonly content: string;
  readonly text: string;
  readonly index: CodePointIndex;
}

/**
 * The words and the place. Where a passage stands, both are those of the text shown now; the words of an orphan
 * are those it was taken from, and it has no place.
 */
function selectorsOf({ anchor, position }: Annotation, { content, text, index }: Shown): Json[] {
  const { start, end } = position;
  const shown = start === null || end === null ? null : describeSelection(content, text, start, end);
  const { quote, prefix, suffix } = shown ?? anchor;
  const words = { type: 'TextQuoteSelector', exact: quote, prefix, suffix };
  if (!shown) return [words];
  const points = { start: index.toCodePoints(shown.start), end: index.toCodePoints(shown.end) };
  return [words, { type: 'TextPositionSelector', ...points }];
}

/** The document with what is known of it, under the names of Dublin Core and schema.org. */
function sourceOf(document: Document): Json {
  const { byline, publication, published, url, accessed, language, direction } = document;
  return {
    id: uuidUrn(document.id),
    type: 'Text',
    'dcterms:title': document.title,
    ...(byline && { 'dcterms:creator': byline }),
    ...(publication && { 'dcterms:publisher': publication }),
    ...(published && { 'dcterms:issued': published }),
    ...(url && { 'schema:url': url }),
    ...(accessed && { 'postil:accessed': accessed }),
    ...(language && { language }),
    textDirection: direction,
  };
}

/** What the model has no words for. */
function ownProperties(annotation: Annotation): Json {
  const values = fieldsOf(annotation.kind).flatMap(({ name, field }) => {
    const value = annotation[name];
    return value === undefined ? [] : [[`postil:${field.column}`, value]];
  });
  return {
    ...(values.length > 0 && { 'postil:fields': Object.fromEntries(values) }),
    ...(annotation.confidence !== undefined && { 'postil:confidence': annotation.confidence }),
    ...(annotation.keyPassage && { 'postil:keyPassage': true }),
  };
}
