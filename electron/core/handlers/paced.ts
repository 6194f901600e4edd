/** Work that can pause, so that a long plan holds up no other call and can be cancelled. */

/** Work done step by step; at each yield it may wait. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Longest time between pauses, in ms: below what a person feels. */
const PAUSE_AFTER = 40;

/** Does all steps without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Does all steps and lets other work go on in between.
 * @param check Called after each pause; ends the work by throwing.
 */
export async function paced<T>(steps: Steps<T>, check: () => void): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - since < PAUSE_AFTER) continue;
    await new Promise(resolve => setImmediate(resolve));
    check();
    since = performance.now();
  }
}
