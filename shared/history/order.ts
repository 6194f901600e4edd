/** The order of changes, and the rule that decides which of two values a field keeps. */

/** When a field was last set: the Lamport time of the change and the device that made it. */
export type Clock = readonly [lamport: number, device: string];

/**
 * Orders two clocks: by Lamport time, then by device. Total, and the same on every computer, which is what
 * makes merging in any order end in one state. Devices are ASCII, so code-unit order equals SQLite's BINARY.
 */
export function compareClocks(a: Clock, b: Clock): number {
  if (a[0] !== b[0]) return a[0] - b[0];
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}

/** Whether a change made at `candidate` takes a field from the change made at `holder` (last writer wins). */
export function wins(candidate: Clock, holder: Clock | undefined): boolean {
  return holder === undefined || compareClocks(candidate, holder) > 0;
}

/**
 * Furthest a received Lamport clock may lie ahead of the highest seen here. A file that jumps further is
 * damaged or hostile: accepting it would exhaust the counter and let that file win every later edit.
 */
export const MAX_LAMPORT_JUMP = 2 ** 32;
