import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { exchangeWorkspace } from '../../support/exchange-workspace.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { editXlsx } from '../../support/xlsx-editor.ts';

const folder = temporaryFolder('cli-exchange');
const postil = commandLine(folder);
const at = (name: string) => join(folder, name);
const workspace = at('basin.postil');

beforeAll(() => exchangeWorkspace(workspace).tagged.close());

const counts = async (path: string) => {
  const [annotations, documents] = await Promise.all(
    ['annotations', 'documents'].map(async what =>
      JSON.parse((await postil(['list', path, what, '--json'])).out),
    ),
  );
  return [documents.length, annotations.length];
};

describe('evidence goes out and comes back on the command line', () => {
  it('as a REFI-QDA project that another workspace imports', async () => {
    const [file, other] = [at('basin.qdpx'), at('from-qdpx.postil')];
    const out = await postil(['export', workspace, '--format', 'qdpx', '--to', file]);
    expect(out).toMatchObject({ code: 0, out: expect.stringContaining('5 annotations') });
    expect(out.err).toContain('postil: Not in the file: Who made links, and when, was left out');
    await postil(['new', other]);
    const { code, out: lines } = await postil(['import', other, file]);
    expect([code, lines.trim().split('\n').length]).toEqual([0, 2]);
    expect(lines).toContain('\tRivers & <rules>\t');
    expect(await counts(other)).toEqual([2, 5]);
    const again = await postil(['annotate', other, file, '--json']);
    expect(JSON.parse(again.out)).toEqual({ exact: 5, moved: 0, orphan: 0, refused: [] });
    expect(await counts(other)).toEqual([2, 5]);
  });

  it('as a codebook', async () => {
    const [file, other] = [at('basin.qdc'), at('from-qdc.postil')];
    await postil(['export', workspace, '--format', 'qdc', '--to', file]);
    await postil(['new', other]);
    const { code, out } = await postil(['annotate', other, file]);
    expect([code, out]).toEqual([
      0,
      '0 exact, 0 moved, 0 orphan, 0 refused; 0 annotations and 0 links, 0 documents and 4 tags added\n',
    ]);
  });

  it('as Web Annotations, also through a pipe', async () => {
    const { out } = await postil(['export', workspace, '--format', 'jsonld']);
    const answer = await postil(['annotate', workspace, '-', '--json'], { stdin: out });
    expect(JSON.parse(answer.out)).toEqual({ exact: 5, moved: 0, orphan: 0, refused: [] });
  });
});

describe('a project that cannot be taken in', () => {
  it('is refused with file and reason, and changes nothing', async () => {
    const file = at('damaged.qdpx');
    await postil(['export', workspace, '--format', 'qdpx', '--to', file]);
    const bytes = readFileSync(file);
    // Inside the first part, past its head: the check sum does not hold any more.
    bytes[100] = (bytes[100] ?? 0) ^ 0xff;
    writeFileSync(file, bytes);
    const other = at('untouched.postil');
    await postil(['new', other]);
    const { code, err } = await postil(['import', other, file]);
    expect([code, err]).toEqual([1, expect.stringContaining('its part project.qde is damaged')]);
    expect(err).toContain(file);
    expect(await counts(other)).toEqual([0, 0]);
  });

  it('is not given options that are for one article', async () => {
    const file = at('basin2.qdpx');
    await postil(['export', workspace, '--format', 'qdpx', '--to', file]);
    const { code, err } = await postil(['import', workspace, file, '--title', 'One']);
    expect([code, err]).toEqual([1, expect.stringContaining('--title is for one article')]);
    expect(existsSync(file)).toBe(true);
  });
});

describe('an edited sheet comes back on the command line', () => {
  it('and says what it changed and what it could not take', async () => {
    const [file, path] = [at('sheet.csv'), at('sheet.postil')];
    exchangeWorkspace(path).tagged.close();
    await postil(['export', path, '--to', file]);
    const csv = readFileSync(file, 'utf8').replace(',partial,', ',close,').replace(',causal,', ',wrong,');
    writeFileSync(file, csv);
    const { code, out, err } = await postil(['annotate', path, file, '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      exact: 5,
      updated: 1,
      conflicts: [],
      refused: [{ column: 'claim_type' }],
    });
    expect(err).toContain('“wrong” is none of factual');
    const { out: list } = await postil(['list', path, 'annotations', '--kind', 'precedent', '--json']);
    expect(JSON.parse(list)).toMatchObject([{ fit: 'close' }]);
  });

  it('as a workbook too, and warns of rows that do not say when they were made', async () => {
    const [file, edited, path] = [at('sheet.xlsx'), at('edited.xlsx'), at('workbook.postil')];
    const { tagged, ids } = exchangeWorkspace(path);
    tagged.close();
    await postil(['export', path, '--format', 'xlsx', '--to', file]);
    editXlsx(file, edited, { [ids.precedent]: { fit: { text: 'Close' }, modified_at: null } });
    const { code, out, err } = await postil(['annotate', path, edited]);
    expect([code, out]).toEqual([0, '1 annotation updated, 0 conflicts, 0 refused\n']);
    expect(err).toContain('1 row does not say when the annotation was changed last (modified_at)');
    const { out: list } = await postil(['list', path, 'annotations', '--kind', 'precedent', '--json']);
    expect(JSON.parse(list)).toMatchObject([{ fit: 'close' }]);
  });
});
