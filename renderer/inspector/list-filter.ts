/** Narrowing the list of annotations: by kind, by who made them, by tag. */
import type { Annotation } from '../../shared/records/annotation.ts';
import { KINDS, type Kind } from '../../shared/records/kind.ts';

export interface ListFilter {
  readonly kind: Kind | null;
  /** Id of who made them. */
  readonly person: string | null;
  /** Id of a tag they carry. */
  readonly tag: string | null;
}

export const noFilter: ListFilter = { kind: null, person: null, tag: null };

export function filtered(
  annotations: readonly Annotation[],
  { kind, person, tag }: ListFilter,
): readonly Annotation[] {
  if (kind === null && person === null && tag === null) return annotations;
  return annotations.filter(
    annotation =>
      (kind === null || annotation.kind === kind) &&
      (person === null || annotation.createdBy === person) &&
      (tag === null || annotation.tags.includes(tag)),
  );
}

export interface Tallies {
  readonly kinds: Readonly<Record<Kind, number>>;
  /** How many annotations each person made, and how many carry each tag, by id. */
  readonly people: ReadonlyMap<string, number>;
  readonly tags: ReadonlyMap<string, number>;
}

/** What there is to narrow to, counted in one pass. */
export function tally(annotations: readonly Annotation[]): Tallies {
  const counts = Object.fromEntries(KINDS.map(kind => [kind, 0])) as Record<Kind, number>;
  const people = new Map<string, number>();
  const tags = new Map<string, number>();
  for (const { kind, createdBy, tags: carried } of annotations) {
    counts[kind]++;
    people.set(createdBy, (people.get(createdBy) ?? 0) + 1);
    for (const tag of carried) tags.set(tag, (tags.get(tag) ?? 0) + 1);
  }
  return { kinds: counts, people, tags };
}
