/** A filter as the parts it narrows by: each is a chip in words, and can be taken away. Pure. */
import type { EvidenceFilter, FieldCondition } from '../../shared/records/evidence-filter.ts';
import { type KindFieldName, kindFields, kinds } from '../../shared/records/kind.ts';
import { columnLabel, fieldOf, type Names, STATUS_LABELS } from './columns.ts';

/** What a table can be narrowed by, beside the words in its search field. */
export type Facet =
  | 'kinds'
  | 'tags'
  | 'documents'
  | 'people'
  | 'statuses'
  | 'keyPassage'
  | 'leastConfidence'
  | 'created'
  | 'annotations'
  | KindFieldName;

export interface FilterNames extends Names {
  document(id: string): string;
}

export interface FilterPart {
  readonly facet: Facet;
  /** As a chip says it: “Tag: water”. */
  readonly words: string;
}

const LABELS = {
  kinds: 'Kind',
  tags: 'Tag',
  documents: 'Article',
  people: 'Made by',
  statuses: 'Status',
  keyPassage: 'Key passage',
  leastConfidence: 'Confidence',
  created: 'Date made',
  annotations: 'Chosen annotations',
} as const;

export function facetLabel(facet: Facet): string {
  return isField(facet) ? columnLabel(facet) : LABELS[facet];
}

/** The facets one can ask for, in the order of a menu: the common ones, then the fields by kind. */
export const commonFacets = [
  'kinds',
  'tags',
  'documents',
  'people',
  'statuses',
  'keyPassage',
  'leastConfidence',
  'created',
] as const satisfies readonly Facet[];

export function isField(facet: Facet): facet is KindFieldName {
  return kindFields.some(({ name }) => name === facet);
}

/** Most names a chip spells out. */
const SPELT = 2;

function several(names: readonly string[]): string {
  if (names.length <= SPELT) return names.join(' or ');
  return `${names.slice(0, SPELT).join(', ')} or ${names.length - SPELT} more`;
}

/** The parts of a filter that narrow, without its words. */
export function partsOf(filter: EvidenceFilter, names: FilterNames): FilterPart[] {
  const parts: FilterPart[] = [];
  const add = (facet: Facet, words: string) => parts.push({ facet, words: `${facetLabel(facet)}: ${words}` });
  if (filter.kinds) add('kinds', several(filter.kinds.map(kind => kinds[kind].label)));
  if (filter.tags) add('tags', several(filter.tags.map(id => names.tag(id) ?? 'a removed tag')));
  if (filter.isUntagged !== undefined) add('tags', filter.isUntagged ? 'none' : 'any');
  if (filter.documents) add('documents', several(filter.documents.map(names.document)));
  if (filter.people) add('people', several(filter.people.map(names.person)));
  if (filter.statuses) add('statuses', several(filter.statuses.map(status => STATUS_LABELS[status])));
  if (filter.keyPassage !== undefined) add('keyPassage', filter.keyPassage ? 'yes' : 'no');
  if (filter.leastConfidence !== undefined) add('leastConfidence', `at least ${filter.leastConfidence}`);
  if (filter.createdFrom !== undefined || filter.createdBefore !== undefined) add('created', datesOf(filter));
  if (filter.annotations) add('annotations', filter.annotations.length.toLocaleString('en'));
  for (const condition of filter.fields ?? []) add(condition.field, conditionWords(condition));
  return parts;
}

function conditionWords({ field, is, has, isEmpty }: FieldCondition): string {
  const described = fieldOf(field)?.field;
  const options: Readonly<Record<string, string>> =
    described && 'options' in described ? described.options : {};
  const words = [
    is && several(is.map(value => options[value] ?? value)),
    has !== undefined && `has “${has}”`,
    isEmpty !== undefined && (isEmpty ? 'not set' : 'set'),
  ];
  return words.filter(Boolean).join(', ');
}

function datesOf({ createdFrom, createdBefore }: EvidenceFilter): string {
  const from = createdFrom === undefined ? '' : `from ${dayOf(createdFrom)}`;
  const to = createdBefore === undefined ? '' : `until ${dayOf(createdBefore - 1)}`;
  return `${from} ${to}`.trim();
}

/** The day of a time where the analyst is, as `2026-03-16`. */
export function dayOf(time: number): string {
  const date = new Date(time);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The first moment of a day written as `2026-03-16`, in ms since 1970; `days` later. NaN for anything else. */
export function startOfDay(day: string, days = 0): number {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return new Date(Number(year), Number(month) - 1, Number(date) + days).getTime();
}

/** The filter without what a facet narrows by. */
export function without(filter: EvidenceFilter, facet: Facet): EvidenceFilter {
  if (isField(facet)) {
    const fields = filter.fields?.filter(({ field }) => field !== facet) ?? [];
    const { fields: _, ...rest } = filter;
    return fields.length > 0 ? { ...rest, fields } : rest;
  }
  const gone: readonly string[] =
    facet === 'tags'
      ? ['tags', 'isUntagged']
      : facet === 'created'
        ? ['createdFrom', 'createdBefore']
        : [facet];
  return Object.fromEntries(Object.entries(filter).filter(([part]) => !gone.includes(part)));
}

/** The filter with one field's condition put in the place of the one before. */
export function withCondition(filter: EvidenceFilter, condition: FieldCondition): EvidenceFilter {
  const rest = without(filter, condition.field);
  return { ...rest, fields: [...(rest.fields ?? []), condition] };
}

/** Whether it lets everything through. */
export function isOpen(filter: EvidenceFilter): boolean {
  return Object.values(filter).every(part => part === undefined || part === '');
}
