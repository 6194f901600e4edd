/** What a form says about an article, and the way to and from the record. */
import type { Membership } from '../../shared/records/collection.ts';
import {
  type Direction,
  type Document,
  type DocumentMetadata,
  type DocumentPatch,
  PublishedDate,
} from '../../shared/records/document.ts';

/** Every field as it stands in its control; an empty one is unset. */
export interface MetadataForm {
  readonly title: string;
  readonly byline: string;
  readonly publication: string;
  readonly published: string;
  readonly url: string;
  readonly accessed: string;
  readonly language: string;
  readonly direction: Direction;
}

export const textFields = ['byline', 'publication', 'published', 'url', 'accessed', 'language'] as const;
export type MetadataField = 'title' | (typeof textFields)[number];

export const fieldLabels: Readonly<Record<MetadataField, string>> = {
  title: 'Title',
  byline: 'Byline',
  publication: 'Publication',
  published: 'Published',
  url: 'URL',
  accessed: 'Accessed',
  language: 'Language',
};

export function formOf(metadata: DocumentMetadata): MetadataForm {
  const { title, direction } = metadata;
  const texts = Object.fromEntries(textFields.map(name => [name, metadata[name] ?? '']));
  return { title, direction, ...(texts as Record<(typeof textFields)[number], string>) };
}

/** The metadata a form stands for; empty fields are absent. */
export function metadataOf(form: MetadataForm): DocumentMetadata {
  const set = textFields.flatMap(name => (form[name].trim() === '' ? [] : [[name, form[name].trim()]]));
  return { title: form.title.trim(), direction: form.direction, ...Object.fromEntries(set) };
}

/** The fields of the form that differ from the record; an emptied one is cleared. */
export function patchOf(document: Document, form: MetadataForm): DocumentPatch {
  const next = metadataOf(form);
  const patch: Record<string, string | null> = {};
  if (next.title !== document.title) patch.title = next.title;
  if (next.direction !== document.direction) patch.direction = next.direction;
  for (const name of textFields) {
    if (next[name] !== document[name]) patch[name] = next[name] ?? null;
  }
  return patch;
}

/** What leads from one set of collections to another: those that come are true, those that go are false. */
export function membershipBetween(before: readonly string[], after: readonly string[]): Membership {
  const come = after.filter(id => !before.includes(id)).map(id => [id, true] as const);
  const go = before.filter(id => !after.includes(id)).map(id => [id, false] as const);
  return Object.fromEntries([...come, ...go]);
}

/** What is wrong with a field, in words for the person, or null. */
export function problemOf(form: MetadataForm, field: MetadataField): string | null {
  const value = form[field].trim();
  if (field === 'title') return value === '' ? 'An article needs a title' : null;
  if ((field === 'published' || field === 'accessed') && value !== '') return dateProblem(value);
  if (field === 'language' && value !== '' && !isLanguage(value))
    return 'Write a language tag such as en, ur or pt-BR';
  return null;
}

export function isSound(form: MetadataForm): boolean {
  return (['title', ...textFields] as const).every(field => problemOf(form, field) === null);
}

function dateProblem(value: string): string | null {
  if (!PublishedDate.safeParse(value).success) return 'Write a date as 2025-03-16, 2025-03 or 2025';
  const [, month = '01', day = '01'] = /^-?\d{4}(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value) ?? [];
  const date = new Date(Date.UTC(2024, Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return exists ? null : 'There is no such day';
}

function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
