import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';
import { exportFile } from '../../../../../electron/core/jobs/export-file.ts';
import { evidenceRows } from '../../../../../electron/core/workspace/evidence.ts';
import {
  defaultExportOptions,
  type ExportOptions,
  type Preset,
} from '../../../../../shared/records/export-options.ts';
import { parseElsewhere } from '../../../../support/second-csv-parser.ts';
import { temporaryFolder } from '../../../../support/temporary-folder.ts';
import { HOSTILE_QUOTE, treatyWorkspace } from '../../../../support/treaty-workspace.ts';

const folder = temporaryFolder('tables');
const treaty = treatyWorkspace(join(folder, 'treaty.postil'));
const { tagged, river, border, hostile, plain, option, precedent, tags } = treaty;
const { db } = tagged.workspace;
afterAll(() => tagged.close());

let number = 0;

/** Exports a table and reads it back. */
async function cells(preset: Preset, options: Partial<ExportOptions> = {}): Promise<string[][]> {
  const file = join(folder, `${++number}.csv`);
  const wanted = { ...defaultExportOptions, preset, ...options };
  const { rows, losses } = await exportFile(db, wanted, file);
  const here: string[][] = parse(readFileSync(file), { bom: true, delimiter: wanted.delimiter });
  expect([rows, losses]).toEqual([here.length - 1, []]);
  return here;
}

async function records(preset: Preset, options: Partial<ExportOptions> = {}) {
  const [header = [], ...rows] = await cells(preset, options);
  return rows.map(row => Object.fromEntries(header.map((name, i) => [name, row[i]])));
}

describe('the table by tag', () => {
  it('has a row for each tag of an annotation, and one for an annotation without tags', async () => {
    const rows = await records('by-tag');
    const of = (row: (typeof rows)[number]) => [
      row.annotation_id,
      row.tag,
      row.tag_path,
      row.tag_level_1,
      row.tag_level_2,
      row.tag_level_3,
    ];
    expect(rows.map(of)).toEqual([
      [plain, '', '', '', '', ''],
      [hostile, "'=Gauges", 'Water/Treaty law/=Gauges', 'Water', 'Treaty law', "'=Gauges"],
      [hostile, 'Water', 'Water', 'Water', '', ''],
      [option, 'Water', 'Water', 'Water', '', ''],
      [precedent, 'Borders', 'Borders', 'Borders', '', ''],
    ]);
    expect(rows[1]).toMatchObject({
      quote: `'${HOSTILE_QUOTE}`,
      speaker: "'@minister",
      guarded: 'quote; tags; tag; tag_level_3; speaker; context_after',
    });
  });

  it('has as many levels as the deepest tag that is exported, and none when nothing is tagged', async () => {
    const levels = async (filter: ExportOptions['filter']) => {
      const [header = []] = await cells('by-tag', { filter });
      return header.filter(name => name.startsWith('tag_level_')).length;
    };
    expect(await levels({ kinds: ['option', 'precedent'] })).toBe(1);
    expect(await levels({ annotations: [plain] })).toBe(0);
  });

  it('keeps all tags of an annotation that a filter for one of them finds', async () => {
    const rows = await records('by-tag', { filter: { tags: [tags.gauges] } });
    expect(rows.map(row => row.tag_path)).toEqual(['Water/Treaty law/=Gauges', 'Water']);
  });
});

describe('the matrix', () => {
  it('counts kinds and tags in each article, and shows where nothing was found', async () => {
    const rows = await records('matrix');
    const counts = rows.map(row =>
      ['annotations', 'kind:claim', 'kind:precedent', 'kind:option', 'untagged'].map(name => row[name]),
    );
    expect(rows.map(row => row.document_title)).toEqual(['Rivers 🌊 & <rules>', 'سرحدیں', 'Nothing tagged']);
    expect(counts).toEqual([
      ['3', '2', '0', '1', '1'],
      ['1', '0', '1', '0', '0'],
      ['0', '0', '0', '0', '0'],
    ]);
    expect(rows[0]).toMatchObject({
      document_id: river,
      published: '2025-03-16',
      'tag:Water': '2',
      'tag:Water/Treaty law/=Gauges': '1',
      'tag:Borders': '0',
    });
  });

  it('has columns for the tags that are carried, in the order of the codebook, by path', async () => {
    const [header = []] = await cells('matrix');
    expect(header.filter(name => name.startsWith('tag:'))).toEqual([
      'tag:Borders',
      'tag:Water',
      'tag:Water/Treaty law/=Gauges',
    ]);
  });

  it('can say 1 for any number', async () => {
    const [first] = await records('matrix', { matrixCells: 'presence' });
    expect(first).toMatchObject({
      annotations: '3',
      'kind:claim': '1',
      'tag:Water': '1',
      'tag:Borders': '0',
    });
  });

  it('narrows to articles and counts only what a filter lets through', async () => {
    const rows = await records('matrix', { filter: { documents: [border, river], kinds: ['option'] } });
    expect(rows.map(row => [row.document_id, row.annotations])).toEqual([
      [river, '1'],
      [border, '0'],
    ]);
  });
});

describe('the table of links', () => {
  it('has both ends of each link, oldest first', async () => {
    const rows = await records('links');
    expect(rows.map(row => [row.from_annotation_id, row.type, row.to_annotation_id])).toEqual([
      [hostile, 'argues-for', option],
      [precedent, 'supports', hostile],
    ]);
    expect(rows[1]).toMatchObject({
      from_kind: 'precedent',
      from_quote: 'پاکستان نے کہا: "امن، ابھی"\nBorders',
      from_document_id: border,
      to_quote: `'${HOSTILE_QUOTE}`,
      to_document_title: 'Rivers 🌊 & <rules>',
      coder: 'Mira Sand',
      guarded: 'to_quote',
    });
  });

  it('leaves out a link with an end outside the filter', async () => {
    const rows = await records('links', { filter: { documents: [river] } });
    expect(rows.map(row => row.type)).toEqual(['argues-for']);
  });
});

describe('every table', () => {
  const presets: Preset[] = ['evidence', 'claims', 'precedents', 'options', 'by-tag', 'matrix', 'links'];

  it.each(presets)('%s is the same cells to two parsers, under names that differ', async preset => {
    const table = await cells(preset);
    expect(parseElsewhere(join(folder, `${number}.csv`))).toEqual(table);
    const [header = []] = table;
    expect(new Set(header).size).toBe(header.length);
    expect(header.at(-1)).toBe('guarded');
  });

  it('writes the delimiter and line ends that are asked for', async () => {
    const rows = await cells('evidence', { delimiter: '\t', lineEnd: 'lf', byteOrderMark: false });
    expect(rows.length).toBe(5);
    expect(readFileSync(join(folder, `${number}.csv`), 'utf8')).toMatch(/^annotation_id\tkind\t[^\r]*\n/);
  });
});

it('leaves the workspace free to be written after an export that was stopped half-way', async () => {
  for (const _ of evidenceRows(db, {})) break;
  const other = tagged.addTag('Later');
  tagged.remove('tag', other);
  expect((await cells('by-tag')).length).toBe(6);
});
