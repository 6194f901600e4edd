import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeExport } from '../../../../electron/core/jobs/export-file.ts';
import { previewExport } from '../../../../electron/core/jobs/preview-export.ts';
import { defaultExportOptions, type ExportOptions } from '../../../../shared/records/export-options.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { HOSTILE_QUOTE, treatyWorkspace } from '../../../support/treaty-workspace.ts';

const { tagged } = treatyWorkspace(join(temporaryFolder('preview'), 'treaty.postil'));
const { db } = tagged.workspace;
afterAll(() => tagged.close());

const preview = (options: Partial<ExportOptions>) =>
  previewExport(db, { ...defaultExportOptions, ...options });

async function table(options: Partial<ExportOptions>) {
  const found = await preview(options);
  if (found.type !== 'table') throw new Error('a table was expected');
  return found;
}

describe('the preview of a table', () => {
  it('shows cells as CSV will have them, guarded or raw, and as a workbook will', async () => {
    const quotes = async (options: Partial<ExportOptions>) => {
      const { columns, rows } = await table(options);
      return rows.map(row => row[columns.indexOf('quote')]);
    };
    expect(await quotes({})).toContain(`'${HOSTILE_QUOTE}`);
    expect(await quotes({ rawCells: true })).toContain(HOSTILE_QUOTE);
    expect(await quotes({ format: 'xlsx' })).toContain(HOSTILE_QUOTE);
    expect((await table({ format: 'xlsx' })).columns).not.toContain('guarded');
  });

  it('counts what the file will have', async () => {
    const totals = { evidence: 4, 'by-tag': 5, matrix: 3, links: 2 } as const;
    for (const preset of ['evidence', 'by-tag', 'matrix', 'links'] as const)
      expect((await table({ preset })).total, preset).toBe(totals[preset]);
  });

  it('cuts what could not be seen of a long cell', async () => {
    const { rows } = await table({});
    for (const cell of rows.flat()) expect(cell.length).toBeLessThanOrEqual(301);
  });
});

describe('the preview of a brief', () => {
  it.each(['md', 'html'] as const)('is how the %s file begins', async format => {
    const options = { ...defaultExportOptions, format };
    const pieces: string[] = [];
    await writeExport(db, options, { write: piece => void pieces.push(String(piece)) });
    const shown = await previewExport(db, options);
    if (shown.type !== 'text') throw new Error('text was expected');
    expect(shown.text.split('\n').length).toBeLessThanOrEqual(60);
    expect(shown.text.length).toBeGreaterThan(500);
    expect(pieces.join('').startsWith(shown.text)).toBe(true);
    expect(shown.total).toBe(4);
  });

  it('leaves the workspace free to be written', async () => {
    await preview({ format: 'md' });
    tagged.remove('tag', tagged.addTag('Later'));
  });
});
