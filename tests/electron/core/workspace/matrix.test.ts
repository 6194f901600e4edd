import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { countMatrix } from '../../../../electron/core/workspace/matrix.ts';
import type { MatrixQuery } from '../../../../shared/records/table-query.ts';
import { TaggedWorkspace } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('matrix');
let tagged: TaggedWorkspace;

beforeAll(() => {
  tagged = new TaggedWorkspace(join(folder, 'matrix.postil'));
  const one = tagged.addArticle('One', ['Alpha. Beta. Gamma.']);
  const two = tagged.addArticle('Two', ['Delta. Epsilon.']);
  const water = tagged.addTag('water');
  const flow = tagged.addTag('flow', water);
  tagged.tag(one, 'claim', 'Alpha', {
    [`tag:${water}`]: true,
    [`tag:${flow}`]: true,
    'claim.speaker': 'Minister',
    'claim.verdict': 'refuted',
  });
  tagged.tag(one, 'claim', 'Beta', { [`tag:${flow}`]: true, 'claim.speaker': 'Minister' });
  tagged.tag(one, 'option', 'Gamma');
  tagged.tag(two, 'claim', 'Delta', { 'claim.verdict': 'supported' });
  const gone = tagged.tag(two, 'claim', 'Epsilon');
  tagged.remove('annotation', gone);
  return () => tagged.close();
});

/** The matrix as a person sees it: a line a row, the count of each column, nothing for zero. */
function seen(query: Omit<MatrixQuery, 'filter'> & Partial<MatrixQuery>): unknown[] {
  const { rows, columns, cells, total } = countMatrix(tagged.workspace.db, { filter: {}, ...query });
  const lines = rows.map((row, r) => [
    row.label,
    ...columns.map((_, c) => cells.find(cell => cell.row === r && cell.column === c)?.count ?? 0),
    row.count,
  ]);
  return [['', ...columns.map(column => column.label), total], ...lines];
}

it('counts articles by kinds', () => {
  expect(seen({ rows: 'document', columns: 'kind' })).toEqual([
    ['', 'Claims', 'Policy options', 4],
    ['One', 2, 1, 3],
    ['Two', 1, 0, 1],
  ]);
});

it('counts a branch of tags as it would open: with what lies below, each annotation once', () => {
  expect(seen({ rows: 'document', columns: 'tags' })).toEqual([
    ['', 'water', 'water / flow', '', 4],
    ['One', 2, 2, 1, 3],
    ['Two', 0, 0, 1, 1],
  ]);
});

it('counts speakers by verdict over claims alone, with those who are not named last', () => {
  expect(seen({ rows: 'claim.speaker', columns: 'claim.verdict' })).toEqual([
    ['', 'Supported', 'Refuted', '', 3],
    ['Minister', 0, 1, 1, 2],
    ['', 1, 0, 0, 1],
  ]);
});

it('counts only what the filter leaves', () => {
  expect(seen({ rows: 'person', columns: 'kind', filter: { kinds: ['option'] } })).toEqual([
    ['', 'Policy options', 1],
    ['Mira Sand', 1, 1],
  ]);
});
