/** A filter of the evidence as SQL over the table `annotation`. */
import type { EvidenceFilter, FieldCondition } from '../../../shared/records/evidence-filter.ts';
import { kindFields } from '../../../shared/records/kind.ts';
import type { ReadableDb } from './db.ts';
import { conditionsOf } from './search-filters.ts';
import { parseQuery, toMatch } from './search-query.ts';
import { assertSearchable } from './search-tables.ts';
import { fieldColumn } from './tables.ts';
import { withTagsBelow } from './tag-tree.ts';

export interface Condition {
  readonly sql: string;
  /** Parameters by name. */
  readonly values: Readonly<Record<string, string | number>>;
}

const NOTHING: Condition = { sql: '0', values: {} };

/**
 * What must hold of an annotation beside being in its document, whose ids `evidence.ts` asks for itself. A tag
 * stands for itself and all below it.
 */
export function conditionOf(db: ReadableDb, filter: EvidenceFilter): Condition {
  const { sql, values } = matchOf(db, filter);
  return { sql: `annotation.removed = 0 AND ${sql}`, values };
}

/** The same of annotations that may be removed. */
export function matchOf(db: ReadableDb, filter: EvidenceFilter): Condition {
  const parts: Condition[] = [{ sql: '1', values: {} }];
  const oneOf = (column: string, name: string, list: readonly string[] | undefined): void => {
    if (list) parts.push({ sql: among(column, name), values: { [name]: JSON.stringify(list) } });
  };
  oneOf('annotation.kind', 'kinds', filter.kinds);
  oneOf('annotation.created_by', 'people', filter.people);
  oneOf('annotation.position_status', 'statuses', filter.statuses);
  oneOf('annotation.id', 'annotations', filter.annotations);
  if (filter.tags) parts.push(carrying(db, filter.tags));
  if (filter.isUntagged !== undefined) parts.push(tagged(!filter.isUntagged));
  parts.push(...measures(filter));
  for (const [i, condition] of (filter.fields ?? []).entries()) parts.push(fieldHolds(condition, i));
  if (filter.text !== undefined) parts.push(...searched(db, filter.text));
  return {
    sql: parts.map(({ sql }) => sql).join(' AND '),
    values: Object.assign({}, ...parts.map(({ values }) => values)),
  };
}

/**
 * What must hold of `annotation` joined with `document` for an annotation to be shown and in the filter, its
 * documents included.
 */
export function scopeOf(db: ReadableDb, filter: EvidenceFilter): Condition {
  const { sql, values } = conditionOf(db, filter);
  const inDocuments = filter.documents ? `AND ${among('document.id', 'documents')}` : '';
  return {
    sql: `document.removed = 0 ${inDocuments} AND ${sql}`,
    values: { ...values, ...(filter.documents ? { documents: JSON.stringify(filter.documents) } : {}) },
  };
}

function among(column: string, name: string): string {
  return `${column} IN (SELECT value FROM json_each(:${name}))`;
}

// Asked of each annotation: a list of all that carry the tag would be made anew for every document.
function carrying(db: ReadableDb, tags: readonly string[]): Condition {
  return {
    sql: `EXISTS (SELECT 1 FROM annotation_tag WHERE annotation_tag.annotation = annotation.id
      AND ${among('annotation_tag.tag', 'tags')})`,
    values: { tags: JSON.stringify(withTagsBelow(db, tags)) },
  };
}

function tagged(isTagged: boolean): Condition {
  return {
    sql: `${isTagged ? '' : 'NOT '}EXISTS (SELECT 1 FROM annotation_tag JOIN tag ON tag.id = annotation_tag.tag
      WHERE annotation_tag.annotation = annotation.id AND tag.removed = 0)`,
    values: {},
  };
}

function measures(filter: EvidenceFilter): Condition[] {
  const { keyPassage, leastConfidence, createdFrom, createdBefore } = filter;
  const parts: Condition[] = [];
  if (keyPassage !== undefined)
    parts.push({ sql: 'annotation.key_passage = :keyPassage', values: { keyPassage: keyPassage ? 1 : 0 } });
  if (leastConfidence !== undefined)
    parts.push({ sql: 'annotation.confidence >= :leastConfidence', values: { leastConfidence } });
  if (createdFrom !== undefined)
    parts.push({ sql: 'annotation.created_at >= :createdFrom', values: { createdFrom } });
  if (createdBefore !== undefined)
    parts.push({ sql: 'annotation.created_at < :createdBefore', values: { createdBefore } });
  return parts;
}

/** @param number Place of the condition in the filter: names its parameters. */
function fieldHolds({ field, is, has, isEmpty }: FieldCondition, number: number): Condition {
  const described = kindFields.find(({ name }) => name === field);
  if (!described) return NOTHING;
  const column = `annotation.${fieldColumn(field)}`;
  const isList = described.field.type === 'list' || described.field.type === 'choices';
  const sql = [`annotation.kind = '${described.kind}'`];
  const values: Record<string, string> = {};
  if (is) {
    const name = `is${number}`;
    values[name] = JSON.stringify(is);
    sql.push(
      isList
        ? `EXISTS (SELECT 1 FROM json_each(${column}) item WHERE ${among('item.value', name)})`
        : among(column, name),
    );
  }
  if (has !== undefined) {
    values[`has${number}`] = has.toLowerCase();
    // `lower` of SQLite knows ASCII alone; for other scripts the search by `text` folds everything.
    sql.push(`instr(lower(${column}), :has${number}) > 0`);
  }
  if (isEmpty !== undefined) sql.push(`${column} IS ${isEmpty ? '' : 'NOT '}NULL`);
  return { sql: sql.join(' AND '), values };
}

/** The words of a search box: found through the index, and its `kind:` `tag:` `doc:` `by:` as there. */
function searched(db: ReadableDb, text: string): Condition[] {
  const query = parseQuery(text);
  const narrowing = conditionsOf(db, query);
  if (narrowing === null) return [NOTHING];
  const parts: Condition[] = [];
  const match = toMatch(query);
  if (match !== null) assertSearchable(db);
  if (match !== null)
    parts.push({
      sql: `annotation.id IN (SELECT search_entry.id FROM search
        JOIN search_entry ON search_entry.entry = search.rowid
        WHERE search.words MATCH :match AND search_entry.record = 'annotation')`,
      values: { match },
    });
  if (query.filters.length > 0) {
    const names = narrowing.parameters.map((_, i) => `narrow${i}`);
    let i = 0;
    const sql = narrowing.sql.replaceAll('?', () => `:${names[i++]}`);
    parts.push({
      sql: `annotation.id IN (SELECT a.id FROM annotation a JOIN document d ON d.id = a.document WHERE ${sql})`,
      values: Object.fromEntries(names.map((name, at) => [name, narrowing.parameters[at] ?? ''])),
    });
  }
  return parts;
}
