/** The columns of the *Evidence* table and of those that hold one kind alone. */
import type { EvidenceRow } from '../../../shared/records/evidence.ts';
import { KINDS, type Kind, type KindFieldName, kindFields, kinds } from '../../../shared/records/kind.ts';
import { documentColumns } from './document-columns.ts';
import { type CellValue, type Column, columnMaker } from './table.ts';

const { text, long, id, time, fixed, guarded } = columnMaker<EvidenceRow>();

/** What the passage is and what was said about it. */
export const passageColumns: readonly Column<EvidenceRow>[] = [
  id('annotation_id', 'Id of the annotation, a UUID; stays the same for ever', row => row.annotation),
  fixed('kind', 'claim, precedent or option', row => row.kind),
  long('quote', 'The words of the passage as they were tagged', row => row.quote),
  long('note', 'The analyst’s note', row => row.note),
  text('tags', 'Names of the tags, in alphabetical order', row => row.tags),
];

/** How it is judged and where it stands. */
export const placeColumns: readonly Column<EvidenceRow>[] = [
  fixed('confidence', '1 to 5', row => row.confidence),
  fixed('key_passage', 'Whether it is a key passage', row => row.keyPassage),
  text('context_before', 'Up to 32 characters before the passage', row => row.contextBefore),
  text('context_after', 'Up to 32 characters after the passage', row => row.contextAfter),
  ...documentColumns<EvidenceRow>(row => row.document),
  text('heading', 'The heading the passage stands under; empty above the first', row => row.heading),
  fixed('paragraph', 'Number of the paragraph it begins in, from 1', row => row.paragraph),
  text('page', 'Page of the source, where it has pages', row => row.page),
  fixed(
    'start',
    'Where the passage begins in the plain text, from 0; see offset_unit for what is counted',
    row => row.start,
  ),
  fixed('end', 'Where it ends, one past the last', row => row.end),
  fixed('offset_unit', 'What start and end count: Unicode code points', () => 'code points'),
  fixed(
    'anchor_status',
    'exact: on its own words; moved: found again elsewhere; orphan: not found',
    row => row.status,
  ),
  fixed('links', 'Links that begin here, each as: type → id of the other annotation', row =>
    row.links.map(link => `${link.type} → ${link.to}`),
  ),
  text('coder', 'Name of the person who made the annotation', row => row.coder),
  time('created_at', 'When it was made, in UTC', row => new Date(row.createdAt).toISOString()),
  time('modified_at', 'When it was last changed, in UTC', row => new Date(row.modifiedAt).toISOString()),
  id(
    'text_sha256',
    'SHA-256 of the plain text that start and end count in, as UTF-8',
    row => row.document.textHash,
  ),
  guarded,
];

/** Columns of the evidence for annotations of these kinds; those of other kinds' fields are left out. */
export function evidenceColumns(of: readonly Kind[] = KINDS): readonly Column<EvidenceRow>[] {
  return [...passageColumns, ...fieldColumns(of), ...placeColumns];
}

/** One column for each name among the fields of the kinds: `stance` serves claims and policy options alike. */
export function fieldColumns(of: readonly Kind[]): Column<EvidenceRow>[] {
  const names = new Set(kindFields.map(({ field }) => field.column));
  return [...names].flatMap(name => {
    const sharing = kindFields.filter(({ field }) => field.column === name);
    const [first] = sharing;
    if (!first || !sharing.some(({ kind }) => of.includes(kind))) return [];
    const byKind: Partial<Record<Kind, KindFieldName>> = Object.fromEntries(
      sharing.map(entry => [entry.kind, entry.name]),
    );
    const value = (row: EvidenceRow): CellValue => {
      const field = byKind[row.kind];
      return field === undefined ? null : (row.fields[field] ?? null);
    };
    const { type } = first.field;
    const isClosed = type === 'choice' || type === 'choices';
    const about = sharing.map(aboutField).join('. ');
    return [{ name, type: isClosed ? 'fixed' : type === 'date' ? 'date' : 'text', about, value }];
  });
}

/** "Stance of a claim: endorses, reports or disputes". */
function aboutField({ kind, field }: (typeof kindFields)[number]): string {
  const what = `${field.label} of a ${kinds[kind].label.toLowerCase()}`;
  if ('options' in field) return `${what}: ${Object.keys(field.options).join(', ')}`;
  return field.hint === undefined ? what : `${what}. ${field.hint.replace(/\.$/, '')}`;
}
