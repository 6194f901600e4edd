/** What was done in the workspace, told from the log: neighbouring changes of one kind joined into one line. */
import type { ActivityLine, ActivityPage, ActivityQuery, Deed } from '../../../shared/contract/history.ts';
import type { RecordName } from '../../../shared/history/change.ts';
import { memberIn, membersOf, requiredFields } from '../../../shared/history/fields.ts';
import type { ReadableDb } from './db.ts';
import { type LoggedChange, newestChanges } from './newest-changes.ts';

/** Changes of one line lie at most this far apart, in ms by their maker's clock. */
const GAP = 5_000;

/** Changes read for one page: what 100,000 changes did at once is told in several lines, so that none keeps the window waiting. */
const MOST_READ = 10_000;

type Act = ActivityLine['act'];

/** Changes that are told together, the newest first. */
interface Group {
  readonly newest: LoggedChange;
  readonly act: Act;
  readonly document: string | null;
  readonly ids: Set<string>;
  readonly fields: Map<string, boolean>;
  earliest: LoggedChange;
}

/** A page of what was done, the latest first. Reads no more of the log than the page tells, unless it is narrowed. */
export function readActivity(db: ReadableDb, query: ActivityQuery): ActivityPage {
  const lookUp = new LookUp(db);
  const cursor = { ...query.cursor };
  const groups: Group[] = [];
  let read = 0;
  let isMore = false;
  for (const change of newestChanges(db, query)) {
    const act = lookUp.actOf(change);
    if (query.deed !== null && !isDeed(query.deed, change.record, act)) {
      cursor[change.device] = change.seq;
      continue;
    }
    const document = change.record === 'annotation' ? lookUp.documentOf(change) : null;
    const last = groups.at(-1);
    const isSame = last !== undefined && joins(last, change, act, document);
    isMore = read >= MOST_READ || (!isSame && groups.length === query.limit);
    if (isMore) break;
    read++;
    cursor[change.device] = change.seq;
    if (isSame) addTo(last, change);
    else groups.push(newGroup(change, act, document));
  }
  return { lines: groups.map(group => lookUp.line(group)), next: isMore ? cursor : null };
}

function isDeed(deed: Deed, record: RecordName, act: Act): boolean {
  switch (deed) {
    case 'tagged':
      return act === 'made' && record === 'annotation';
    case 'imported':
      return act === 'made' && record === 'document';
    case 'linked':
      return act === 'made' && record === 'link';
    case 'sorted':
      return act === 'tagged';
    default:
      return act === deed;
  }
}

function joins(
  { newest, earliest, act, document }: Group,
  change: LoggedChange,
  its: Act,
  place: string | null,
) {
  return (
    change.device === newest.device &&
    change.person === newest.person &&
    change.record === newest.record &&
    its === act &&
    place === document &&
    Math.abs(earliest.wall - change.wall) <= GAP
  );
}

function newGroup(change: LoggedChange, act: Act, document: string | null): Group {
  const group = {
    newest: change,
    earliest: change,
    act,
    document,
    ids: new Set<string>(),
    fields: new Map(),
  };
  addTo(group, change);
  return group;
}

function addTo(group: Group, change: LoggedChange): void {
  group.earliest = change;
  group.ids.add(change.id);
  for (const [field, value] of Object.entries(change.fields))
    if (!group.fields.has(field)) group.fields.set(field, value === true);
}

/** Columns that say what a record is to people. */
const NAMES: Readonly<Partial<Record<RecordName, string>>> = {
  annotation: 'quote',
  document: 'title',
  tag: 'name',
  collection: 'name',
  view: 'name',
  workspace: 'name',
};

/** Looks up what lines say of records; each statement is prepared once a page. */
class LookUp {
  readonly #db: ReadableDb;
  readonly #prepared = new Map<string, ReturnType<ReadableDb['prepare']>>();

  constructor(db: ReadableDb) {
    this.#db = db;
  }

  actOf(change: LoggedChange): Act {
    const { record, fields } = change;
    if (fields.removed === true) return 'removed';
    if (requiredFields[record].every(field => field in fields) && this.#isFirst(change)) return 'made';
    // Also where an earlier version is restored of what was deleted, which sets more than this.
    if (fields.removed === false) return 'restored';
    return Object.keys(fields).every(field => memberIn(record, field) !== null) ? 'tagged' : 'edited';
  }

  /** The article an annotation is in now. */
  documentOf({ id, fields }: LoggedChange): string | null {
    if (typeof fields.document === 'string') return fields.document;
    return this.#value('SELECT document FROM annotation WHERE id = ?', id);
  }

  line({ newest, act, document, ids, fields }: Group): ActivityLine {
    const { device, seq, person, wall, record } = newest;
    const members = [...fields].filter(([field]) => memberIn(record, field) !== null);
    const namesOf = (isPut: boolean) =>
      members.flatMap(([field, value]) =>
        value === isPut ? [this.#nameOf(membersOf[record], memberIn(record, field) ?? '') ?? ''] : [],
      );
    const [only = null, ...others] = ids;
    return {
      device,
      seq,
      by: person,
      at: wall,
      record,
      act,
      count: ids.size,
      fields: [...fields.keys()].filter(field => memberIn(record, field) === null),
      put: namesOf(true),
      taken: namesOf(false),
      about: only !== null && others.length === 0 ? this.#nameOf(record, only) : null,
      inArticle: document === null ? null : this.#nameOf('document', document),
      place: this.#placeOf(record, ids),
    };
  }

  /** A record whose required fields are only its name may have been given another one later. */
  #isFirst({ record, id, lamport, device }: LoggedChange): boolean {
    if (record === 'annotation' || record === 'document' || record === 'link') return true;
    const created = this.#value(`SELECT clock -> '$."@created"' FROM "${record}" WHERE id = ?`, id);
    return created === JSON.stringify([lamport, device]);
  }

  #nameOf(record: RecordName | undefined, id: string): string | null {
    const column = record && NAMES[record];
    return column === undefined ? null : this.#value(`SELECT ${column} FROM "${record}" WHERE id = ?`, id);
  }

  /** The first of the records that is shown; those of a link's passages, where it starts. */
  #placeOf(record: RecordName, ids: ReadonlySet<string>): ActivityLine['place'] {
    const shown = (id: string): ActivityLine['place'] => {
      if (record === 'document') {
        const document = this.#value('SELECT id FROM document WHERE id = ? AND removed = 0', id);
        return document === null ? null : { document, annotation: null };
      }
      const annotation =
        record === 'annotation'
          ? id
          : record === 'link' && this.#value('SELECT "from" FROM link WHERE id = ? AND removed = 0', id);
      if (!annotation) return null;
      const document = this.#value(
        `SELECT d.id FROM annotation a JOIN document d ON d.id = a.document AND d.removed = 0
         WHERE a.id = ? AND a.removed = 0`,
        annotation,
      );
      return document === null ? null : { document, annotation };
    };
    for (const id of ids) {
      const place = shown(id);
      if (place) return place;
    }
    return null;
  }

  #value(sql: string, id: string): string | null {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      statement = this.#db.prepare(sql).pluck();
      this.#prepared.set(sql, statement);
    }
    return (statement.get(id) as string | undefined) ?? null;
  }
}
