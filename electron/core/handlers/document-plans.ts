/** What is done to several articles at once: the edits of each step, and what the step is called. */
import type { Edit, Values } from '../../../shared/history/change.ts';
import type { Membership } from '../../../shared/records/collection.ts';
import { READING_STATUSES, type ReadingStatus } from '../../../shared/records/document.ts';
import { getCollection } from '../workspace/collections.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { countDocuments } from '../workspace/documents.ts';
import { found } from './found.ts';

interface Plan {
  /** What the step is called when it is undone. */
  readonly label: string;
  readonly edits: readonly Edit[];
}

/** "article" or how many there are. @throws Fault `record.missing` when one of them is not there. */
export function articlesTogether(db: ReadableDb, ids: readonly string[]): string {
  const isOne = ids.length === 1;
  const what = isOne ? 'This article' : 'One of these articles';
  found(countDocuments(db, ids) === ids.length || undefined, what);
  return isOne ? 'article' : `${ids.length.toLocaleString('en')} articles`;
}

/** @throws Fault `record.missing` */
export function planRemoval(db: ReadableDb, ids: readonly string[]): Plan {
  const each = [...new Set(ids)];
  return { label: `Remove ${articlesTogether(db, each)}`, edits: editEach(each, { removed: true }) };
}

/** @throws Fault `record.missing` */
export function planStatus(db: ReadableDb, ids: readonly string[], status: ReadingStatus): Plan {
  const each = [...new Set(ids)];
  const label = `Mark ${articlesTogether(db, each)} as ${READING_STATUSES[status].toLowerCase()}`;
  return { label, edits: editEach(each, { status }) };
}

/** @throws Fault `record.missing` for an article or a collection that is not there. */
export function planCollecting(db: ReadableDb, ids: readonly string[], membership: Membership): Plan {
  const each = [...new Set(ids)];
  const label = labelOfCollecting(db, articlesTogether(db, each), membership);
  return { label, edits: editEach(each, memberFields(membership)) };
}

/** The fields of a document that put it in collections and take it out of others. */
export function memberFields(membership: Membership): Values {
  return Object.fromEntries(Object.entries(membership).map(([id, isIn]) => [`collection:${id}`, isIn]));
}

function labelOfCollecting(db: ReadableDb, what: string, membership: Membership): string {
  const named = Object.entries(membership).map(([id, isIn]) => ({
    name: found(getCollection(db, id), 'This collection').name,
    isIn,
  }));
  const put = named.filter(({ isIn }) => isIn).map(({ name }) => `“${name}”`);
  const taken = named.filter(({ isIn }) => !isIn).map(({ name }) => `“${name}”`);
  if (taken.length === 0) return `Add ${what} to ${put.join(', ')}`;
  if (put.length === 0) return `Take ${what} out of ${taken.join(', ')}`;
  return `Move ${what} to ${put.join(', ')}`;
}

function editEach(ids: readonly string[], fields: Values): Edit[] {
  return ids.map(id => ({ record: 'document', id, fields }));
}
