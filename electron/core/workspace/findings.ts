/** What the parts of a check tell. */

/** One after the other: a problem in words, or null for one more thing that is as it should be. */
export type Findings = Iterable<string | null>;
