/** Which drawn line takes the elements of which line that is drawn no more. Pure. */

/** A key of React by the number of the line. */
export type LineKeys = ReadonlyMap<number, number>;

/**
 * Keys for the lines that are drawn now. One that was drawn before keeps its own, so that a step down draws only the
 * line that came. After a jump, when none of them was but the one the keyboard is on, the others take over the
 * elements of those before, in order: filling them with other words costs less than making them anew.
 * @param lines Numbers of lines, none twice.
 */
export function keysFor(lines: readonly number[], before: LineKeys): LineKeys {
  const free = [...before].flatMap(([line, key]) => (lines.includes(line) ? [] : [key]));
  const isJump = before.size - free.length <= 1;
  let next = Math.max(-1, ...before.values()) + 1;
  return new Map(
    lines.map(line => [line, before.get(line) ?? (isJump ? free.shift() : undefined) ?? next++]),
  );
}
