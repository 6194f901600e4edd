/**
 * Names of the parts of an archive: written by whoever made it, so nothing in them is believed. They are only
 * ever keys of a map and never paths of a disk; even so a name that would leave its folder is no name of ours.
 */

/** Longest name of a part, in UTF-16 units. */
const MAX_NAME = 1_024;

/**
 * A name with `/` between its folders and no `.` or empty step in it; null for one that is absolute, climbs
 * with `..`, holds control characters or is no name at all. A folder's own name keeps its `/` at the end.
 */
export function normalisedName(raw: string): string | null {
  const name = raw.replaceAll('\\', '/');
  if (name.length > MAX_NAME || /\p{Cc}/u.test(name)) return null;
  if (name.startsWith('/') || /^[A-Za-z]:/.test(name)) return null;
  const steps = name.split('/');
  if (steps.includes('..')) return null;
  const kept = steps.filter((step, i) => step !== '.' && (step !== '' || i === steps.length - 1));
  const normalised = kept.join('/').normalize('NFC');
  return normalised === '' || normalised === '/' ? null : normalised;
}

/** What two names have in common that mean one part to a reader that ignores case (ECMA-376-2, 6.2.2.3). */
export function foldedName(name: string): string {
  return name.toLowerCase();
}

/**
 * The name as characters. Archives mark UTF-8 names as such, but some programs write them without the mark;
 * what is valid UTF-8 is hardly ever anything else.
 */
export function decodedName(raw: Uint8Array, fallback: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch (error) {
    if (error instanceof TypeError) return fallback;
    throw error;
  }
}
