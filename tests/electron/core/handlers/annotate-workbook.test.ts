/** An edited workbook comes back by annotation_id, as another program saved it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { applySheet } from '../../../../electron/core/handlers/annotate-sheet.ts';
import { readReturnedFile } from '../../../../electron/core/importers/returned-file.ts';
import { exchangeWorkspace } from '../../../support/exchange-workspace.ts';
import { exported } from '../../../support/exported.ts';
import { saidIn } from '../../../support/said.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';
import { type NewCell, writeAndEdit } from '../../../support/xlsx-editor.ts';

const folder = temporaryFolder('annotate-workbook');
let number = 0;

function start() {
  const exchange = exchangeWorkspace(join(folder, `${++number}.postil`));
  onTestFinished(() => exchange.tagged.close());
  const { workspace } = exchange.tagged;
  const said = () => saidIn(workspace.db);
  const comeBack = async (changes: Record<string, Record<string, NewCell>>) => {
    const { bytes } = await exported(workspace.db, { format: 'xlsx' });
    const file = writeAndEdit(folder, bytes, changes);
    const read = await readReturnedFile(readFileSync(file), 'edited.xlsx');
    if (read.form !== 'sheet') throw new Error('It was not read as a sheet');
    return applySheet(workspace, read.sheet);
  };
  return { workspace, said, comeBack, ids: exchange.ids };
}

it('saved again by another program, it changes nothing', async () => {
  const { said, comeBack } = start();
  const before = said();
  expect(await comeBack({})).toMatchObject({
    exact: 5,
    updated: 0,
    undated: 0,
    refused: [],
    conflicts: [],
    differences: [],
  });
  expect(said()).toEqual(before);
});

it('brings texts, numbers, dates, yes and no, formulas and empty cells, and nothing else', async () => {
  const { said, comeBack, ids } = start();
  const before = said();
  const report = await comeBack({
    [ids.claim]: {
      note: { text: 'Second thoughts 🌊\nin two lines' },
      tags: { text: 'Water; Brand new' },
      confidence: 2,
      key_passage: false,
      speaker: null,
    },
    [ids.precedent]: { event: { formula: 'A1&B1', result: 'Reckoned' }, event_when: 1960 },
  });
  expect(report).toMatchObject({ updated: 2, refused: [], conflicts: [] });
  const of = (id: string) => before.annotations.find(each => each.id === id);
  const { 'claim.speaker': _speaker, ...claim } = of(ids.claim) ?? {};
  const changed = new Map<unknown, object>([
    [
      ids.claim,
      {
        ...claim,
        note: 'Second thoughts 🌊\nin two lines',
        tags: [['Brand new'], ['Water']],
        confidence: 2,
        keyPassage: false,
      },
    ],
    [ids.precedent, { ...of(ids.precedent), 'precedent.event': 'Reckoned', 'precedent.when': '1960' }],
  ]);
  expect(said().annotations).toEqual(before.annotations.map(each => changed.get(each.id) ?? each));
});

it('reads a day in a date cell as a day', async () => {
  const { workspace, said, comeBack, ids } = start();
  const fields = { 'precedent.when': '1961-05-04' };
  workspace.commit('Edit', [{ record: 'annotation', id: ids.precedent, fields }]);
  // 22 405 is the fourth of May 1961; two days later is another number in a cell of the same format.
  expect(await comeBack({ [ids.precedent]: { event_when: 22_407 } })).toMatchObject({
    differences: [{ column: 'event_when', here: '1961-05-04', sheet: '1961-05-06' }],
  });
  expect(said().annotations.find(({ id }) => id === ids.precedent)).toMatchObject({
    'precedent.when': '1961-05-06',
  });
});

it('takes what was cut for a cell of Excel for unchanged', async () => {
  const { workspace, comeBack, ids } = start();
  const note = `${'long '.repeat(8_000)}end`;
  workspace.commit('Edit', [{ record: 'annotation', id: ids.claim, fields: { note } }]);
  expect(await comeBack({})).toMatchObject({ updated: 0, differences: [], conflicts: [] });
});

it('without a column annotation_id is refused by name', async () => {
  const { workspace } = start();
  const { bytes } = await exported(workspace.db, { format: 'xlsx', preset: 'matrix' });
  await expect(readReturnedFile(bytes, 'matrix.xlsx')).rejects.toThrow(
    /matrix\.xlsx.*no sheet of it has a column “annotation_id”/,
  );
});

it('damaged in the middle is refused', async () => {
  const { workspace } = start();
  const { bytes } = await exported(workspace.db, { format: 'xlsx' });
  const damaged = Buffer.from(bytes);
  const at = damaged.indexOf('xl/worksheets/sheet1.xml') + 40;
  damaged.fill(0xff, at, at + 200);
  await expect(readReturnedFile(damaged, 'damaged.xlsx')).rejects.toThrow(/damaged\.xlsx/);
});
