/** Full text over articles, quotes, notes, fields and the names of tags. */
import type { SearchHit } from '../../../shared/contract/search.ts';
import type { ReadableDb } from './db.ts';
import { idIn, type Row } from './rows.ts';
import { type Conditions, conditionsOf } from './search-filters.ts';
import { annotationWords, documentWords } from './search-index.ts';
import { matchesIn, parseQuery, type Query, toMatch } from './search-query.ts';
import { assertSearchable } from './search-tables.ts';
import { cutSnippet } from './snippet.ts';
import { withTagsBelow } from './tag-tree.ts';

/** What the index knows of a match: which record, and for a block of text where it lies. */
interface Found {
  part: SearchHit['part'];
  document: string;
  annotation: string | null;
  start: number | null;
  end: number | null;
}

/**
 * Best matches first; with filters alone, the newest first. Words are found by their beginning once three
 * letters long, accents are ignored, "quoted words" are a phrase, `kind:` `tag:` `doc:` `by:` narrow. Never
 * throws on what was typed.
 * @param limit The most hits to answer with.
 */
export function searchWorkspace(db: ReadableDb, text: string, limit: number): SearchHit[] {
  const query = parseQuery(text);
  const narrowing = conditionsOf(db, query);
  if (narrowing === null) return [];
  const match = toMatch(query);
  const { sql, parameters, isAboutAnnotations } = narrowing;
  if (match !== null) {
    assertSearchable(db);
    const found = db.prepare<unknown[], Found>(matchSql(sql)).all(match, ...parameters, limit);
    return toHits(db, query, [...found, ...foundByTag(db, query, narrowing, found, limit - found.length)]);
  }
  if (query.filters.length === 0) return [];
  const filterSql = isAboutAnnotations ? annotationSql(sql) : documentSql(sql);
  return toHits(db, query, db.prepare<unknown[], Found>(filterSql).all(...parameters, limit));
}

/**
 * Matches are met in the order of their rank and looked up only until there are enough: a common word matches
 * every annotation. LIMIT keeps SQLite from dropping the inner order, CROSS JOIN from starting elsewhere.
 */
function matchSql(condition: string): string {
  return `SELECT e.part, d.id AS document, a.id AS annotation, e.start, e."end"
    FROM (SELECT rowid AS entry FROM search WHERE words MATCH ? ORDER BY rank LIMIT -1) s
    CROSS JOIN search_entry e ON e.entry = s.entry
    LEFT JOIN annotation a ON e.record = 'annotation' AND a.id = e.id
    CROSS JOIN document d ON d.id = iif(e.record = 'annotation', a.document, e.id)
    WHERE d.removed = 0 AND (a.id IS NULL OR a.removed = 0) AND ${condition} LIMIT ?`;
}

/**
 * Annotations whose tags have the words in their names, or are below such a tag, and that were not found
 * already. Names of tags are few and change for all their annotations at once, so they are not in the index.
 */
function foundByTag(
  db: ReadableDb,
  query: Query,
  { sql, parameters }: Conditions,
  known: readonly Found[],
  most: number,
): Found[] {
  const tags = most > 0 ? tagsNamed(db, query) : [];
  if (tags.length === 0) return [];
  const carriers = `a.id IN (SELECT annotation FROM annotation_tag WHERE ${idIn('tag')})`;
  const others = `NOT ${idIn('a.id')}`;
  const ids = known.flatMap(({ annotation }) => annotation ?? []);
  return db
    .prepare<unknown[], Found>(annotationSql(`${sql} AND ${carriers} AND ${others}`))
    .all(...parameters, JSON.stringify(tags), JSON.stringify(ids), most);
}

/** Tags in whose name every phrase of the query stands, with those below them. */
function tagsNamed(db: ReadableDb, query: Query): string[] {
  const tags = db
    .prepare<[], { id: string; name: string }>('SELECT id, name FROM tag WHERE removed = 0')
    .all();
  const isMeant = (name: string) =>
    query.phrases.every(phrase => matchesIn(name, { ...query, phrases: [phrase] }).length > 0);
  return withTagsBelow(
    db,
    tags.filter(({ name }) => isMeant(name)).map(({ id }) => id),
  );
}

function annotationSql(condition: string): string {
  return `SELECT 'annotation' AS part, d.id AS document, a.id AS annotation, NULL AS start, NULL AS "end"
    FROM annotation a JOIN document d ON d.id = a.document
    WHERE a.removed = 0 AND d.removed = 0 AND ${condition} ORDER BY a.id DESC LIMIT ?`;
}

function documentSql(condition: string): string {
  return `SELECT 'about' AS part, d.id AS document, NULL AS annotation, NULL AS start, NULL AS "end"
    FROM document d WHERE d.removed = 0 AND ${condition} ORDER BY d.id DESC LIMIT ?`;
}

function toHits(db: ReadableDb, query: Query, found: readonly Found[]): SearchHit[] {
  const documents = rowsById(db, 'document', new Set(found.map(hit => hit.document)));
  const annotations = rowsById(db, 'annotation', new Set(found.flatMap(hit => hit.annotation ?? [])));
  const texts = new Map<string, string>();
  const textOf = (content: string): string => {
    const known = texts.get(content);
    if (known !== undefined) return known;
    const read = db.prepare<[string], string>('SELECT text FROM content WHERE hash = ?').pluck().get(content);
    texts.set(content, read ?? '');
    return read ?? '';
  };
  return found.flatMap(hit => {
    const document = documents.get(hit.document);
    if (!document) return [];
    const base = { part: hit.part, document: hit.document, title: String(document.title) };
    const annotation = hit.annotation === null ? undefined : annotations.get(hit.annotation);
    if (annotation) return [{ ...base, ...annotationHit(annotation, query) }];
    if (hit.part === 'about')
      return [{ ...base, ...nowhere, ...firstMatching(documentWords(document), query) }];
    return [{ ...base, ...textHit(textOf(String(document.content)), hit, query) }];
  });
}

const nowhere = { annotation: null, kind: null, start: null, end: null };

function annotationHit(row: Row, query: Query): Omit<SearchHit, 'part' | 'document' | 'title'> {
  return {
    annotation: String(row.id),
    kind: row.kind as SearchHit['kind'],
    start: row.position_start as number | null,
    end: row.position_end as number | null,
    ...firstMatching(annotationWords(row), query),
  };
}

function textHit(text: string, hit: Found, query: Query): Omit<SearchHit, 'part' | 'document' | 'title'> {
  const from = hit.start ?? 0;
  const block = text.slice(from, hit.end ?? 0);
  const matches = matchesIn(block, query);
  const [first] = matches;
  return {
    annotation: null,
    kind: null,
    start: from + (first?.[0] ?? 0),
    end: from + (first?.[1] ?? block.length),
    ...cutSnippet(block, matches),
  };
}

/** A snippet of the first text with a match in it, or else of the first text. */
function firstMatching(texts: readonly string[], query: Query): Pick<SearchHit, 'snippet' | 'matches'> {
  for (const text of texts) {
    const matches = matchesIn(text, query);
    if (matches.length > 0) return cutSnippet(text, matches);
  }
  return cutSnippet(texts[0] ?? '', []);
}

function rowsById(db: ReadableDb, table: string, ids: ReadonlySet<string>): Map<string, Row> {
  const rows = db
    .prepare<[string], Row>(`SELECT * FROM ${table} WHERE ${idIn('id')}`)
    .all(JSON.stringify([...ids]));
  return new Map(rows.map(row => [String(row.id), row]));
}
