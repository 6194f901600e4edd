/**
 * What of a record's changes travels in a share: of each change the fields whose values still count, under its
 * own number and clocks, so that whoever merges the share and later the whole ends with the same workspace.
 * Pure.
 */
import type { Change, Value } from '../../../shared/history/change.ts';
import { type Clock, compareClocks, wins } from '../../../shared/history/order.ts';

export interface CutRule {
  /** Only that the record was removed is told. */
  readonly isRemoval: boolean;
  /** Keeps what was overwritten, too. */
  readonly hasHistory: boolean;
  /** Whether a field is left out whatever it holds. */
  isWithheld(field: string): boolean;
  /** Whether a change lost this field to another that had not seen it: such a value still counts. */
  isDisputed(change: Change, field: string): boolean;
}

/** A change as it travels. */
export interface SharedChange {
  readonly change: Change;
  /** Null when it is whole; otherwise whether a value that still counts was left out. */
  readonly cut: { readonly withheld: boolean } | null;
}

/** @param changes All of one record, in any order. */
export function cutChanges(changes: readonly Change[], rule: CutRule): SharedChange[] {
  const { holders, first } = decided(changes);
  const shared: SharedChange[] = [];
  for (const change of changes) {
    const clock = clockOf(change);
    const counts = (field: string) =>
      isSame(holders.get(field), clock) || (!rule.isRemoval && rule.isDisputed(change, field));
    const travels = (field: string) => {
      if (rule.isRemoval) return field === 'removed' && counts(field);
      // That work on it kept the record from being removed shows only where all of that work is.
      if (field === 'removed' && change.fields.removed === true && counts(field)) return false;
      return !rule.isWithheld(field) && (rule.hasHistory || counts(field));
    };
    const fields = Object.entries(change.fields);
    const kept = fields.filter(([field]) => travels(field));
    // The first change says who made the record and when, even where nothing it set is left.
    const isMaking = !rule.isRemoval && isSame(first, clock);
    if (kept.length === 0 && !isMaking) continue;
    if (kept.length === fields.length && !rule.isRemoval) shared.push({ change, cut: null });
    else
      shared.push({
        change: { ...change, fields: Object.fromEntries(kept) },
        cut: { withheld: fields.some(([field]) => !travels(field) && counts(field)) },
      });
  }
  return shared;
}

/** Whether the record is removed by its changes. */
export function isRemovedBy(changes: readonly Change[]): boolean {
  let removed: Value = false;
  let holder: Clock | undefined;
  for (const change of changes) {
    const { removed: value } = change.fields;
    if (value === undefined || !wins(clockOf(change), holder)) continue;
    holder = clockOf(change);
    removed = value;
  }
  return removed === true;
}

/** For each field the clock of the change that holds it, and the clock of the first change. */
function decided(changes: readonly Change[]): {
  holders: ReadonlyMap<string, Clock>;
  first: Clock | undefined;
} {
  const holders = new Map<string, Clock>();
  let first: Clock | undefined;
  for (const change of changes) {
    const clock = clockOf(change);
    if (first === undefined || compareClocks(clock, first) < 0) first = clock;
    for (const field of Object.keys(change.fields))
      if (wins(clock, holders.get(field))) holders.set(field, clock);
  }
  return { holders, first };
}

function clockOf({ lamport, device }: Change): Clock {
  return [lamport, device];
}

function isSame(a: Clock | undefined, b: Clock): boolean {
  return a !== undefined && compareClocks(a, b) === 0;
}
