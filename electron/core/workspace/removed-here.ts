/**
 * What a received workspace still has and this one has removed: after the undo of a merge, or because somebody
 * here took it out on purpose. A merge leaves it removed, since the removal is the later judgement; whoever wants it
 * can have it brought back.
 */
import type { Change, Edit, RecordName } from '../../../shared/history/change.ts';
import { compareClocks } from '../../../shared/history/order.ts';
import type { ReadableDb } from './db.ts';
import { Statements } from './record-tables.ts';
import { copyFinder } from './twins.ts';

const RECORDS = ['document', 'annotation', 'link'] as const;
type Brought = (typeof RECORDS)[number];

export class RemovedHere {
  readonly #db: ReadableDb;
  readonly #statements: Statements;
  readonly #found: Readonly<Record<Brought, Set<string>>> = {
    document: new Set(),
    annotation: new Set(),
    link: new Set(),
  };

  constructor(db: ReadableDb) {
    this.#db = db;
    this.#statements = new Statements(db);
  }

  /** Looks at whole records of the other workspace, when their changes have come or are rehearsed. */
  look(changes: readonly Change[]): void {
    for (const record of RECORDS)
      for (const id of shownThere(changes, record))
        if (this.#isRemoved(record, id)) this.#found[record].add(id);
  }

  /** How many there are. An article that was made one with another of ours is not among them. */
  counts(): { documents: number; annotations: number } {
    return { documents: this.#documents().length, annotations: this.#found.annotation.size };
  }

  /** The edits that bring it back, with the tags it carries. */
  edits(): Edit[] {
    const tags = new Set([...this.#found.annotation].flatMap(id => this.#removedTagsOf(id)));
    const back = (record: RecordName, ids: Iterable<string>): Edit[] =>
      Array.from(ids, id => ({ record, id, fields: { removed: false } }));
    return [
      ...back('document', this.#documents()),
      ...back('annotation', this.#found.annotation),
      ...back('tag', tags),
      ...back('link', this.#found.link),
    ];
  }

  #isRemoved(record: RecordName, id: string): boolean {
    const row = this.#statements.get(`SELECT removed FROM "${record}" WHERE id = ?`).get(id);
    return (row as { removed: number } | undefined)?.removed === 1;
  }

  #documents(): string[] {
    const copies = copyFinder(this.#db);
    const read = this.#statements.get(
      `SELECT c.folded_hash AS folded, coalesce(d.source, '') AS source
       FROM document d JOIN content c ON c.hash = d.content WHERE d.id = ?`,
    );
    return [...this.#found.document].filter(id => {
      const like = read.get(id) as { folded: string; source: string } | undefined;
      return like !== undefined && copies(like).length === 0;
    });
  }

  /** Removed tags of an annotation, and those above them. */
  #removedTagsOf(annotation: string): string[] {
    const rows = this.#statements
      .get(
        `WITH RECURSIVE carried (id) AS (
           SELECT tag FROM annotation_tag WHERE annotation = ?
           UNION SELECT tag.parent FROM carried JOIN tag ON tag.id = carried.id WHERE tag.parent IS NOT NULL)
         SELECT tag.id FROM carried JOIN tag ON tag.id = carried.id WHERE tag.removed = 1`,
      )
      .all(annotation);
    return (rows as { id: string }[]).map(({ id }) => id);
  }
}

/** The records of a kind that are not removed by what their changes say last. */
function shownThere(changes: readonly Change[], record: Brought): string[] {
  const last = new Map<string, Change | null>();
  for (const change of changes) {
    if (change.record !== record) continue;
    const known = last.get(change.id) ?? null;
    const isLater = 'removed' in change.fields && (known === null || compare(change, known) > 0);
    last.set(change.id, isLater ? change : known);
  }
  return [...last].flatMap(([id, change]) => (change?.fields.removed === true ? [] : id));
}

function compare(a: Change, b: Change): number {
  return compareClocks([a.lamport, a.device], [b.lamport, b.device]);
}
