/** What was kept for this tab, to be checked by whoever kept it. */

/** The JSON under a name of the session's storage; null where there is none. */
export function keptJson(key: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null');
  } catch (error) {
    // Whatever else was stored under the name is not ours.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
