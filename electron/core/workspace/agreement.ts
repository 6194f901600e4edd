/** How far people agree: reads what each of them marked, compares it, and says it in the words people know. */
import { type ComparedRow, compare, type DifferingUnit } from '../../../shared/agreement/compare.ts';
import type { Mark } from '../../../shared/agreement/units.ts';
import type { Agreement, AgreementRow, Dispute } from '../../../shared/contract/agreement.ts';
import type { AgreementQuery } from '../../../shared/records/agreement.ts';
import type { Direction } from '../../../shared/records/document.ts';
import { KINDS, type Kind, kinds } from '../../../shared/records/kind.ts';
import { TagForest } from '../../../shared/records/tag-forest.ts';
import type { ReadableDb } from './db.ts';
import { scopeOf } from './evidence-filter.ts';
import { allTags } from './tags.ts';

/** Most disputes an answer holds: more than anybody walks through, and a few megabytes. */
const MOST_DISPUTES = 10_000;
/** Longest quote of a dispute, in UTF-16 units. */
const QUOTE_LENGTH = 200;

/** A document with what was marked in it. */
interface Marked {
  readonly id: string;
  readonly title: string;
  readonly direction: Direction;
  readonly content: string;
  /** Of its text, in UTF-16 units. */
  readonly length: number;
  readonly marks: Mark[];
}

interface Row {
  readonly id: string;
  readonly document: string;
  readonly kind: Kind;
  readonly person: string;
  readonly start: number | null;
  readonly end: number | null;
  /** Ids of tags that are not removed, with commas between. */
  readonly tags: string | null;
}

/** The answer at once. */
export function agreementOf(db: ReadableDb, query: AgreementQuery): Agreement {
  for (const answer of agreementSteps(db, query)) if (answer) return answer;
  throw new Error('the comparison ended without an answer');
}

/**
 * Compares in steps: gives null now and then, and the answer last. All of it is read before the first step, but for
 * the quotes, whose texts never change.
 */
export function* agreementSteps(
  db: ReadableDb,
  query: AgreementQuery,
): Generator<Agreement | null, void, undefined> {
  const { documents, people, unplaced } = readMarked(db, query);
  const compared = query.people ? people.filter(({ id }) => query.people?.includes(id)) : people;
  const ids = compared.map(({ id }) => id);
  const texts = documents.filter(({ marks }) => judgesOf(marks, ids) > 1);
  const answer = { people, compared: ids, documents: texts.length, unplaced };
  if (texts.length === 0) {
    yield { ...answer, rows: [], disputes: [], disputed: 0 };
    return;
  }
  const names = labelNames(db, query);
  const used = new Set(texts.flatMap(({ marks }) => marks.flatMap(({ labels }) => labels)));
  const labels = [...names.keys()].filter(id => used.has(id));
  const { rows, differing, total } = yield* compare({
    people: ids,
    texts,
    unit: query.unit,
    labels,
    most: MOST_DISPUTES,
  });
  const personNames = new Map(people.map(({ id, name }) => [id, name]));
  yield {
    ...answer,
    rows: rows.map(row => told(row, names, personNames)),
    disputes: disputesOf(db, differing, { texts, names, personNames }),
    disputed: total,
  };
}

function judgesOf(marks: readonly Mark[], people: readonly string[]): number {
  return new Set(marks.map(({ person }) => person).filter(id => people.includes(id))).size;
}

/** What everyone marked in the documents asked for, in the order of the library and of the texts. */
function readMarked(db: ReadableDb, query: AgreementQuery) {
  const { sql, values } = scopeOf(db, query.documents ? { documents: query.documents } : {});
  const rows = db
    .prepare<[object], Row>(
      `SELECT annotation.id, annotation.document, annotation.kind, annotation.created_by AS person,
         annotation.position_start AS start, annotation.position_end AS end,
         (SELECT group_concat(tag.id) FROM annotation_tag JOIN tag ON tag.id = annotation_tag.tag
           WHERE annotation_tag.annotation = annotation.id AND tag.removed = 0) AS tags
       FROM document JOIN annotation ON annotation.document = document.id WHERE ${sql}
       ORDER BY document.id, annotation.position_start, annotation.position_end, annotation.id`,
    )
    .all(values);
  const documents = new Map<string, Marked>();
  const counts = new Map<string, number>();
  let unplaced = 0;
  for (const { id, document, kind, person, start, end, tags } of rows) {
    counts.set(person, (counts.get(person) ?? 0) + 1);
    const marked = documents.get(document) ?? readDocument(db, document);
    documents.set(document, marked);
    // The text of a document may have been left out of what a colleague sent.
    if (start === null || end === null || end > marked.length) unplaced++;
    else {
      const labels = query.of === 'kind' ? [kind] : (tags?.split(',') ?? []);
      marked.marks.push({ id, person, start, end, labels });
    }
  }
  return { documents: [...documents.values()], people: peopleOf(db, counts), unplaced };
}

