/** The filters of a query as SQL over an annotation `a` and its document `d`. */
import { KINDS, kinds } from '../../../shared/records/kind.ts';
import type { ReadableDb } from './db.ts';
import { idIn } from './rows.ts';
import { namesBegin, type Query } from './search-query.ts';
import { searchWords } from './search-words.ts';
import { withTagsBelow } from './tag-tree.ts';

export interface Conditions {
  readonly sql: string;
  readonly parameters: readonly string[];
  /** Whether only annotations can meet them. */
  readonly isAboutAnnotations: boolean;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Null when a filter names what is not here, so that nothing can match. */
export function conditionsOf(db: ReadableDb, { filters }: Query): Conditions | null {
  const sql = ['1'];
  const parameters: string[] = [];
  for (const { name, words } of filters) {
    const [condition, ids] = conditions[name](db, words);
    if (ids.length === 0) return null;
    sql.push(condition);
    parameters.push(JSON.stringify(ids));
  }
  const isAboutAnnotations = filters.some(({ name }) => name !== 'doc' && name !== 'in');
  return { sql: sql.join(' AND '), parameters, isAboutAnnotations };
}

type Condition = (db: ReadableDb, words: readonly string[]) => [sql: string, ids: string[]];

const conditions: Readonly<Record<Query['filters'][number]['name'], Condition>> = {
  kind: (_db, words) => {
    const named = KINDS.flatMap(kind => [
      { id: kind, name: kind },
      { id: kind, name: kinds[kind].label },
      { id: kind, name: kinds[kind].plural },
    ]);
    return [idIn('a.kind'), [...new Set(meant(named, words))]];
  },
  tag: (db, words) => {
    const tags = db.prepare<[], Named>('SELECT id, name FROM tag WHERE removed = 0').all();
    const carriers = `a.id IN (SELECT annotation FROM annotation_tag WHERE ${idIn('tag')})`;
    return [carriers, withTagsBelow(db, meant(tags, words))];
  },
  doc: (db, words) => {
    const documents = db.prepare<[], Named>('SELECT id, title AS name FROM document WHERE removed = 0').all();
    return [idIn('d.id'), meant(documents, words)];
  },
  in: (db, words) => {
    const named = db.prepare<[], Named>('SELECT id, name FROM collection WHERE removed = 0').all();
    const members = `d.id IN (SELECT document FROM document_collection WHERE ${idIn('collection')})`;
    return [members, meant(named, words)];
  },
  by: (db, words) => {
    const people = db
      .prepare<[], Named & { initials: string }>('SELECT id, name, initials FROM person')
      .all();
    const named = people.flatMap(({ id, name, initials }) => [
      { id, name },
      { id, name: initials },
    ]);
    return [idIn('a.created_by'), [...new Set(meant(named, words))]];
  },
};

/** Those whose name is just these words, or else those whose name has words that begin so. */
function meant(named: readonly Named[], words: readonly string[]): string[] {
  const whole = words.join(' ');
  const exact = named.filter(({ name }) => foldedName(name) === whole);
  const found = exact.length > 0 ? exact : named.filter(({ name }) => namesBegin(name, words));
  return found.map(({ id }) => id);
}

function foldedName(name: string): string {
  return searchWords(name)
    .map(({ word }) => word)
    .join(' ');
}
