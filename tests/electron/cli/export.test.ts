/** `postil export` in its formats and with its options; `main-job.test.ts` has the CSV of everything. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { treatyWorkspace } from '../../support/treaty-workspace.ts';
import { twoCoders } from '../../support/two-coders.ts';

const folder = temporaryFolder('cli-export');
const postil = commandLine(folder);
const workspace = join(folder, 'Treaty notes.postil');

beforeAll(() => treatyWorkspace(workspace).tagged.close());

const exported = (...options: string[]) => postil(['export', workspace, ...options]);

describe('tables', () => {
  it.each([
    ['by-tag', 5, 'tag_path'],
    ['matrix', 3, 'tag:Water/Treaty law/=Gauges'],
    ['links', 2, 'from_quote'],
  ])('%s come on standard output', async (preset, rows, column) => {
    const { code, out } = await exported('--preset', preset);
    const found: Record<string, string>[] = parse(out, { bom: true, columns: true });
    expect([code, found.length]).toEqual([0, rows]);
    expect(Object.keys(found[0] ?? {})).toContain(column);
  });

  it('take the delimiter and line ends that are named', async () => {
    const { out } = await exported('--delimiter', 'semicolon', '--line-end', 'lf', '--no-bom');
    expect(out).toMatch(/^annotation_id;kind;quote;[^\r]*\n/);
  });

  it('say 1 for any number in a matrix, when asked', async () => {
    const { out } = await exported('--preset', 'matrix', '--matrix-cells', 'presence');
    const rows: Record<string, string>[] = parse(out, { bom: true, columns: true });
    expect(rows.map(row => row['tag:Water'])).toEqual(['1', '0', '0']);
  });

  it('count speakers by what their claims are, when asked', async () => {
    const { out } = await exported(
      '--preset',
      'matrix',
      '--matrix-rows',
      'speaker',
      '--matrix-columns',
      'kind',
    );
    expect(parse(out, { bom: true })).toEqual([
      ['speaker', 'annotations', 'kind:claim', 'guarded'],
      ["'@minister", '1', '1', 'speaker'],
      ['', '1', '1', ''],
    ]);
  });
});

describe('what several people made', () => {
  const shared = join(folder, 'Shared waters.postil');
  const coders = async (...options: string[]) => {
    const { out } = await postil(['export', shared, ...options]);
    const rows: Record<string, string>[] = parse(out, { bom: true, columns: true });
    return rows.map(row => row.coder);
  };

  beforeAll(() => twoCoders(shared).tagged.close());

  it('is narrowed to a person by name or initials', async () => {
    expect(await coders('--person', 'omar reed')).toEqual(Array(3).fill('Omar Reed'));
    expect(await coders('--person', 'MS')).toEqual(Array(3).fill('Mira Sand'));
    expect(await coders('--person', 'MS', '--person', 'OR')).toHaveLength(6);
  });

  it('is refused for a person who is not there', async () => {
    const { code, err } = await postil(['export', shared, '--person', 'Nobody']);
    expect(code).toBe(1);
    expect(err).toContain('Nobody');
  });
});

describe('a workbook', () => {
  it('is a file, and the answer for scripts says how large and what is missing', async () => {
    const to = join(folder, 'evidence.xlsx');
    const { code, out } = await exported('--format', 'xlsx', '--to', to, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ path: to, rows: 4, bytes: statSync(to).size, losses: [] });
    expect(readFileSync(to).subarray(0, 2).toString()).toBe('PK');
  });

  it('goes into a pipe but not on a terminal', async () => {
    const piped = await exported('--format', 'xlsx');
    expect([piped.code, piped.out.slice(0, 2)]).toEqual([0, 'PK']);
    const shown = await postil(['export', workspace, '--format', 'xlsx'], { isTerminal: true });
    expect(shown).toMatchObject({ code: 2, out: '' });
    expect(shown.err).toContain('name a file with --to');
    expect((await postil(['export', workspace], { isTerminal: true })).code).toBe(0);
  });

  it('says on standard error what did not fit', async () => {
    const { treaty, note } = { treaty: join(folder, 'long.postil'), note: 'n'.repeat(40_000) };
    const { tagged, plain } = treatyWorkspace(treaty);
    tagged.workspace.commit('Note', [{ record: 'annotation', id: plain, fields: { note } }]);
    tagged.close();
    const answer = await postil(['export', treaty, '--format', 'xlsx', '--to', join(folder, 'long.xlsx')]);
    expect(answer.err).toBe(
      'postil: Not in the file: One cell of “note” was cut: Excel holds 32,767 characters in a cell.\n',
    );
    expect(answer.out).toMatch(/^4 rows\t/);
  });
});

describe('a brief', () => {
  it.each([
    ['kind', ['Claims (2)', 'Precedents (1)', 'Policy options (1)']],
    ['document', ['Rivers 🌊 & \\<rules\\> (3)', 'سرحدیں (1)']],
    ['tag', ['Borders (1)', 'Water (2)', 'Water/Treaty law/=Gauges (1)', 'Without a tag (1)']],
    ['speaker', ['\\@minister (1)', 'The author (2)', 'No speaker named (1)']],
  ])('in Markdown is grouped by %s', async (groupBy, headings) => {
    const { code, out } = await exported('--format', 'md', '--group-by', groupBy);
    expect(code).toBe(0);
    expect([...out.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual(headings);
    expect(out).toContain('# Treaty notes\n');
  });

  it('counts annotations, and narrows like any export', async () => {
    const to = join(folder, 'brief.html');
    const { out } = await exported('--format', 'html', '--kind', 'option', '--to', to);
    expect(out).toBe(`1 annotation\t${to}\n`);
    expect(readFileSync(to, 'utf8').match(/<article/g)).toHaveLength(1);
  });
});
