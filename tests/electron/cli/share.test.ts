/** `postil share`: what is chosen on the command line is what is in the file. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { wordsIn } from '../../support/shared-file.ts';
import { bob, sharingWorkspace, WORDS } from '../../support/sharing-workspace.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('cli-share');
const postil = commandLine(folder);
let workspace = '';

beforeAll(() => {
  const made = sharingWorkspace(folder);
  workspace = made.workspace.path;
  made.workspace.close();
});

const share = (to: string, ...options: string[]) =>
  postil(['share', workspace, '--to', join(folder, to), ...options]);

describe('postil share', () => {
  it('writes everything and says what that is', async () => {
    const { code, out } = await share('all.postil');
    expect(code).toBe(0);
    expect(out).toBe(`2 documents, 3 annotations, 3 tags, 2 people\t${join(folder, 'all.postil')}\n`);
  });

  it('answers scripts with counts, names and the size of the file', async () => {
    const { out } = await share('counted.postil', '--json');
    const path = join(folder, 'counted.postil');
    expect(JSON.parse(out)).toEqual({
      path,
      documents: 2,
      annotations: 3,
      links: 1,
      tags: 3,
      people: ['Ada Lindqvist', bob.name],
      notes: 2,
      sourceFiles: 1,
      bytes: statSync(path).size,
    });
  });

  it('leaves out what is named, and the check of the file is clean', async () => {
    const options = ['--without', 'notes,text', '--documents', 'Two banks', '--kinds', 'claim,option'];
    expect(await share('part.postil', ...options, '--people', 'ada lindqvist')).toMatchObject({ code: 0 });
    const file = join(folder, 'part.postil');
    expect(wordsIn(file, [...WORDS.notes, ...WORDS.text, ...WORDS.bob, ...WORDS.dams])).toEqual([]);
    expect(await postil(['check', file])).toMatchObject({ code: 0, err: '' });
    const { out } = await postil(['list', file, 'annotations', '--json']);
    expect(JSON.parse(out)).toMatchObject([
      { kind: 'claim', anchor_status: 'orphan', coder: 'Ada Lindqvist' },
    ]);
  });

  it('exports a share of which the text was left out in every format', async () => {
    const file = join(folder, 'quotes.postil');
    await share('quotes.postil', '--without', 'text');
    for (const format of ['csv', 'xlsx', 'md', 'html', 'jsonld', 'qdpx', 'qdc']) {
      const to = join(folder, `quotes.${format}`);
      const { code, err } = await postil(['export', file, '--format', format, '--to', to]);
      expect([format, code, err.includes('mistake')]).toEqual([format, 0, false]);
      expect(statSync(to).size).toBeGreaterThan(0);
    }
    expect(readFileSync(join(folder, 'quotes.csv'), 'utf8')).toContain('Team Alpha measured the east bank');
  });

  it('keeps what was overwritten, if asked', async () => {
    await share('history.postil', '--with-history');
    expect(wordsIn(join(folder, 'history.postil'), WORDS.overwritten)).toEqual(WORDS.overwritten);
  });

  it('replaces an earlier share, but never a workspace or another file', async () => {
    expect((await share('all.postil', '--without', 'notes')).code).toBe(0);
    await postil(['new', join(folder, 'theirs.postil')]);
    const before = readFileSync(join(folder, 'theirs.postil'));
    const refused = await share('theirs.postil');
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toContain('there is something of that name already');
    expect(readFileSync(join(folder, 'theirs.postil'))).toEqual(before);
    expect((await postil(['share', workspace, '--to', workspace])).code).toBe(1);
  });

  it('searches nothing in a share that was not opened, and says how to', async () => {
    const { code, err } = await postil(['search', join(folder, 'history.postil'), 'treaty']);
    expect([code, err]).toEqual([1, expect.stringContaining('open it once in the app')]);
  });

  it('refuses what cannot be meant', async () => {
    expect(await share('x.postil', '--without', 'tags')).toMatchObject({ code: 2 });
    expect(await share('x.postil', '--kinds', 'opinion')).toMatchObject({ code: 2 });
    expect(await share('x.postil', '--people', 'Nobody')).toMatchObject({ code: 1 });
    expect(await share('x.txt')).toMatchObject({ code: 1 });
    expect(await share(join('no such folder', 'x.postil'))).toMatchObject({ code: 1 });
    expect(existsSync(join(folder, 'x.postil'))).toBe(false);
  });
});
