/**
 * `project.qde`: the XML of a REFI-QDA project (Project.xsd 1.0, standard 1.5), in the order the schema wants.
 * Containers without content are left out, since the schema allows none to be empty.
 */
import type { AnnotatedDocument } from '../../../../shared/records/annotated-document.ts';
import { type Link, type LinkType, linkTypes } from '../../../../shared/records/link.ts';
import type { Person } from '../../../../shared/records/person.ts';
import { PROJECT_NAMESPACE } from '../../../../shared/records/refi-qda.ts';
import type { TagForest } from '../../../../shared/records/tag-forest.ts';
import { codesElement, ORIGIN } from './codes.ts';
import { caseElement, sourceElement } from './sources.ts';
import { variablesElement } from './variables.ts';
import { close, element, open, XML_DECLARATION } from './xml.ts';

export interface Project {
  readonly name: string;
  readonly people: readonly Person[];
  readonly tags: TagForest;
  /** The documents with what is to be in the file of them; walked twice. */
  readonly documents: () => Iterable<AnnotatedDocument>;
  /** Asked when all documents were walked. */
  readonly links: () => readonly Link[];
  /** Told of each document once it is written. */
  readonly written: (document: AnnotatedDocument) => void;
}

/** The XML in pieces. */
export function* projectXml(project: Project): Generator<string, void, undefined> {
  yield XML_DECLARATION +
    open('Project', { xmlns: PROJECT_NAMESPACE, name: project.name, origin: `${ORIGIN}` });
  yield element('Users', {}, project.people.map(userElement));
  yield open('CodeBook');
  yield* codesElement(project.tags);
  yield close('CodeBook') + variablesElement();
  yield* container('Cases', casesOf(project));
  yield* container('Sources', sourcesOf(project));
  yield* container('Links', project.links().map(linkElement));
  yield `${close('Project')}\n`;
}

function* casesOf({ documents }: Project): Generator<string> {
  for (const { annotations } of documents())
    for (const annotation of annotations) yield caseElement(annotation);
}

function* sourcesOf({ documents, written }: Project): Generator<string> {
  for (const document of documents()) {
    yield* sourceElement(document);
    written(document);
  }
}

/** The pieces inside an element, or nothing when there are none. */
function* container(name: string, pieces: Iterable<string>): Generator<string> {
  let isOpen = false;
  for (const piece of pieces) {
    if (piece === '') continue;
    yield isOpen ? piece : open(name) + piece;
    isOpen = true;
  }
  if (isOpen) yield close(name);
}

function userElement({ id, name, initials }: Person): string {
  return element('User', { guid: id, name, id: initials });
}

/** Types that say the same from either end. */
const MUTUAL: ReadonlySet<LinkType> = new Set<LinkType>(['rivals', 'same-claim-as']);

function linkElement({ id, type, from, to }: Link): string {
  const direction = MUTUAL.has(type) ? 'Bidirectional' : 'OneWay';
  const ends = { originGUID: from, targetGUID: to };
  return element('Link', { guid: id, name: linkTypes[type].label, direction, ...ends });
}
