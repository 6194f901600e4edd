import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { TaggedWorkspace } from '../../support/tagged-workspace.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('usage');
const postil = commandLine(folder);
const workspace = join(folder, 'basin.postil');

beforeAll(() => {
  const tagged = new TaggedWorkspace(workspace);
  const article = tagged.addArticle('Screens', ['A passage \u001b[31mthat would colour the screen\u0007.']);
  tagged.tag(article, 'claim', article.text);
  tagged.addArticle('Screens', ['Another of the same title.']);
  tagged.close();
});

describe('wrong usage ends with 2 and says what is wrong', () => {
  it.each([
    [[], /Usage: postil/],
    [['publish'], /unknown command 'publish'/],
    [['new'], /missing required argument 'workspace'/],
    [['import', workspace], /missing required argument 'files'/],
    [['list', workspace, 'everything'], /Allowed choices are documents, annotations/],
    [['list', workspace, 'annotations', '--kind', 'opinion'], /Allowed choices are claim, precedent, option/],
    [['export', workspace, '--format', 'docx'], /Allowed choices are csv/],
    [['export', workspace, '--kind', 'opinion'], /The kinds are claim, precedent, option/],
    [['export', workspace, '--delimiter', 'pipe'], /Allowed choices are comma, semicolon, tab/],
    [['export', workspace, '--json'], /name one with --to/],
    [['export', workspace, '--group-by', 'tag'], /--group-by is for briefs: md and html/],
    [['export', workspace, '--matrix-cells', 'presence'], /--matrix-cells is for the preset matrix/],
    [['export', workspace, '--matrix-rows', 'speaker'], /--matrix-rows is for the preset matrix/],
    [
      ['export', workspace, '--preset', 'matrix', '--matrix-columns', 'place'],
      /Allowed choices are tags, kind, claim_type/,
    ],
    [['export', workspace, '--format', 'md', '--preset', 'links'], /--preset is for tables/],
    [['export', workspace, '--format', 'xlsx', '--no-bom'], /--no-bom is for csv/],
    [['search', workspace, 'x', '--limit', 'many'], /whole number/],
    [['import', workspace, 'a.txt', '--published', 'yesterday'], /write a date as 2025-03-16/],
    [['import', workspace, '-', '-', '--title', 'Both'], /names one article/],
    [['list', workspace, 'tags', '--colour'], /unknown option '--colour'/],
  ])('%j', async (args, message) => {
    const { code, out, err } = await postil(args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    if (args.length > 0) expect(err).toMatch(/^postil: /);
  });
});

it('tells its commands and its version on standard output', async () => {
  const help = await postil(['--help']);
  expect([help.code, help.err]).toEqual([0, '']);
  for (const command of ['new', 'import', 'annotate', 'list', 'search', 'export', 'check', 'open'])
    expect(help.out).toContain(`  ${command} `);
  expect(await postil(['--version'])).toEqual({ code: 0, out: '0.0.0\n', err: '' });
});

it('takes --json with every command', async () => {
  for (const command of ['new', 'import', 'annotate', 'list', 'search', 'export', 'check', 'open'])
    expect((await postil([command, '--help'])).out).toContain('--json');
});

it('prints nothing that could command a terminal, and gives scripts all of it', async () => {
  const { out } = await postil(['list', workspace, 'annotations']);
  expect(out).toContain('that would colour the screen');
  expect(out.replaceAll(/[\t\n]/g, '')).not.toMatch(/\p{Cc}/u);
  const { out: json } = await postil(['list', workspace, 'annotations', '--json']);
  expect(JSON.parse(json)[0].quote).toContain('\u001b[31m');
});

it('asks for an id where a title is carried twice', async () => {
  const { code, err } = await postil(['export', workspace, '--document', 'Screens']);
  expect(code).toBe(1);
  expect(err).toContain('2 documents are called “Screens”; name one by its id');
});

it('ends quietly when nobody reads on', async () => {
  expect(await postil(['export', workspace], { readerLeavesAfter: 0 })).toEqual({
    code: 0,
    out: '',
    err: '',
  });
  expect(await postil(['--help'], { readerLeavesAfter: 0 })).toEqual({ code: 0, out: '', err: '' });
});
