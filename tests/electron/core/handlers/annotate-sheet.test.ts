import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { applySheet, planSheet } from '../../../../electron/core/handlers/annotate-sheet.ts';
import { hasColumn, readCsvSheet } from '../../../../electron/core/importers/sheets/csv-sheet.ts';
import { allTags } from '../../../../electron/core/workspace/tags.ts';
import { type Exchange, exchangeWorkspace } from '../../../support/exchange-workspace.ts';
import { exported } from '../../../support/exported.ts';
import { saidIn } from '../../../support/said.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('annotate-sheet');
let number = 0;
let exchange: Exchange;

beforeEach(() => {
  exchange = exchangeWorkspace(join(folder, `${++number}.postil`));
  onTestFinished(() => exchange.tagged.close());
});

type Row = Record<string, string>;
const workspace = () => exchange.tagged.workspace;
const said = () => saidIn(workspace().db);
const saidOf = (id: string) => said().annotations.find(each => each.id === id);

/** The sheet as it was exported. */
async function rows(): Promise<Row[]> {
  const { bytes } = await exported(workspace().db, { format: 'csv' });
  return parse(bytes, { columns: true, bom: true });
}

interface Dialect {
  readonly columns?: readonly string[];
  readonly delimiter?: string;
  readonly encoding?: BufferEncoding;
}

/** A sheet of rows, as a spreadsheet saves it. */
function sheet(all: readonly Row[], { columns, delimiter = ',', encoding = 'utf8' }: Dialect = {}): Buffer {
  const names = columns ?? Object.keys(all[0] ?? {});
  const quoted = (cell = '') => `"${cell.replaceAll('"', '""')}"`;
  const lines = [names, ...all.map(row => names.map(name => row[name] ?? ''))];
  return Buffer.from(lines.map(line => line.map(quoted).join(delimiter)).join('\r\n'), encoding);
}

const apply = (bytes: Buffer, preferred?: 'here' | 'sheet') =>
  applySheet(workspace(), readCsvSheet(bytes, 'evidence.csv'), preferred);

/** The exported sheet with the row of one annotation changed. */
async function edited(id: string, changes: Row): Promise<Row[]> {
  return (await rows()).map(row => (row.annotation_id === id ? { ...row, ...changes } : row));
}

describe('a sheet that comes back', () => {
  it('as it was exported changes nothing', async () => {
    const before = said();
    const { seq } = workspace().state();
    expect(apply(sheet(await rows()))).toEqual({
      exact: 5,
      moved: 0,
      orphan: 0,
      updated: 0,
      refused: [],
      conflicts: [],
      differences: [],
      undated: 0,
    });
    expect([said(), workspace().state().seq]).toEqual([before, seq]);
  });

  it('changes notes, tags, fields, confidence and key passage, and nothing else', async () => {
    const { claim } = exchange.ids;
    const before = saidOf(claim);
    const changes = {
      note: 'Another note',
      tags: 'Water; Brand new',
      claim_type: 'Predictive',
      speaker: '',
      verdict: 'contested',
      confidence: '2',
      key_passage: 'FALSE',
      quote: 'not these words',
      document_title: 'Not this title',
      kind: 'option',
    };
    expect(apply(sheet(await edited(claim, changes)))).toMatchObject({
      updated: 1,
      refused: [],
      conflicts: [],
    });
    const { 'claim.speaker': _speaker, ...rest } = before ?? {};
    expect(saidOf(claim)).toEqual({
      ...rest,
      note: 'Another note',
      tags: [['Brand new'], ['Water']],
      'claim.type': 'predictive',
      'claim.verdict': 'contested',
      confidence: 2,
      keyPassage: false,
    });
  });

  it('changes lists and dates', async () => {
    const { precedent } = exchange.ids;
    await edited(precedent, {});
    const changes = { actors: 'Team Alpha; Team Gamma', event_when: '1961-05/..' };
    apply(sheet(await edited(precedent, changes)));
    expect(saidOf(precedent)).toMatchObject({
      'precedent.actors': ['Team Alpha', 'Team Gamma'],
      'precedent.when': '1961-05/..',
    });
  });

  it('is one step, which undo takes back whole', async () => {
    const before = said();
    const all = (await rows()).map(row => ({ ...row, note: `On ${row.annotation_id}`, tags: 'Everywhere' }));
    expect(apply(sheet(all))).toMatchObject({ updated: 5 });
    expect(workspace().state().undo).toBe('Update 5 annotations from a sheet');
    workspace().undo();
    expect(said().annotations.map(({ note, tags }) => [note, tags])).toEqual(
      before.annotations.map(({ note, tags }) => [note, tags]),
    );
  });

  it('can be looked at before anything is changed', async () => {
    const all = await edited(exchange.ids.option, { note: 'New' });
    const before = said();
    expect(planSheet(workspace(), readCsvSheet(sheet(all), 'a.csv')).report).toMatchObject({ updated: 1 });
    expect(said()).toEqual(before);
  });
});

