/**
 * The evidence, row by row: every annotation that is shown with its document, tags and links, and where it
 * stands in the words people use: heading, paragraph, page, code points. Rows stream, one document's text in
 * memory at a time, so that the size of a workspace does not matter.
 */
import type { AnchorStatus } from '../../../shared/records/anchor.ts';
import type { EvidenceDocument, EvidenceRow } from '../../../shared/records/evidence.ts';
import type { EvidenceFilter } from '../../../shared/records/evidence-filter.ts';
import { type Kind, type KindFieldName, kindFields } from '../../../shared/records/kind.ts';
import type { LinkType } from '../../../shared/records/link.ts';
import { CodePointIndex } from '../../../shared/text/code-points.ts';
import { blockAt, type PlainText, plainTextOf } from '../../../shared/text/plain-text.ts';
import { schema } from '../../../shared/text/schema.ts';
import { parseBody } from './contents.ts';
import type { ReadableDb } from './db.ts';
import { conditionOf, scopeOf } from './evidence-filter.ts';
import { fieldColumn } from './tables.ts';

/** Columns before the fields of the kinds; `rowOf` reads them by these places. */
const FIXED_COLUMNS = `annotation.id, annotation.kind, annotation.quote, annotation.note, annotation.confidence,
  annotation.key_passage, annotation.prefix, annotation.suffix, annotation.position_status,
  annotation.position_start, annotation.position_end, annotation.created_at, annotation.modified_at,
  annotation.created_by,
  (SELECT group_concat(tag) FROM annotation_tag WHERE annotation_tag.annotation = annotation.id)`;
const FIRST_FIELD = 15;
const COLUMNS = [FIXED_COLUMNS, ...kindFields.map(({ name }) => `annotation.${fieldColumn(name)}`)].join(
  ', ',
);

type Fixed = readonly [
  id: string,
  kind: Kind,
  quote: string,
  note: string | null,
  confidence: number | null,
  keyPassage: number,
  prefix: string,
  suffix: string,
  status: AnchorStatus,
  start: number | null,
  end: number | null,
  createdAt: number,
  modifiedAt: number,
  createdBy: string,
  tags: string | null,
];
type Raw = Fixed & readonly (string | number | null)[];

/** Number of rows `evidenceRows` gives for the same filter. */
export function countEvidence(db: ReadableDb, filter: EvidenceFilter): number {
  const { sql, values } = scopeOf(db, filter);
  const count = db
    .prepare<[object], number>(
      `SELECT count(*) FROM document JOIN annotation ON annotation.document = document.id WHERE ${sql}`,
    )
    .pluck()
    .get(values);
  return count ?? 0;
}

/**
 * The rows in the order of the library, first imported document first, and within a document in the order of
 * its text, orphans last. Removed records are left out. Between two rows the database may be read, not written.
 */
export function* evidenceRows(
  db: ReadableDb,
  filter: EvidenceFilter,
): Generator<EvidenceRow, void, undefined> {
  const { sql, values } = conditionOf(db, filter);
  const annotations = db
    .prepare<[object], Raw>(
      `SELECT ${COLUMNS} FROM annotation WHERE annotation.document = :document AND ${sql}
       ORDER BY annotation.position_start NULLS LAST, annotation.position_end, annotation.id`,
    )
    .raw();
  const contents = db.prepare<[string], { body: string }>('SELECT body FROM content WHERE hash = ?');
  const names = namesIn(db);
  for (const { content, ...document } of documentsOf(db, filter)) {
    let place: Placing | undefined;
    for (const raw of annotations.iterate({ ...values, document: document.id })) {
      place ??= placingIn(contents.get(content)?.body);
      yield rowOf(raw, document, place, names);
    }
  }
}

/** Texts whose positions are kept at hand while rows are read in another order than that of the library. */
const PLACINGS_KEPT = 32;

/** Gives the row of an annotation that is shown in a document, for those who need rows in an order of their own. */
export function evidenceReader(db: ReadableDb): (annotation: string, document: string) => EvidenceRow {
  const one = db.prepare<[string], Raw>(`SELECT ${COLUMNS} FROM annotation WHERE annotation.id = ?`).raw();
  const contents = db.prepare<[string], { body: string }>('SELECT body FROM content WHERE hash = ?');
  const documents = new Map(
    documentsOf(db, {}).map(({ content, ...document }) => [document.id, { content, document }]),
  );
  const names = namesIn(db);
  const placings = new Map<string, Placing>();
  return (annotation, documentId) => {
    const raw = one.get(annotation);
    const found = documents.get(documentId);
    if (!raw || !found) throw new Error(`annotation ${annotation} is not shown`);
    const { content, document } = found;
    const place = placings.get(content) ?? placingIn(contents.get(content)?.body);
    placings.delete(content);
    placings.set(content, place);
    const [oldest] = placings.keys();
    if (placings.size > PLACINGS_KEPT && oldest !== undefined) placings.delete(oldest);
    return rowOf(raw, document, place, names);
  };
}

/** What rows name by id, read once: joining them row by row took a third of the time of an export. */
interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  /** Links by the annotation they start from, oldest first. */
  readonly links: ReadonlyMap<string, EvidenceRow['links']>;
}

function namesIn(db: ReadableDb): Names {
  const pairs = (sql: string) => db.prepare<[], [string, string]>(sql).raw().all();
  return {
    people: new Map(pairs('SELECT id, name FROM person')),
    tags: new Map(pairs('SELECT id, name FROM tag WHERE removed = 0')),
    links: linksIn(db),
  };
}

