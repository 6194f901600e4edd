/** The columns the table can show: how they are called, how wide they are at first, and what their cells say. */
import type { TableRow } from '../../shared/contract/table.ts';
import type { AnchorStatus } from '../../shared/records/anchor.ts';
import { type KindFieldName, kindFields, kinds } from '../../shared/records/kind.ts';
import type { ShownColumn } from '../../shared/records/saved-view.ts';
import { COMMON_COLUMNS, TableColumn } from '../../shared/records/table-query.ts';

interface CommonColumn {
  readonly label: string;
  /** In CSS pixels. */
  readonly width: number;
}

const common: Readonly<Record<(typeof COMMON_COLUMNS)[number], CommonColumn>> = {
  kind: { label: 'Kind', width: 118 },
  quote: { label: 'Quote', width: 340 },
  note: { label: 'Note', width: 200 },
  tags: { label: 'Tags', width: 150 },
  confidence: { label: 'Confidence', width: 96 },
  keyPassage: { label: 'Key passage', width: 72 },
  document: { label: 'Article', width: 190 },
  byline: { label: 'Byline', width: 130 },
  publication: { label: 'Publication', width: 140 },
  published: { label: 'Published', width: 98 },
  status: { label: 'Status', width: 82 },
  person: { label: 'Made by', width: 120 },
  createdAt: { label: 'Made', width: 140 },
  modifiedAt: { label: 'Changed', width: 140 },
};

const FIELD_WIDTH = 130;

export const STATUS_LABELS: Readonly<Record<AnchorStatus, string>> = {
  exact: 'In place',
  moved: 'Moved',
  orphan: 'Orphan',
};

export function fieldOf(column: TableColumn) {
  return kindFields.find(({ name }) => name === column);
}

function isCommon(column: TableColumn): column is (typeof COMMON_COLUMNS)[number] {
  return (COMMON_COLUMNS as readonly string[]).includes(column);
}

/** The head of a column. A label that two kinds have in common says of which kind it is. */
export function columnLabel(column: TableColumn): string {
  if (isCommon(column)) return common[column].label;
  const described = fieldOf(column);
  if (!described) return column;
  const { label } = described.field;
  const isShared = kindFields.filter(({ field }) => field.label === label).length > 1;
  return isShared ? `${label} (${kinds[described.kind].label.toLowerCase()})` : label;
}

export function usualWidth(column: TableColumn): number {
  return isCommon(column) ? common[column].width : FIELD_WIDTH;
}

export function shown(column: TableColumn): ShownColumn {
  return { column, width: usualWidth(column) };
}

/** What a table shows at first. */
export const usualColumns: readonly ShownColumn[] = (
  ['kind', 'quote', 'tags', 'document', 'claim.speaker', 'note', 'keyPassage', 'confidence'] as const
).map(shown);

/** All columns, for the chooser: those of every annotation, then the fields of each kind. */
export const allColumns: readonly TableColumn[] = TableColumn.options;

/** Names of what rows hold only the ids of. */
export interface Names {
  tag(id: string): string | undefined;
  person(id: string): string;
}

/** What a cell says: what people read, hear and copy. The empty string for an empty cell. */
export function cellText({ annotation, document }: TableRow, column: TableColumn, names: Names): string {
  switch (column) {
    case 'kind':
      return kinds[annotation.kind].label;
    case 'quote':
      return annotation.anchor.quote;
    case 'note':
      return annotation.note ?? '';
    case 'tags':
      return annotation.tags.flatMap(id => names.tag(id) ?? []).join('; ');
    case 'confidence':
      return annotation.confidence === undefined ? '' : String(annotation.confidence);
    case 'keyPassage':
      return annotation.keyPassage ? 'Yes' : '';
    case 'document':
      return document.title;
    case 'byline':
    case 'publication':
    case 'published':
      return document[column] ?? '';
    case 'status':
      return STATUS_LABELS[annotation.position.status];
    case 'person':
      return names.person(annotation.createdBy);
    case 'createdAt':
    case 'modifiedAt':
      return moment(annotation[column]);
    default:
      return fieldText(annotation, column);
  }
}

/** A field counts only for its kind: what a former kind left is not shown. */
function fieldText(annotation: TableRow['annotation'], column: KindFieldName): string {
  const described = fieldOf(column);
  const value = annotation[column];
  if (described?.kind !== annotation.kind || value === undefined) return '';
  const { field } = described;
  const options: Readonly<Record<string, string>> = 'options' in field ? field.options : {};
  const words = (slug: string) => options[slug] ?? slug;
  return Array.isArray(value) ? value.map(words).join('; ') : words(value);
}

function moment(time: number): string {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** Why a cell cannot be edited in place; null when it can. */
export function whyFixed({ annotation }: TableRow, column: TableColumn): string | null {
  const described = fieldOf(column);
  if (described && described.kind !== annotation.kind)
    return `Only ${kinds[described.kind].plural.toLowerCase()} have this field`;
  if (described || ['kind', 'note', 'tags', 'confidence', 'keyPassage'].includes(column)) return null;
  return `${columnLabel(column)} cannot be changed here`;
}
