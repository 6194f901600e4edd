/** What every table with articles in it says about them. */
import type { EvidenceDocument } from '../../../shared/records/evidence.ts';
import { type Column, columnMaker } from './table.ts';

/** @param documentOf Gives the article of a row. */
export function documentColumns<Row>(documentOf: (row: Row) => EvidenceDocument): readonly Column<Row>[] {
  const { text, id, date } = columnMaker<Row>();
  return [
    id('document_id', 'Id of the article', row => documentOf(row).id),
    text('document_title', 'Title of the article', row => documentOf(row).title),
    text('byline', 'Who wrote it', row => documentOf(row).byline),
    text('publication', 'Where it was published', row => documentOf(row).publication),
    date('published', 'When: a day, a month or a year', row => documentOf(row).published),
    text('url', 'Its address', row => documentOf(row).url),
    date('accessed', 'When it was read there', row => documentOf(row).accessed),
    text('language', 'Its language, as a BCP 47 tag', row => documentOf(row).language),
  ];
}
