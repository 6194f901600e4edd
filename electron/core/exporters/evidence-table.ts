/**
 * The *Evidence* table: its columns, in the order they are published, and what each says of a row. The names
 * are a promise to people's scripts: add at the end of a group, never rename.
 */
import type { EvidenceRow } from '../../../shared/records/evidence.ts';
import type { EvidenceFilter } from '../../../shared/records/evidence-filter.ts';
import type { ExportOptions, Preset } from '../../../shared/records/export-options.ts';
import { KINDS, type Kind, type KindFieldName, kindFields } from '../../../shared/records/kind.ts';
import { guard, isFormulaLike } from './formula-guard.ts';

/** What a column holds, as a script reading JSON gets it. */
export type CellValue = string | number | boolean | null | readonly string[];

export interface Column {
  readonly name: string;
  /**
   * `text` comes from an article or a person and may hold anything, so it is guarded. `date` is guarded only
   * when it is no date: the field keeps what was written. `fixed` is Postil's own: ids, slugs, numbers, times.
   */
  readonly type: 'text' | 'date' | 'fixed';
  readonly value: (row: EvidenceRow) => CellValue;
}

/** Between several values of one cell. */
export const VALUE_SEPARATOR = '; ';
/** Names the columns of its row that were guarded; filled by `cellsOf`. */
const GUARDED = 'guarded';

const text = (name: string, value: Column['value']): Column => ({ name, type: 'text', value });
const date = (name: string, value: Column['value']): Column => ({ name, type: 'date', value });
const fixed = (name: string, value: Column['value']): Column => ({ name, type: 'fixed', value });

const passageColumns: readonly Column[] = [
  fixed('annotation_id', row => row.annotation),
  fixed('kind', row => row.kind),
  text('quote', row => row.quote),
  text('note', row => row.note),
  text('tags', row => row.tags),
];

const placeColumns: readonly Column[] = [
  fixed('confidence', row => row.confidence),
  fixed('key_passage', row => row.keyPassage),
  text('context_before', row => row.contextBefore),
  text('context_after', row => row.contextAfter),
  fixed('document_id', row => row.document.id),
  text('document_title', row => row.document.title),
  text('byline', row => row.document.byline),
  text('publication', row => row.document.publication),
  date('published', row => row.document.published),
  text('url', row => row.document.url),
  date('accessed', row => row.document.accessed),
  text('language', row => row.document.language),
  text('heading', row => row.heading),
  fixed('paragraph', row => row.paragraph),
  text('page', row => row.page),
  fixed('start', row => row.start),
  fixed('end', row => row.end),
  fixed('offset_unit', () => 'code points'),
  fixed('anchor_status', row => row.status),
  fixed('links', row => row.links.map(link => `${link.type} → ${link.to}`)),
  text('coder', row => row.coder),
  fixed('created_at', row => new Date(row.createdAt).toISOString()),
  fixed('modified_at', row => new Date(row.modifiedAt).toISOString()),
  fixed('text_sha256', row => row.document.textHash),
  fixed(GUARDED, () => null),
];

const presetKinds: Readonly<Record<Preset, readonly Kind[]>> = {
  evidence: KINDS,
  claims: ['claim'],
  precedents: ['precedent'],
  options: ['option'],
};

/** The kinds of annotation a preset has rows for. */
export function kindsOf(preset: Preset): readonly Kind[] {
  return presetKinds[preset];
}

/** The columns of a preset; one for a single kind leaves the other kinds' columns out. */
export function columnsOf(preset: Preset): readonly Column[] {
  return [...passageColumns, ...fieldColumns(kindsOf(preset)), ...placeColumns];
}

/** One column for each name among the fields of `kinds`: `stance` serves claims and policy options alike. */
function fieldColumns(kinds: readonly Kind[]): Column[] {
  const names = new Set(kindFields.map(({ field }) => field.column));
  return [...names].flatMap(name => {
    const sharing = kindFields.filter(({ field }) => field.column === name);
    const [first] = sharing;
    if (!first || !sharing.some(({ kind }) => kinds.includes(kind))) return [];
    const byKind: Partial<Record<Kind, KindFieldName>> = Object.fromEntries(
      sharing.map(entry => [entry.kind, entry.name]),
    );
    const value = (row: EvidenceRow): CellValue => {
      const field = byKind[row.kind];
      return field === undefined ? null : (row.fields[field] ?? null);
    };
    const { type } = first.field;
    const columnType = type === 'choice' || type === 'choices' ? 'fixed' : type === 'date' ? 'date' : 'text';
    return [{ name, type: columnType, value }];
  });
}

/** What an export will hold: which annotations, under which heads, and how a row is written. */
export interface EvidenceTable {
  readonly filter: EvidenceFilter;
  readonly columns: readonly string[];
  readonly cells: (row: EvidenceRow) => string[];
}

/** The table that `options` ask for. Kinds of the filter narrow the rows of a preset and leave its columns. */
export function evidenceTable({ preset, filter, rawCells }: ExportOptions): EvidenceTable {
  const columns = columnsOf(preset);
  const kinds = kindsOf(preset).filter(kind => filter.kinds?.includes(kind) ?? true);
  return {
    filter: { ...filter, kinds },
    columns: columns.map(column => column.name),
    cells: row => cellsOf(columns, row, !rawCells),
  };
}

/** What a cell of a text table shows for a value; nothing for null. */
export function cellText(value: CellValue): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return typeof value === 'object' ? value.join(VALUE_SEPARATOR) : String(value);
}

/** The characters of EDTF (ISO 8601-2). Without letters for names, or brackets, no formula can be written. */
const DATE_LIKE = /^[-+]?[\dXYEST?~%.:/-]*Z?$/;

/**
 * The cells of one row. With `isGuarded`, those a spreadsheet could run are made harmless and named in the
 * cell of `guarded`.
 */
export function cellsOf(columns: readonly Column[], row: EvidenceRow, isGuarded: boolean): string[] {
  const cells: string[] = [];
  let guarded = '';
  for (const { name, type, value } of columns) {
    const cell = name === GUARDED ? guarded : cellText(value(row));
    if (
      cell === '' ||
      type === 'fixed' ||
      !isGuarded ||
      !isFormulaLike(cell) ||
      (type === 'date' && DATE_LIKE.test(cell))
    ) {
      cells.push(cell);
    } else {
      cells.push(guard(cell));
      guarded += guarded === '' ? name : VALUE_SEPARATOR + name;
    }
  }
  return cells;
}

/** The row as an object under the names of its columns, for scripts; `guarded` belongs to tables alone. */
export function objectOf(columns: readonly Column[], row: EvidenceRow): Record<string, CellValue> {
  return Object.fromEntries(columns.map(({ name, value }) => [name, value(row)]));
}
