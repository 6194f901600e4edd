/** Links of the evidence: as rows of their own, and as what is said beside a passage. */
import type { LinkEnd, LinkRow } from '../../../shared/records/evidence.ts';
import type { EvidenceFilter } from '../../../shared/records/evidence-filter.ts';
import type { Kind } from '../../../shared/records/kind.ts';
import type { LinkType } from '../../../shared/records/link.ts';
import type { ReadableDb } from './db.ts';
import { scopeOf } from './evidence-filter.ts';

/** Links whose two ends are in the filter, as `FROM … WHERE …` with the names that `rowOf` reads. */
function linksWithin(db: ReadableDb, filter: EvidenceFilter) {
  const { sql, values } = scopeOf(db, filter);
  const chosen = `WITH chosen AS MATERIALIZED (
    SELECT annotation.id FROM document JOIN annotation ON annotation.document = document.id WHERE ${sql})`;
  const from = `FROM link
    JOIN annotation f ON f.id = link."from" JOIN document fd ON fd.id = f.document
    JOIN annotation t ON t.id = link."to" JOIN document td ON td.id = t.document
    WHERE link.removed = 0 AND f.id IN (SELECT id FROM chosen) AND t.id IN (SELECT id FROM chosen)`;
  return { chosen, from, values };
}

/** Number of rows `linkRows` gives for the same filter. */
export function countLinks(db: ReadableDb, filter: EvidenceFilter): number {
  const { chosen, from, values } = linksWithin(db, filter);
  return db.prepare<[object], number>(`${chosen} SELECT count(*) ${from}`).pluck().get(values) ?? 0;
}

type Raw = readonly [
  id: string,
  type: LinkType,
  createdAt: number,
  modifiedAt: number,
  coder: string,
  ...from: RawEnd,
  ...to: RawEnd,
];
type RawEnd = [annotation: string, kind: Kind, quote: string, documentId: string, documentTitle: string];

/** The links whose two ends are in the filter, oldest first. */
export function* linkRows(db: ReadableDb, filter: EvidenceFilter): Generator<LinkRow, void, undefined> {
  const { chosen, from, values } = linksWithin(db, filter);
  const links = db
    .prepare<[object], Raw>(
      `${chosen} SELECT link.id, link.type, link.created_at, link.modified_at,
         coalesce((SELECT name FROM person WHERE person.id = link.created_by), link.created_by),
         f.id, f.kind, f.quote, fd.id, fd.title, t.id, t.kind, t.quote, td.id, td.title
       ${from} ORDER BY link.created_at, link.id`,
    )
    .raw();
  for (const [id, type, createdAt, modifiedAt, coder, ...ends] of links.iterate(values)) {
    const [a, b, c, d, e, ...to] = ends;
    yield { id, type, from: endOf([a, b, c, d, e]), to: endOf(to), coder, createdAt, modifiedAt };
  }
}

function endOf([annotation, kind, quote, documentId, documentTitle]: RawEnd): LinkEnd {
  return { annotation, kind, quote, documentId, documentTitle };
}

/** A link as one of its ends sees it. */
export interface LinkSeen {
  readonly type: LinkType;
  /** Whether it begins at the end that looks. */
  readonly isOutgoing: boolean;
  readonly quote: string;
  readonly documentTitle: string;
}

/** Gives the links of an annotation whose other end is shown, oldest first. */
export function linkReader(db: ReadableDb): (annotation: string) => LinkSeen[] {
  const seen = (own: 'from' | 'to', other: 'from' | 'to') =>
    `SELECT link.id, link.type, '${own}' AS own, annotation.quote, document.title FROM link
     JOIN annotation ON annotation.id = link."${other}" JOIN document ON document.id = annotation.document
     WHERE link."${own}" = :annotation AND link.removed = 0 AND annotation.removed = 0 AND document.removed = 0`;
  const found = db
    .prepare<[object], [string, LinkType, string, string, string]>(
      `${seen('from', 'to')} UNION ALL ${seen('to', 'from')} ORDER BY 1`,
    )
    .raw();
  return annotation =>
    found.all({ annotation }).map(([, type, own, quote, documentTitle]) => ({
      type,
      isOutgoing: own === 'from',
      quote,
      documentTitle,
    }));
}
