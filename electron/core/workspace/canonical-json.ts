/** JSON that is the same text for the same value: what hashes and comparisons are made on. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * Writes a value with the keys of every object in code-unit order and lone surrogates replaced by U+FFFD
 * (SQLite stores UTF-8, which has no way to write them). Absent values (`undefined`) are left out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(asCanonical(value));
}

/** The value itself where it is as `canonical` would make it, else what that makes of it. */
export function asCanonical<T>(value: T): T {
  // Much of what is written was read from such JSON: seeing that takes half the time of making a sorted copy.
  return isCanonical(value) ? value : (canonical(value) as T);
}

/** The same value with sorted keys and well-formed text. */
export function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed();
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(entries.map(([key, inner]) => [key.toWellFormed(), canonical(inner)]));
}

/** Whether a value is as `canonical` would make it. */
function isCanonical(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (Array.isArray(value)) return value.every(isCanonical);
  if (typeof value !== 'object' || value === null) return value !== undefined;
  let last = '';
  for (const [key, inner] of Object.entries(value)) {
    if (key < last || !key.isWellFormed() || !isCanonical(inner)) return false;
    last = key;
  }
  return true;
}

/** Whether two values of the log are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== typeof b || a === null || b === null) return false;
  return canonicalJson(a) === canonicalJson(b);
}
