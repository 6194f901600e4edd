/**
 * How Postil's nouns are called in the REFI-QDA exchange format (version 1.5, qdasoftware.org), the same for
 * writing and reading: kinds are codes, fields and metadata are variables.
 */
import { v5 } from 'uuid';
import type { DocumentMetadata } from './document.ts';
import type { Field } from './field.ts';
import { KINDS, type Kind, type KindFieldName, kindFields, kinds } from './kind.ts';

export const PROJECT_NAMESPACE = 'urn:QDA-XML:project:1.0';
export const CODEBOOK_NAMESPACE = 'urn:QDA-XML:codebook:1.0';

/** Namespace of the GUIDs made from names (RFC 9562, version 5). */
const NAMESPACE = 'c3a5d3f7-95e4-4d0b-8f0f-1c2b6d7f4a10';

/** A GUID that is the same for ever for the same words. */
export function guidFrom(words: string): string {
  return v5(words, NAMESPACE);
}

/** The codes that stand for the kinds: the same in every workspace. */
export const kindCodes: Readonly<Record<Kind, { readonly guid: string; readonly colour: string }>> = {
  claim: { guid: guidFrom('kind claim'), colour: '#2f5fd0' },
  precedent: { guid: guidFrom('kind precedent'), colour: '#b45309' },
  option: { guid: guidFrom('kind option'), colour: '#2e7d32' },
};

/** The kind a code stands for: by its GUID, or by its name when another program has made the GUID anew. */
export function kindOfCode(guid: string, name: string): Kind | null {
  const plain = name.trim().toLowerCase();
  return (
    KINDS.find(kind => kindCodes[kind].guid === guid) ??
    KINDS.find(kind => kinds[kind].label.toLowerCase() === plain) ??
    null
  );
}

export type VariableType = 'Text' | 'Integer' | 'Boolean';

/** Between the values of a field that holds several. */
export const VALUE_SEPARATOR = '; ';

/** What a variable of a case says of the annotation the case stands for. */
export interface AnnotationVariable {
  readonly name: string;
  readonly type: VariableType;
  readonly holds: KindFieldName | 'confidence' | 'keyPassage';
  /** Of a field of a kind. */
  readonly field?: Field;
}

export const annotationVariables: readonly AnnotationVariable[] = [
  ...kindFields.map(({ name, kind, field }) => ({
    name: `${kinds[kind].label}: ${field.label}`,
    type: 'Text' as const,
    holds: name,
    field,
  })),
  { name: 'Confidence', type: 'Integer', holds: 'confidence' },
  { name: 'Key passage', type: 'Boolean', holds: 'keyPassage' },
];

/** What a variable of a source says of the document. */
export interface DocumentVariable {
  readonly name: string;
  readonly holds: Exclude<keyof DocumentMetadata, 'title'> | 'status';
}

export const documentVariables: readonly DocumentVariable[] = [
  { name: 'Byline', holds: 'byline' },
  { name: 'Publication', holds: 'publication' },
  { name: 'Published', holds: 'published' },
  { name: 'URL', holds: 'url' },
  { name: 'Accessed', holds: 'accessed' },
  { name: 'Language', holds: 'language' },
  { name: 'Text direction', holds: 'direction' },
  { name: 'Reading status', holds: 'status' },
];

export function variableGuid(name: string): string {
  return guidFrom(`variable ${name}`);
}
