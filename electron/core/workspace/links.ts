/** Reading links. One is shown while it and both its ends are. */
import type { LinkView } from '../../../shared/contract/links.ts';
import type { Link } from '../../../shared/records/link.ts';
import { readAnnotations } from './annotations.ts';
import type { ReadableDb } from './db.ts';
import { readDocuments } from './documents.ts';
import { provenanceOf, type Row, shownFields } from './rows.ts';

/** Links of one annotation whose other end still exists, as that annotation sees them, oldest first. */
export function linksOf(db: ReadableDb, annotation: string): LinkView[] {
  const found = select(db, OF_ANNOTATION, annotation, annotation);
  const otherEnd = (link: Link) => (link.from === annotation ? link.to : link.from);
  const others = new Map(readAnnotations(db, found.map(otherEnd)).map(other => [other.id, other]));
  const documents = [...new Set([...others.values()].map(other => other.document))];
  const titles = new Map(readDocuments(db, documents).map(({ id, title }) => [id, title]));
  return found.flatMap(link => {
    const other = others.get(otherEnd(link));
    const direction = link.from === annotation ? ('out' as const) : ('in' as const);
    return other ? [{ link, direction, other, otherTitle: titles.get(other.document) ?? '' }] : [];
  });
}

/** All links whose two ends are shown, oldest first. */
export function listLinks(db: ReadableDb): Link[] {
  return select(db, 'link l');
}

export function getLink(db: ReadableDb, id: string): Link | undefined {
  return readLinks(db, [id])[0];
}

/** Those of the given links that are shown, oldest first. */
export function readLinks(db: ReadableDb, ids: readonly string[]): Link[] {
  return select(db, 'json_each(?) j CROSS JOIN link l ON l.id = j.value', JSON.stringify(ids));
}

const OF_ANNOTATION = `(SELECT id FROM link WHERE "from" = ? UNION SELECT id FROM link WHERE "to" = ?) j
  CROSS JOIN link l ON l.id = j.id`;

/** Shown links, oldest first. CROSS JOIN keeps SQLite to this order of tables: from the links to their ends. */
function select(db: ReadableDb, from: string, ...parameters: string[]): Link[] {
  return db
    .prepare<string[], Row>(
      `SELECT l.* FROM ${from}
       CROSS JOIN annotation f ON f.id = l."from" CROSS JOIN document fd ON fd.id = f.document
       CROSS JOIN annotation t ON t.id = l."to" CROSS JOIN document td ON td.id = t.document
       WHERE l.removed = 0 AND f.removed = 0 AND fd.removed = 0 AND t.removed = 0 AND td.removed = 0
       ORDER BY l.id`,
    )
    .all(...parameters)
    .map(row => ({ ...shownFields('link', row), ...provenanceOf(row) }) as unknown as Link);
}
