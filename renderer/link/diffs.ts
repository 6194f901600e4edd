/**
 * What a commit does to lists that were read before it. Pure, and idempotent: a list that was read after the
 * commit holds its records already, and applying the diff again leaves it as it is.
 */
import type { DocumentSummary } from '../../shared/contract/documents.ts';
import type { Diff, Entry } from '../../shared/history/diff.ts';
import type { Annotation } from '../../shared/records/annotation.ts';
import type { KindCounts } from '../../shared/records/document.ts';

type RecordName = Entry['record'];
type ValueOf<R extends RecordName> = Extract<Entry, { record: R }>['value'];

/** Records of one name as a diff leaves them: those that are there now, and the ids of those that are not. */
export interface Outcome<T> {
  readonly present: readonly T[];
  readonly gone: ReadonlySet<string>;
}

/** Picks the records of one name out of a diff. */
export function outcomeOf<R extends RecordName>(diff: Diff, record: R): Outcome<ValueOf<R>> {
  const pick = (entries: readonly Entry[]): ValueOf<R>[] =>
    // The name decides the type of the value; the compiler cannot see that through a type parameter.
    entries.filter(entry => entry.record === record).map(entry => entry.value as ValueOf<R>);
  const present = [...pick(diff.added), ...pick(diff.updated.map(([, after]) => after))];
  return { present, gone: new Set(pick(diff.removed).map(({ id }) => id)) };
}

/** Whether a diff touches any record of these names. */
export function touches(diff: Diff, ...records: readonly RecordName[]): boolean {
  const entries = [...diff.added, ...diff.removed, ...diff.updated.map(([before]) => before)];
  return entries.some(entry => records.includes(entry.record));
}

/** Up to this many are put into their places one by one. */
const FEW = 64;

/**
 * Annotations of one document after a diff, in the order of the text, orphans last, as they are read. Sorting
 * 50,000 again for one that is tagged would stop the window for 50 ms.
 */
export function annotationsAfter(
  list: readonly Annotation[],
  document: string,
  { present, gone }: Outcome<Annotation>,
): Annotation[] {
  const changed = new Map(present.map(annotation => [annotation.id, annotation]));
  const leaving = new Set([...gone, ...changed.keys()]);
  const after = list.filter(({ id }) => !leaving.has(id));
  const incoming = [...changed.values()].filter(annotation => annotation.document === document);
  if (incoming.length > FEW) return [...after, ...incoming].sort(inTextOrder);
  for (const annotation of incoming) after.splice(placeOf(annotation, after), 0, annotation);
  return after;
}

/** Index at which an annotation goes into a list in the order of the text. */
function placeOf(annotation: Annotation, list: readonly Annotation[]): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = list[middle];
    if (there && inTextOrder(there, annotation) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** By start, then end; those without a place last, oldest first. */
function inTextOrder(a: Annotation, b: Annotation): number {
  const place = (offset: number | null) => offset ?? Number.POSITIVE_INFINITY;
  const byStart = compare(place(a.position.start), place(b.position.start));
  return byStart || compare(place(a.position.end), place(b.position.end)) || compare(a.id, b.id);
}

function compare<T extends number | string>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Counts the annotations of each kind. */
export function countKinds(annotations: readonly Annotation[]): KindCounts {
  const counts = { claim: 0, precedent: 0, option: 0 };
  for (const { kind } of annotations) counts[kind]++;
  return counts;
}

/** Documents whose annotations a diff adds, changes or removes. */
export function documentsTouched(diff: Diff): Set<string> {
  const entries = [...diff.added, ...diff.removed, ...diff.updated.flat()];
  return new Set(entries.flatMap(entry => (entry.record === 'annotation' ? [entry.value.document] : [])));
}

/** Whether a diff changes which annotations carry which tags. */
export function changesTagging(diff: Diff): boolean {
  const carries = (entry: Entry) => entry.record === 'annotation' && entry.value.tags.length > 0;
  if ([...diff.added, ...diff.removed].some(carries)) return true;
  return diff.updated.some(
    ([before, after]) =>
      before.record === 'annotation' &&
      after.record === 'annotation' &&
      before.value.tags.join() !== after.value.tags.join(),
  );
}

/** The library with articles that came, newest first as it is read; one that is there already stays as it is. */
export function withArrivals(
  list: readonly DocumentSummary[],
  arrived: readonly DocumentSummary[],
): DocumentSummary[] {
  const known = new Set(list.map(({ document }) => document.id));
  const fresh = arrived.filter(({ document }) => !known.has(document.id));
  if (fresh.length === 0) return [...list];
  // Ids begin with the time they were made (UUID version 7).
  return [...list, ...fresh].sort((a, b) => compare(b.document.id, a.document.id));
}
