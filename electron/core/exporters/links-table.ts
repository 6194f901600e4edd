/** The *Links* table: one row a link, with both of its ends. */
import type { LinkEnd, LinkRow } from '../../../shared/records/evidence.ts';
import { linkTypes } from '../../../shared/records/link.ts';
import { type Column, columnMaker } from './table.ts';

const { text, id, time, fixed, guarded } = columnMaker<LinkRow>();

export const linkColumns: readonly Column<LinkRow>[] = [
  id('link_id', 'Id of the link, a UUID; stays the same for ever', row => row.id),
  fixed('type', `What it says: ${Object.keys(linkTypes).join(', ')}`, row => row.type),
  ...endColumns('from', 'begins', row => row.from),
  ...endColumns('to', 'ends', row => row.to),
  text('coder', 'Name of the person who made the link', row => row.coder),
  time('created_at', 'When it was made, in UTC', row => new Date(row.createdAt).toISOString()),
  time('modified_at', 'When it was last changed, in UTC', row => new Date(row.modifiedAt).toISOString()),
  guarded,
];

function endColumns(
  end: 'from' | 'to',
  does: string,
  endOf: (row: LinkRow) => LinkEnd,
): readonly Column<LinkRow>[] {
  const { text, long, id, fixed } = columnMaker<LinkRow>();
  const where = `the annotation it ${does} at`;
  return [
    id(`${end}_annotation_id`, `Id of ${where}`, row => endOf(row).annotation),
    fixed(`${end}_kind`, `Kind of ${where}`, row => endOf(row).kind),
    long(`${end}_quote`, `Words of ${where}`, row => endOf(row).quote),
    id(`${end}_document_id`, `Id of the article with ${where}`, row => endOf(row).documentId),
    text(`${end}_document_title`, `Title of the article with ${where}`, row => endOf(row).documentTitle),
  ];
}
