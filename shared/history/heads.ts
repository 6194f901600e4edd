/**
 * What to make of changes that did not know of each other. A change is a head of a field when no other change of
 * that field had seen it; a field with several heads of different values is a disagreement. Which of them the row
 * holds is decided by the order alone (`order.ts`); this finds the others, so that no judgement is lost silently.
 */
import type { Change } from './change.ts';
import { compareClocks } from './order.ts';
import { type Horizon, hasSeen, type Seen, unite } from './seen.ts';

/** Whether the device that made `later` had `earlier` before it. */
export type Saw = (later: Change, earlier: Change) => boolean;

type Fixed = Pick<Change, 'device' | 'seq' | 'lamport'>;

/** What each device had seen, by its merges. */
export class Sight {
  /** Of each device, its merges in order; each knows what the ones before knew. */
  readonly #merges = new Map<string, { readonly seq: number; readonly seen: Seen }[]>();

  constructor(horizons: Iterable<Horizon>) {
    const ordered = [...horizons].sort((a, b) => a.seq - b.seq);
    for (const { device, seq, seen } of ordered) {
      const merges = this.#merges.get(device) ?? [];
      merges.push({ seq, seen: unite(merges.at(-1)?.seen ?? {}, seen) });
      this.#merges.set(device, merges);
    }
  }

  readonly saw = (later: Fixed, earlier: Fixed): boolean => {
    if (later.device === earlier.device) return later.seq > earlier.seq;
    // A Lamport time is higher than all that was seen, so what is not lower was not.
    if (earlier.lamport >= later.lamport) return false;
    const merge = this.#merges.get(later.device)?.findLast(({ seq }) => seq < later.seq);
    return merge !== undefined && hasSeen(merge.seen, earlier.device, earlier.seq);
  };
}

/** A value that lost its field to one that had not seen it. */
export interface Loser {
  readonly field: string;
  readonly change: Change;
}

/**
 * The disagreements in the changes of one record. Fields whose heads all say the same are none. Of `removed`,
 * see `isRemoved`.
 * @param isSame Whether two values are the same.
 */
export function losersOf(
  changes: readonly Change[],
  saw: Saw,
  isSame: (a: unknown, b: unknown) => boolean,
): Loser[] {
  if (isByOneDevice(changes)) return [];
  const byField = new Map<string, Change[]>();
  for (const change of changes)
    for (const field of Object.keys(change.fields)) {
      const setters = byField.get(field);
      if (setters) setters.push(change);
      else byField.set(field, [change]);
    }
  const losers: Loser[] = [];
  for (const [field, setters] of byField) {
    if (field === 'removed' || isByOneDevice(setters)) continue;
    const heads = headsOf(setters, saw);
    const winner = heads.reduce((best, head) => (compare(head, best) > 0 ? head : best));
    for (const change of heads)
      if (!isSame(change.fields[field], winner.fields[field])) losers.push({ field, change });
  }
  return losers;
}

/**
 * Whether a record is removed, given all its changes: when one removal that nobody took back knew of every change
 * of the record that did not know of the removal. An edit made without knowing of a removal keeps the record.
 * @param dependents Changes of other records that count as edits of this one: passages of an article.
 */
export function isRemoved(changes: readonly Change[], dependents: readonly Change[], saw: Saw): boolean {
  const settings = changes.filter(({ fields }) => 'removed' in fields);
  const removals = headsOf(settings, saw).filter(({ fields }) => fields.removed === true);
  const edits = [...changes.filter(isEdit), ...dependents];
  return removals.some(removal => !edits.some(edit => areConcurrent(edit, removal, saw)));
}

/** The removals that an edit kept from taking effect, when the record is not removed. */
export function overruledRemovals(changes: readonly Change[], saw: Saw): Change[] {
  const settings = changes.filter(({ fields }) => 'removed' in fields);
  return headsOf(settings, saw).filter(({ fields }) => fields.removed === true);
}

function isEdit({ fields }: Change): boolean {
  return fields.removed !== true || Object.keys(fields).length > 1;
}

function areConcurrent(a: Change, b: Change, saw: Saw): boolean {
  return a !== b && !saw(a, b) && !saw(b, a);
}

function headsOf(setters: readonly Change[], saw: Saw): Change[] {
  return setters.filter(one => !setters.some(other => other !== one && saw(other, one)));
}

function isByOneDevice(changes: readonly Change[]): boolean {
  const [first] = changes;
  return changes.every(({ device }) => device === first?.device);
}

function compare(a: Change, b: Change): number {
  return compareClocks([a.lamport, a.device], [b.lamport, b.device]);
}
