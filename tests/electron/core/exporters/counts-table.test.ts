import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { exportTable } from '../../../../electron/core/jobs/exports/tables.ts';
import { defaultExportOptions, type ExportOptions } from '../../../../shared/records/export-options.ts';
import type { MatrixShape } from '../../../../shared/records/table-query.ts';
import { exchangeWorkspace, tomas } from '../../../support/exchange-workspace.ts';
import { analyst } from '../../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const { tagged, rivers, borders } = exchangeWorkspace(join(temporaryFolder('counts'), 'exchange.postil'));
afterAll(() => tagged.close());

/** The matrix of a shape as a table of texts, its heads first. */
function table(matrix: MatrixShape, options: Partial<ExportOptions> = {}): string[][] {
  const { columns, total, texts } = exportTable(tagged.workspace.db, {
    ...defaultExportOptions,
    preset: 'matrix',
    matrix,
    ...options,
  });
  const rows = [...texts()];
  expect(total).toBe(rows.length);
  return [columns.map(({ name }) => name), ...rows];
}

it('has a row for each speaker, claims without one last, and a column for each value that occurs', () => {
  expect(table({ rows: 'claim.speaker', columns: 'claim.type' })).toEqual([
    ['speaker', 'annotations', 'claim_type:causal', 'claim_type:not_set', 'guarded'],
    ['Ilse; Marwick', '1', '1', '0', ''],
    ['', '2', '0', '2', ''],
  ]);
});

it('has a row for each person, and a passage under the tags above its own', () => {
  expect(table({ rows: 'person', columns: 'tags' })).toEqual([
    [
      'coder_id',
      'coder',
      'annotations',
      'tag:Noise',
      'tag:Noise/Level',
      'tag:Water',
      'tag:Water/Level',
      'untagged',
      'guarded',
    ],
    [analyst.id, analyst.name, '4', '0', '0', '1', '1', '3', ''],
    [tomas.id, tomas.name, '1', '1', '1', '0', '0', '0', ''],
  ]);
});

it('has a row for each article with its id, under the filter, and says 1 for any number when asked', () => {
  const kinds = table({ rows: 'document', columns: 'kind' }, { matrixCells: 'presence' });
  expect(kinds).toEqual([
    [
      'document_id',
      'document_title',
      'annotations',
      'kind:claim',
      'kind:precedent',
      'kind:option',
      'guarded',
    ],
    [borders.id, 'Borders', '2', '1', '0', '0', ''],
    [rivers.id, 'Rivers & <rules>', '3', '1', '1', '1', ''],
  ]);
  const claims = table({ rows: 'document', columns: 'kind' }, { filter: { kinds: ['claim'] } });
  expect(claims.slice(1).map(row => row.slice(1))).toEqual([
    ['Borders', '2', '2', ''],
    ['Rivers & <rules>', '1', '1', ''],
  ]);
});

it('says what each of its columns means', () => {
  const { columns } = exportTable(tagged.workspace.db, {
    ...defaultExportOptions,
    preset: 'matrix',
    matrix: { rows: 'claim.speaker', columns: 'claim.type' },
  });
  expect(columns.map(({ about }) => about)).toEqual([
    'Who asserts the claims; empty where nobody is named',
    'How many claims are counted',
    'How many of them are causal',
    'How many of them are without one',
    expect.stringContaining('guard'),
  ]);
});
