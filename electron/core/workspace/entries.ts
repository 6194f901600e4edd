/** Records as people see them, before and after: what a diff is made of. */
import { RECORDS } from '../../../shared/history/change.ts';
import type { Diff, Entry } from '../../../shared/history/diff.ts';
import type { Affected } from './affected.ts';
import { readAnnotations } from './annotations.ts';
import { readCollections } from './collections.ts';
import type { ReadableDb } from './db.ts';
import { readDocuments } from './documents.ts';
import { readLinks } from './links.ts';
import { readPeople } from './people.ts';
import { readTags } from './tags.ts';
import { readViews } from './views.ts';
import { readWorkspaceRecord } from './workspace-record.ts';

/** Shown records by `record:id`, in the order of `RECORDS`. */
export type Entries = ReadonlyMap<string, Entry>;

/** Those of the affected records that are shown now. */
export function readEntries(db: ReadableDb, affected: Affected): Entries {
  const entries = new Map<string, Entry>();
  for (const record of RECORDS) {
    const ids = [...affected[record]];
    if (ids.length === 0) continue;
    for (const entry of readers[record](db, ids)) entries.set(`${record}:${entry.value.id}`, entry);
  }
  return entries;
}

const readers: Readonly<Record<Entry['record'], (db: ReadableDb, ids: readonly string[]) => Entry[]>> = {
  workspace: db => readWorkspaceRecord(db).map(value => ({ record: 'workspace', value })),
  person: (db, ids) => readPeople(db, ids).map(value => ({ record: 'person', value })),
  document: (db, ids) => readDocuments(db, ids).map(value => ({ record: 'document', value })),
  annotation: (db, ids) => readAnnotations(db, ids).map(value => ({ record: 'annotation', value })),
  tag: (db, ids) => readTags(db, ids).map(value => ({ record: 'tag', value })),
  link: (db, ids) => readLinks(db, ids).map(value => ({ record: 'link', value })),
  collection: (db, ids) => readCollections(db, ids).map(value => ({ record: 'collection', value })),
  view: (db, ids) => readViews(db, ids).map(value => ({ record: 'view', value })),
};

/** Both sides were read by the same code, so that equal records have their keys in the same order. */
export function diffEntries(before: Entries, after: Entries): Diff {
  const diff: Diff = { added: [], updated: [], removed: [] };
  for (const [key, entry] of after) {
    const was = before.get(key);
    if (!was) diff.added.push(entry);
    else if (JSON.stringify(was) !== JSON.stringify(entry)) diff.updated.push([was, entry]);
  }
  for (const [key, entry] of before) if (!after.has(key)) diff.removed.push(entry);
  return diff;
}