function linksIn(db: ReadableDb): Names['links'] {
  const shown = (
    end: 'from' | 'to',
  ) => `EXISTS (SELECT 1 FROM annotation JOIN document ON document.id = annotation.document
    WHERE annotation.id = link."${end}" AND annotation.removed = 0 AND document.removed = 0)`;
  const links = new Map<string, { type: LinkType; to: string }[]>();
  const found = db
    .prepare<[], { from: string; to: string; type: LinkType }>(
      `SELECT "from", "to", type FROM link WHERE removed = 0 AND ${shown('from')} AND ${shown('to')}
       ORDER BY created_at, id`,
    )
    .all();
  for (const { from, to, type } of found) {
    const others = links.get(from);
    if (others) others.push({ type, to });
    else links.set(from, [{ type, to }]);
  }
  return links;
}

/** The documents a filter speaks of, in the order of the library, each with the hash of its content. */
export function documentsOf(
  db: ReadableDb,
  filter: EvidenceFilter,
): (EvidenceDocument & { content: string })[] {
  const chosen = filter.documents ? 'AND document.id IN (SELECT value FROM json_each(:documents))' : '';
  return db
    .prepare<[object], EvidenceDocument & { content: string }>(
      `SELECT document.id, title, byline, publication, published, url, accessed, language,
         content.text_hash AS textHash, content.hash AS content
       FROM document JOIN content ON content.hash = document.content
       WHERE document.removed = 0 ${chosen} ORDER BY document.created_at, document.id`,
    )
    .all(filter.documents ? { documents: JSON.stringify(filter.documents) } : {});
}

/** Where a passage stands, in the words of a reader. */
type Place = Pick<EvidenceRow, 'heading' | 'paragraph' | 'page' | 'start' | 'end'>;
type Placing = (start: number | null, end: number | null) => Place;

const NOWHERE: Place = { heading: null, paragraph: null, page: null, start: null, end: null };

/** Works out once for a text what every passage in it needs: headings by block, code points by offset. */
function placingIn(body: string | undefined): Placing {
  if (body === undefined) return () => NOWHERE;
  const plain = plainTextOf(schema.nodeFromJSON(parseBody(body)));
  const headings = headingsOf(plain);
  const index = new CodePointIndex(plain.text);
  // Most texts have no character beyond the basic plane: units and code points are then the same.
  const isBasic = index.toCodePoints(plain.text.length) === plain.text.length;
  const points = (unit: number): number => (isBasic ? unit : index.toCodePoints(unit));
  return (start, end) => {
    if (start === null || end === null) return NOWHERE;
    const block = blockAt(plain, start);
    return {
      heading: (block && headings[block.number - 1]) ?? null,
      paragraph: block?.number ?? null,
      page: block?.page ?? null,
      start: points(start),
      end: points(end),
    };
  };
}

/** For each block the heading it stands under; a heading stands under itself. */
function headingsOf(plain: PlainText): (string | null)[] {
  let heading: string | null = null;
  return plain.blocks.map(block => {
    if (block.type === 'heading') heading = plain.text.slice(block.start, block.end);
    return heading;
  });
}

const NONE: readonly never[] = [];

function rowOf(raw: Raw, document: EvidenceDocument, place: Placing, names: Names): EvidenceRow {
  const [id, kind, quote, note, confidence, keyPassage, prefix, suffix, status, start, end] = raw;
  const [createdAt, modifiedAt, createdBy, tags] = [raw[11], raw[12], raw[13], raw[14]];
  const carried = tags === null ? UNTAGGED : tagsNamed(tags, names);
  return {
    annotation: id,
    kind,
    quote,
    note,
    confidence,
    keyPassage: keyPassage === 1,
    contextBefore: prefix,
    contextAfter: suffix,
    document,
    ...place(start, end),
    status,
    createdAt,
    modifiedAt,
    coder: names.people.get(createdBy) ?? createdBy,
    tags: carried.tags,
    tagIds: carried.tagIds,
    links: names.links.get(id) ?? NONE,
    fields: fieldsOf(raw, kind),
  };
}

const UNTAGGED = { tags: NONE, tagIds: NONE };

/** The tags that still exist by name, from their ids with commas between them. */
function tagsNamed(ids: string, { tags }: Names): Pick<EvidenceRow, 'tags' | 'tagIds'> {
  const found: { id: string; name: string }[] = [];
  for (const id of ids.split(',')) {
    const name = tags.get(id);
    if (name !== undefined) found.push({ id, name });
  }
  if (found.length > 1)
    found.sort((a, b) => (a.name < b.name || (a.name === b.name && a.id < b.id) ? -1 : 1));
  return { tags: found.map(({ name }) => name), tagIds: found.map(({ id }) => id) };
}

/** For each kind the places of its fields in a row, what they are called and whether they hold JSON. */
const fieldPlaces = {
  claim: placesOf('claim'),
  precedent: placesOf('precedent'),
  option: placesOf('option'),
};

function placesOf(kind: Kind): readonly { name: KindFieldName; at: number; isJson: boolean }[] {
  return kindFields.flatMap(({ name, field, kind: own }, i) => {
    const isJson = field.type === 'list' || field.type === 'choices';
    return own === kind ? [{ name, at: FIRST_FIELD + i, isJson }] : [];
  });
}

function fieldsOf(raw: Raw, kind: Kind): EvidenceRow['fields'] {
  const fields: Partial<Record<KindFieldName, string | readonly string[]>> = {};
  for (const { name, at, isJson } of fieldPlaces[kind]) {
    const value = raw[at];
    if (typeof value === 'string') fields[name] = isJson ? JSON.parse(value) : value;
  }
  return fields;
}
