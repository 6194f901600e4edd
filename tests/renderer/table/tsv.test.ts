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

it('is read by another program to the same cells, whatever is in them', () => {
  const notes = ['plain', 'two\nlines', 'a\ttab', 'he said “no”, she said "yes"', ''];
  const rows = notes.map((note, i) => ({
    annotation: { ...annotation(i + 1, article.id, 3, 'claim'), ...(note === '' ? {} : { note }) },
    document: about,
    links: 0,
  }));
  const text = tsvOf(
    rows,
    [
      { column: 'note', width: 100 },
      { column: 'kind', width: 100 },
    ],
    names,
  );
  const read = parse(text, { delimiter: '\t' }) as string[][];
  expect(read).toEqual([['Note', 'Kind'], ...notes.map(note => [note, 'Claim'])]);
});
