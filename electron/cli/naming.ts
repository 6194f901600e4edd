/** Finding the document, tag or person that is named on the command line. */
import { Fault } from '../../shared/contract/fault.ts';
import type { Document } from '../../shared/records/document.ts';
import type { Person } from '../../shared/records/person.ts';
import type { Tag } from '../../shared/records/tag.ts';
import type { ReadableDb } from '../core/workspace/db.ts';
import { listDocuments } from '../core/workspace/documents.ts';
import { listPeople } from '../core/workspace/people.ts';
import { listTags } from '../core/workspace/tags.ts';

/**
 * The document with this id, address or title; capitals do not count in a title.
 * @throws Fault `record.missing` when there is none, or several.
 */
export function documentNamed(db: ReadableDb, file: string, name: string): Document {
  const documents = listDocuments(db).map(({ document }) => document);
  const tests: ((document: Document) => boolean)[] = [
    document => document.id === name,
    document => document.url === name,
    document => document.title === name,
    document => plain(document.title) === plain(name),
  ];
  return theOne('document', 'id, address or title', documents, tests, file, name);
}

/**
 * The tag with this id, path (`parent/child`) or name; capitals do not count.
 * @throws Fault `record.missing` when there is none, or several.
 */
export function tagNamed(db: ReadableDb, file: string, name: string): Tag {
  const tags = listTags(db).map(({ tag }) => tag);
  const byId = new Map(tags.map(tag => [tag.id, tag]));
  const tests: ((tag: Tag) => boolean)[] = [
    tag => tag.id === name,
    tag => tag.name === name,
    tag => plain(tagPath(tag, byId)) === plain(name),
    tag => plain(tag.name) === plain(name),
  ];
  return theOne('tag', 'id, path or name', tags, tests, file, name);
}

/**
 * The person with this id, name or initials; capitals do not count.
 * @throws Fault `record.missing` when there is none, or several.
 */
export function personNamed(db: ReadableDb, file: string, name: string): Person {
  const tests: ((person: Person) => boolean)[] = [
    person => person.id === name,
    person => person.name === name,
    person => plain(person.name) === plain(name),
    person => plain(person.initials) === plain(name),
  ];
  return theOne('person', 'id, name or initials', listPeople(db), tests, file, name, 'people');
}

/** Names from the top of the tree down, with a slash between them. */
export function tagPath(tag: Tag, byId: ReadonlyMap<string, Tag>): string {
  const names: string[] = [];
  const seen = new Set<string>();
  for (let at: Tag | undefined = tag; at && !seen.has(at.id); at = byId.get(at.parent ?? '')) {
    seen.add(at.id);
    names.unshift(at.name);
  }
  return names.join('/');
}

function plain(text: string): string {
  return text.normalize('NFC').trim().toLowerCase();
}

function theOne<T>(
  noun: string,
  handles: string,
  all: readonly T[],
  tests: readonly ((item: T) => boolean)[],
  file: string,
  name: string,
  plural = `${noun}s`,
): T {
  for (const test of tests) {
    const found = all.filter(test);
    const [only] = found;
    if (only !== undefined && found.length === 1) return only;
    if (found.length > 1) {
      const reason = `${found.length} ${plural} are called “${name}”; name one by its id`;
      throw new Fault('record.missing', `Cannot tell which ${noun} is meant`, { file, reason });
    }
  }
  throw new Fault('record.missing', `There is no such ${noun}`, {
    file,
    reason: `none has the ${handles} “${name}”`,
  });
}