describe('a sheet that a spreadsheet saved', () => {
  it('with semicolons, in the code page of Excel, columns in another order and some missing', async () => {
    const { option } = exchange.ids;
    const before = saidOf(option);
    const all = await edited(option, { note: 'Größe – “später”' });
    const bytes = sheet(
      all.filter(row => row.annotation_id === option),
      {
        columns: ['note', 'annotation_id'],
        delimiter: ';',
        encoding: 'latin1',
      },
    );
    // Latin-1 has no curly quotes; Excel's code page does, at other places.
    const windows = Buffer.from(
      bytes.map((byte, i) => (bytes.subarray(i - 2, i).toString('latin1') === 'e ' ? 0x96 : byte)),
    );
    expect(hasColumn(windows, 'annotation_id')).toBe(true);
    expect(apply(windows)).toMatchObject({ updated: 1, refused: [] });
    expect(saidOf(option)).toEqual({ ...before, note: expect.stringMatching(/^Größe – .sp.ter.$/) });
  });

  it('loses no guard and keeps no guard', async () => {
    const { claim } = exchange.ids;
    const [row] = (await rows()).filter(each => each.annotation_id === claim);
    expect(row?.note).toBe('Line one.\n\n=cmd and <b>mark-up</b> & 🌊');
    workspace().commit('Edit note', [{ record: 'annotation', id: claim, fields: { note: '=1+1' } }]);
    const all = await rows();
    expect(all.find(each => each.annotation_id === claim)).toMatchObject({ note: "'=1+1", guarded: 'note' });
    expect(apply(sheet(all))).toMatchObject({ updated: 0 });
    const edits = await edited(claim, { note: "'=1+1, or two" });
    apply(sheet(edits));
    expect(saidOf(claim)).toMatchObject({ note: '=1+1, or two' });
  });

  it('names its rows as a spreadsheet does, past cells of several lines', async () => {
    const all = await rows();
    const bytes = sheet([
      { ...all[0], note: 'two\nlines' },
      { ...all[1], annotation_id: 'nobody' },
    ]);
    expect(apply(bytes).refused).toMatchObject([{ row: 3, id: 'nobody' }]);
  });
});

describe('what cannot be taken over is told with row and column', () => {
  it.each([
    ['claim_type', 'guessed', /“guessed” is none of factual, causal/],
    ['confidence', '6', /from 1 to 5/],
    ['key_passage', 'perhaps', /true or false/],
    ['event', 'A flood', /a claim has no such field/],
    ['tags', 'x'.repeat(201), /longer than 200 characters/],
  ])('%s', async (column, cell, reason) => {
    const { claim } = exchange.ids;
    const all = await edited(claim, { [column]: cell, stance: 'Disputes' });
    const row = all.findIndex(each => each.annotation_id === claim) + 2;
    const { refused, updated } = apply(sheet(all));
    expect(refused).toEqual([{ row, id: claim, column, reason: expect.stringMatching(reason) }]);
    expect(updated).toBe(1);
    expect(saidOf(claim)).toMatchObject({ 'claim.stance': 'disputes' });
  });

  it('a date that no time line could hold', async () => {
    const { refused } = apply(sheet(await edited(exchange.ids.precedent, { event_when: 'Jul-07' })));
    expect(refused).toMatchObject([
      { column: 'event_when', reason: expect.stringContaining('write a date as') },
    ]);
  });

  it('rows that stand twice', async () => {
    const all = await rows();
    const { refused, exact } = apply(sheet([...all, ...all.slice(0, 1)]));
    expect([exact, refused]).toMatchObject([5, [{ row: 7, reason: expect.stringContaining('another row') }]]);
  });
});

describe('what was changed here since the sheet was made', () => {
  async function both(): Promise<Buffer> {
    const { claim } = exchange.ids;
    const bytes = sheet(await edited(claim, { note: 'From the sheet' }));
    // A clock that stands still would hide the change.
    await new Promise(resolve => setTimeout(resolve, 5));
    workspace().commit('Edit note', [{ record: 'annotation', id: claim, fields: { note: 'From here' } }]);
    return bytes;
  }

  it('is kept, and shown beside what the sheet says', async () => {
    const bytes = await both();
    const { conflicts, updated } = apply(bytes);
    expect(conflicts).toMatchObject([{ column: 'note', here: 'From here', sheet: 'From the sheet' }]);
    expect([updated, saidOf(exchange.ids.claim)?.note]).toEqual([0, 'From here']);
  });

  it('is a conflict in the very field alone; what nobody touched here comes in', async () => {
    const { claim } = exchange.ids;
    const bytes = sheet(await edited(claim, { note: 'From the sheet', stance: 'Disputes', tags: 'Sheet' }));
    await new Promise(resolve => setTimeout(resolve, 5));
    const [tag] = allTags(workspace().db).map(({ id }) => id);
    const fields = { note: 'From here', [`tag:${tag}`]: false };
    workspace().commit('Edit', [{ record: 'annotation', id: claim, fields }]);
    const { conflicts, differences } = apply(bytes);
    expect(conflicts.map(({ column }) => column).sort()).toEqual(['note', 'tags']);
    expect(differences.map(({ column }) => column)).toEqual(['stance']);
    expect(saidOf(claim)).toMatchObject({ note: 'From here', 'claim.stance': 'disputes' });
  });

  it.each(['', 'yesterday'])('cannot be seen where modified_at is “%s”, and that is told', async said => {
    const all = (await edited(exchange.ids.claim, { note: 'New' })).map(row => ({
      ...row,
      modified_at: said,
    }));
    expect(apply(sheet(all))).toMatchObject({ undated: 5, updated: 1, conflicts: [] });
  });

  it('is replaced where the sheet is preferred', async () => {
    const bytes = await both();
    expect(apply(bytes, 'sheet')).toMatchObject({ updated: 1, conflicts: [{ column: 'note' }] });
    expect(saidOf(exchange.ids.claim)?.note).toBe('From the sheet');
  });
});
