/** The places an analyst has been at, as a browser keeps them: back, forward, and a new place drops what lay ahead. */

export interface Visits<T> {
  readonly past: readonly T[];
  readonly here: T;
  readonly ahead: readonly T[];
}

/** Places kept behind. */
const MOST = 50;

export function startAt<T>(here: T): Visits<T> {
  return { past: [], here, ahead: [] };
}

/** Goes on to a new place. */
export function visit<T>({ past, here }: Visits<T>, next: T): Visits<T> {
  return { past: [...past, here].slice(-MOST), here: next, ahead: [] };
}

/** Changes what is known of the present place without leaving it. */
export function stayAt<T>(visits: Visits<T>, here: T): Visits<T> {
  return { ...visits, here };
}

/** The place before; the same visits when there is none. */
export function goBack<T>(visits: Visits<T>): Visits<T> {
  const { past, here, ahead } = visits;
  const before = past.at(-1);
  return before === undefined ? visits : { past: past.slice(0, -1), here: before, ahead: [here, ...ahead] };
}

/** The place that was left by going back; the same visits when there is none. */
export function goForward<T>(visits: Visits<T>): Visits<T> {
  const { past, here, ahead } = visits;
  const [next, ...rest] = ahead;
  return next === undefined ? visits : { past: [...past, here], here: next, ahead: rest };
}
