/** Which fields each record has, and what each may hold: the check every change passes before it is logged. */
import { z } from 'zod';
import { Anchor } from '../records/anchor.ts';
import { CollectionName } from '../records/collection.ts';
import { Hash, Id } from '../records/common.ts';
import { Direction, documentMetadata, ImportReport, ReadingStatus } from '../records/document.ts';
import { valueSchema } from '../records/field.ts';
import { Kind, kindFields } from '../records/kind.ts';
import { LinkType } from '../records/link.ts';
import { PersonDetails } from '../records/person.ts';
import { TableView, ViewName } from '../records/saved-view.ts';
import { Tag } from '../records/tag.ts';
import type { RecordName, Values } from './change.ts';

/** Set on every record; true hides it everywhere, false brings it back. Nothing is erased by an edit. */
const removed = z.boolean();

/** A member of a set-valued field, e.g. `tag:<tag id>`: true adds it, false takes it out. */
export const MEMBER = /^(tag|collection):(.+)$/;

/** Which records have a set of others, and of which. */
export const membersOf: Readonly<Partial<Record<RecordName, RecordName>>> = {
  annotation: 'tag',
  document: 'collection',
};

const optional = (schema: z.ZodType) => schema.nullable();
const unwrap = (schema: z.ZodType) =>
  schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;

export const recordFields: Readonly<Record<RecordName, Readonly<Record<string, z.ZodType>>>> = {
  workspace: { name: z.string().trim().min(1).max(200) },
  person: { ...PersonDetails.shape, removed },
  document: {
    title: documentMetadata.title,
    byline: optional(unwrap(documentMetadata.byline)),
    publication: optional(unwrap(documentMetadata.publication)),
    published: optional(unwrap(documentMetadata.published)),
    url: optional(unwrap(documentMetadata.url)),
    accessed: optional(unwrap(documentMetadata.accessed)),
    language: optional(unwrap(documentMetadata.language)),
    direction: Direction,
    status: ReadingStatus,
    note: optional(z.string().max(100_000)),
    content: Hash,
    source: optional(Hash),
    report: optional(ImportReport),
    removed,
  },
  annotation: {
    document: Id,
    kind: Kind,
    anchor: Anchor,
    note: optional(z.string().max(100_000)),
    confidence: optional(z.int().min(1).max(5)),
    keyPassage: z.boolean(),
    ...Object.fromEntries(kindFields.map(({ name, field }) => [name, optional(valueSchema(field))])),
    removed,
  },
  tag: {
    name: Tag.shape.name,
    parent: optional(unwrap(Tag.shape.parent)),
    colour: optional(unwrap(Tag.shape.colour)),
    description: optional(unwrap(Tag.shape.description)),
    shortcut: optional(unwrap(Tag.shape.shortcut)),
    removed,
  },
  link: { from: Id, to: Id, type: LinkType, removed },
  collection: { name: CollectionName, removed },
  view: {
    name: ViewName,
    filter: TableView.shape.filter,
    sorts: TableView.shape.sorts,
    groupBy: TableView.shape.groupBy,
    columns: TableView.shape.columns,
    removed,
  },
};

/** Fields a record cannot be without: those its first change must set. */
export const requiredFields: Readonly<Record<RecordName, readonly string[]>> = {
  workspace: ['name'],
  person: ['name', 'initials', 'colour'],
  document: ['title', 'content'],
  annotation: ['document', 'kind', 'anchor'],
  tag: ['name'],
  link: ['from', 'to', 'type'],
  collection: ['name'],
  view: ['name', 'filter', 'sorts', 'columns'],
};

/** The single id of the workspace record. */
export const WORKSPACE_ID = 'workspace';

export class InvalidFieldError extends Error {
  override readonly name = 'InvalidFieldError';
}

/**
 * Checks the fields of one change.
 * @throws InvalidFieldError naming the record, the field and the reason, e.g. "annotation.confidence: …".
 */
export function checkFields(record: RecordName, fields: Readonly<Values>): void {
  for (const [name, value] of Object.entries(fields)) {
    const member = memberIn(record, name);
    const schema =
      member !== null
        ? z.boolean()
        : Object.hasOwn(recordFields[record], name)
          ? recordFields[record][name]
          : undefined;
    if (!schema) throw new InvalidFieldError(`${record}.${name}: there is no such field`);
    if (member !== null && !Id.safeParse(member).success)
      throw new InvalidFieldError(`${record}.${name}: not an id`);
    const result = schema.safeParse(value);
    if (!result.success)
      throw new InvalidFieldError(`${record}.${name}: ${reasonOf(result.error.issues[0])}`);
  }
}

/** The id in the name of a member that such a record may have, e.g. of `tag:<id>`; null of any other field. */
export function memberIn(record: RecordName, field: string): string | null {
  const [, set, id] = MEMBER.exec(field) ?? [];
  return set !== undefined && set === membersOf[record] ? (id ?? null) : null;
}

/** What is wrong with a value, in words that can stand after a colon. */
function reasonOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'too_small' && issue.origin === 'string') return 'it is empty';
  if (issue?.code === 'too_big' && issue.origin === 'string')
    return `it is longer than ${issue.maximum.toLocaleString('en')} characters`;
  return issue?.message ?? 'not valid';
}
