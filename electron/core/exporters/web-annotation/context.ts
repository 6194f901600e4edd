/**
 * The names used in files of Web Annotations: the model's own, and Postil's beside them. Postil's are compact
 * IRIs (`postil:fields`), so that a reader that knows only the model can leave them out by their prefix.
 */
import { kindFields } from '../../../../shared/records/kind.ts';

/** The context every Web Annotation names (https://www.w3.org/TR/annotation-model/, 3.1). */
export const ANNOTATION_CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

const NAMESPACE = 'https://postil.example/ns#';

/** Fields that hold several values in an order that counts. */
const lists = kindFields.filter(({ field }) => field.type === 'list' || field.type === 'choices');

/** The context of a whole file: the model's, and what Postil's prefix stands for. */
export const FILE_CONTEXT = [
  ANNOTATION_CONTEXT,
  {
    postil: NAMESPACE,
    'postil:path': { '@id': `${NAMESPACE}path`, '@container': '@list' },
    ...Object.fromEntries(
      lists.map(({ field: { column } }) => [
        `postil:${column}`,
        { '@id': `${NAMESPACE}${column}`, '@container': '@list' },
      ]),
    ),
  },
];

export function uuidUrn(id: string): string {
  return `urn:uuid:${id}`;
}

/** A time as the model wants it: xsd:dateTime in UTC. @param at Milliseconds since 1970. */
export function dateTime(at: number): string {
  return new Date(at).toISOString();
}