function readDocument(db: ReadableDb, id: string): Marked {
  const row = db
    .prepare<[string], Omit<Marked, 'length' | 'marks'> & { text: string }>(
      `SELECT document.id, document.title, document.direction, document.content, content.text
       FROM document JOIN content ON content.hash = document.content WHERE document.id = ?`,
    )
    .get(id);
  if (!row) throw new Error(`document ${id} has annotations and no content`);
  const { text, ...document } = row;
  return { ...document, length: text.length, marks: [] };
}

function peopleOf(db: ReadableDb, counts: ReadonlyMap<string, number>): Agreement['people'] {
  const names = new Map(
    db.prepare<[], [id: string, name: string]>('SELECT id, name FROM person').raw().all(),
  );
  const byName = new Intl.Collator('en').compare;
  return Array.from(counts, ([id, annotations]) => ({ id, name: names.get(id) ?? id, annotations })).sort(
    (a, b) => byName(a.name, b.name) || (a.id < b.id ? -1 : 1),
  );
}

/** Every label by its id, in the order of the kinds or of the codebook; tags by their paths. */
function labelNames(db: ReadableDb, { of }: AgreementQuery): Map<string, string> {
  if (of === 'kind') return new Map(KINDS.map(kind => [kind, kinds[kind].label]));
  const tags = allTags(db);
  const forest = new TagForest(tags);
  const pathOf = (id: string): string =>
    forest
      .pathOf(id)
      .map(({ name }) => name)
      .join(' / ');
  const byName = new Intl.Collator('en', { numeric: true }).compare;
  return new Map(tags.map(({ id }): [string, string] => [id, pathOf(id)]).sort((a, b) => byName(a[1], b[1])));
}

type Names = ReadonlyMap<string, string>;

function told({ pair, label, ...figures }: ComparedRow, labels: Names, people: Names): AgreementRow {
  const { observed, kappa, alpha, alphaU, units } = figures;
  return {
    key: pair?.join(' ') ?? label ?? '',
    scope: pair ? 'pair' : label === null ? 'overall' : 'label',
    label: pair
      ? pair.map(id => people.get(id) ?? id).join(' and ')
      : label === null
        ? 'Everyone'
        : (labels.get(label) ?? label),
    pair: pair ? [...pair] : [],
    observed: observed.value,
    kappa: kappa.value,
    alpha: alpha.value,
    alphaU: alphaU.value,
    units,
    reason: reasonOf(figures),
  };
}

/** Why figures are missing, those with one reason together: "kappa, alpha: …". */
function reasonOf({ observed, kappa, alpha, alphaU }: Omit<ComparedRow, 'pair' | 'label'>): string | null {
  const named = { 'observed agreement': observed, kappa, alpha, 'alpha-u': alphaU };
  const missing = Object.entries(named).flatMap(([name, { reason }]) =>
    reason === null ? [] : [{ name, reason }],
  );
  const together = Map.groupBy(missing, ({ reason }) => reason);
  const told = Array.from(
    together,
    ([reason, figures]) => `${figures.map(({ name }) => name).join(', ')}: ${reason}`,
  );
  return told.length === 0 ? null : told.join('; ');
}

function disputesOf(
  db: ReadableDb,
  differing: readonly DifferingUnit[],
  { texts, names, personNames }: { texts: readonly Marked[]; names: Names; personNames: Names },
): Dispute[] {
  const documents = new Map(texts.map(text => [text.id, text]));
  const read = db.prepare<[string], string>('SELECT text FROM content WHERE hash = ?').pluck();
  let shown = { content: '', text: '' };
  return differing.flatMap(({ text, start, end, said }) => {
    const document = documents.get(text);
    if (!document) return [];
    const { id, title, direction, content } = document;
    if (shown.content !== content) shown = { content, text: read.get(content) ?? '' };
    return {
      document: id,
      title,
      direction,
      start,
      end,
      quote: shown.text.slice(start, Math.min(end, start + QUOTE_LENGTH)),
      said: said.map(({ person, marks }) => ({
        person,
        name: personNames.get(person) ?? person,
        labels: [...new Set(marks.flatMap(mark => mark.labels))].map(label => names.get(label) ?? label),
        annotations: marks.map(mark => mark.id),
      })),
    };
  });
}
