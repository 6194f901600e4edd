import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportFile } from '../../../../../electron/core/jobs/export-file.ts';
import { defaultExportOptions, type Preset } from '../../../../../shared/records/export-options.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { HOSTILE_QUOTE, treatyWorkspace } from '../../../../support/treaty-workspace.ts';
import { type ReadSheet, readXlsx, recordsOf } from '../../../../support/xlsx-reader.ts';

const folder = temporaryFolder('xlsx');
const { tagged, hostile, precedent } = treatyWorkspace(join(folder, 'treaty.postil'));
const { db } = tagged.workspace;
afterAll(() => tagged.close());

const file = (preset: Preset) => join(folder, `${preset}.xlsx`);
const exported = (preset: Preset) =>
  exportFile(db, { ...defaultExportOptions, format: 'xlsx', preset }, file(preset));

/** Workbooks that were read, by their table. */
const read = new Map<Preset, ReadSheet[]>();

async function sheetsOf(preset: Preset): Promise<ReadSheet[]> {
  const known = read.get(preset);
  if (known) return known;
  await exported(preset);
  const sheets = readXlsx(file(preset));
  read.set(preset, sheets);
  return sheets;
}

describe('a workbook', () => {
  it('holds the rows as what they are: dates, times, numbers, truth values, text', async () => {
    const sheets = await sheetsOf('evidence');
    expect(sheets[0]?.rows).toHaveLength(5);
    const rows = sheets[0] ? recordsOf(sheets[0]) : [];
    const row = rows.find(({ annotation_id }) => annotation_id?.text === hostile);
    expect(row).toMatchObject({
      confidence: { number: 3 },
      key_passage: { boolean: true },
      paragraph: { number: 4 },
      published: { time: 45_732, format: 'yyyy\\-mm\\-dd' },
      accessed: { text: '2025-04' },
      tags: { text: '=Gauges; Water' },
    });
    expect(row?.created_at?.format).toBe('yyyy\\-mm\\-dd\\ hh:mm:ss');
    const other = rows.find(({ annotation_id }) => annotation_id?.text === precedent);
    // Excel counts days from 1900 with a day too many, so older dates stay as they are written.
    expect(other).toMatchObject({ event_when: { time: 22_178 }, published: { text: '1850-01-01' } });
  });

  it('never runs what an article says, and keeps it text when it is edited', async () => {
    const sheets = await sheetsOf('evidence');
    const rows = sheets[0] ? recordsOf(sheets[0]) : [];
    const row = rows.find(({ annotation_id }) => annotation_id?.text === hostile);
    expect(row?.quote).toMatchObject({ text: HOSTILE_QUOTE, quoted: true });
    expect(row?.speaker).toMatchObject({ text: '@minister', quoted: true });
    expect(row?.document_title).toMatchObject({ quoted: false });
  });

  it('keeps its header in sight and bold, filters by it, and has no column of the guard', async () => {
    const sheets = await sheetsOf('claims');
    const [table] = sheets;
    expect(table).toMatchObject({ name: 'Claims', frozen: 'A2', filter: 'A1:AH3' });
    const header = Object.values(table?.rows[0] ?? {});
    expect(header.every(cell => cell.bold)).toBe(true);
    expect(header.map(cell => cell.text)).not.toContain('guarded');
  });

  it.each(['evidence', 'by-tag', 'matrix', 'links'] as const)(
    'of %s says what each column means',
    async preset => {
      const sheets = await sheetsOf(preset);
      const [table, columns] = sheets;
      const names = Object.values(table?.rows[0] ?? {}).map(cell => cell.text);
      expect(columns?.name).toBe('Columns');
      const explained = columns ? recordsOf(columns) : [];
      expect(explained.map(row => row.Column?.text)).toEqual(names);
      for (const row of explained) expect(row['What it holds']?.text).toMatch(/.{5,}/);
    },
  );

  it('is the same bytes for the same rows', async () => {
    expect(await exported('links')).toMatchObject({ rows: 2, losses: [] });
    const first = readFileSync(file('links'));
    await exported('links');
    expect(readFileSync(file('links')).equals(first)).toBe(true);
  });
});

it('leaves no file, and the workspace free, when a workbook is stopped', async () => {
  const stop = new AbortController();
  stop.abort();
  const to = join(folder, 'stopped.xlsx');
  const run = exportFile(db, { ...defaultExportOptions, format: 'xlsx' }, to, { signal: stop.signal });
  await expect(run).rejects.toMatchObject({ code: 'job.cancelled' });
  expect(existsSync(to)).toBe(false);
  tagged.remove('tag', tagged.addTag('Later'));
});
