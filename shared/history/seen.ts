/**
 * Which changes a copy of a workspace had: a version vector (Parker et al. 1983) whose entries are sets of
 * intervals rather than one number, because a share may leave changes out in the middle.
 */
import { z } from 'zod';
import { DeviceId } from './change.ts';

const Interval = z.tuple([z.int().positive(), z.int().positive()]).refine(([first, last]) => first <= last);

/** For each device the numbers of its changes, as intervals in order that neither touch nor overlap. */
export const Seen = z.record(DeviceId, z.array(Interval)).refine(
  seen =>
    Object.values(seen).every(intervals =>
      intervals.every(([first], i) => {
        const before = intervals[i - 1];
        return before === undefined || first > before[1] + 1;
      }),
    ),
  'its intervals are not in order',
);
export type Seen = Readonly<Record<string, readonly (readonly [first: number, last: number])[]>>;

/** What a device had seen when it merged. */
export const Horizon = z.object({
  device: DeviceId,
  /** Its last change before the merge, 0 for none: those after it had seen all of `seen`. */
  seq: z.int().nonnegative(),
  seen: Seen,
});
export type Horizon = { readonly device: string; readonly seq: number; readonly seen: Seen };

/** A change that came without some of its fields. */
export const Cut = z.object({
  device: DeviceId,
  seq: z.int().positive(),
  /** Whether a value that counts today is among the missing ones. */
  withheld: z.boolean(),
});
export type Cut = z.infer<typeof Cut>;

/** Whether the set has that change. */
export function hasSeen(seen: Seen, device: string, seq: number): boolean {
  const intervals = seen[device];
  if (!intervals) return false;
  // The last interval that begins no later than the change.
  let low = 0;
  let high = intervals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle]?.[0] ?? 0) <= seq) low = middle + 1;
    else high = middle;
  }
  return (intervals[low - 1]?.[1] ?? 0) >= seq;
}

/** The set of everything either has. */
export function unite(a: Seen, b: Seen): Seen {
  const united: Record<string, readonly (readonly [number, number])[]> = { ...a };
  for (const [device, intervals] of Object.entries(b))
    united[device] = joined([...(a[device] ?? []), ...intervals]);
  return united;
}

/** Intervals in order, those that touch or overlap made one. */
export function joined(
  intervals: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const result: [number, number][] = [];
  for (const [first, last] of [...intervals].sort((a, b) => a[0] - b[0])) {
    const before = result.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else result.push([first, last]);
  }
  return result;
}

/** The set of some changes of one device, given their numbers in any order. */
export function intervalsOf(numbers: Iterable<number>): readonly (readonly [number, number])[] {
  return joined([...numbers].map(number => [number, number] as const));
}
