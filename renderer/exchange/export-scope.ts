/** Which annotations an export takes: everything, one article, or what was chosen before the dialog opened. */
import type { EvidenceFilter } from '../../shared/records/evidence-filter.ts';
import {
  type ExportChoices,
  type ExportOptions,
  type Preset,
  presets,
} from '../../shared/records/export-options.ts';
import { KINDS, type Kind } from '../../shared/records/kind.ts';
import { isOpen } from '../table/filter-parts.ts';

/** How it is exported: as the last time, but for a matrix that was asked for. */
export type DialogChoices = ExportChoices & Pick<ExportOptions, 'matrix'>;

/** A choice made elsewhere, such as a selection or the filter of a table. */
export interface ExportScope {
  readonly filter: EvidenceFilter;
  /** In a few words: "12 selected annotations". */
  readonly label: string;
}

export type ScopeName = 'all' | 'document' | 'given';

/** What the dialog offers, and which of it first. */
export interface ScopesOffered {
  readonly document: string | null;
  readonly given: ExportScope | null;
  readonly first: ScopeName;
}

/**
 * @param document The open article.
 * @param first What was chosen before: a scope, or ids of articles, of which a single one is offered by its title.
 */
export function scopesOffered(
  document: string | null,
  first: ExportScope | readonly string[] | null,
): ScopesOffered {
  if (first === null) return { document, given: null, first: 'all' };
  // Not by `filter`, which lists have too.
  if ('label' in first)
    return isOpen(first.filter)
      ? { document, given: null, first: 'all' }
      : { document, given: first, first: 'given' };
  const [only] = first;
  if (only !== undefined && first.length === 1) return { document: only, given: null, first: 'document' };
  const given = { filter: { documents: [...first] }, label: `${first.length.toLocaleString('en')} articles` };
  return { document, given, first: 'given' };
}

/** Kinds a table has rows for; one for a single kind leaves nothing to choose. */
const kindsOfPreset: Partial<Record<Preset, readonly Kind[]>> = {
  claims: ['claim'],
  precedents: ['precedent'],
  options: ['option'],
};

/** The kinds that can be chosen for a file of these options within a scope. */
export function kindsOffered(
  { preset }: Pick<ExportOptions, 'preset'>,
  isTable: boolean,
  filter: EvidenceFilter,
): readonly Kind[] {
  const ofPreset = (isTable ? kindsOfPreset[preset] : undefined) ?? KINDS;
  return ofPreset.filter(kind => filter.kinds?.includes(kind) ?? true);
}

/** The filter with the kinds that were left out taken away. */
export function withoutKinds(
  filter: EvidenceFilter,
  offered: readonly Kind[],
  left: readonly Kind[],
): EvidenceFilter {
  if (offered.length < 2 || !offered.some(kind => left.includes(kind))) return filter;
  return { ...filter, kinds: offered.filter(kind => !left.includes(kind)) };
}

/** The filter without what the people made who were left out. @param people Ids of everybody. */
export function withoutPeople(
  filter: EvidenceFilter,
  people: readonly string[],
  left: readonly string[],
): EvidenceFilter {
  const offered = peopleOffered(people, filter);
  if (offered.length < 2 || !offered.some(id => left.includes(id))) return filter;
  return { ...filter, people: offered.filter(id => !left.includes(id)) };
}

/** Ids of the people there are to choose from within a scope. */
export function peopleOffered(people: readonly string[], filter: EvidenceFilter): readonly string[] {
  return people.filter(id => filter.people?.includes(id) ?? true);
}

/** Name of the file without its ending. */
export function exportName(
  workspace: string,
  { preset }: Pick<ExportOptions, 'preset'>,
  isTable: boolean,
): string {
  return isTable ? `${workspace} ${presets[preset].label.toLowerCase()}` : workspace;
}
