import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../support/command-line.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { twoCoders } from '../../support/two-coders.ts';

const folder = temporaryFolder('cli-agreement');
const postil = commandLine(folder);
const workspace = join(folder, 'two.postil');
let text: string;

beforeAll(() => {
  const { tagged, article } = twoCoders(workspace);
  text = article.text;
  tagged.close();
});

describe('postil agreement', () => {
  it('prints a row for everyone and for each kind, and how many disagreements there are', async () => {
    const { code, out } = await postil(['agreement', workspace]);
    expect(code).toBe(0);
    const lines = out.split('\n').map(line => line.split('\t'));
    expect(lines[0]).toEqual(['', 'observed', 'kappa', 'alpha', 'alpha-u', 'units', '']);
    expect(lines[1]?.slice(0, 4)).toEqual(['Everyone', '0.250', '-0.091', '0.000']);
    expect(lines.map(([label]) => label)).toEqual([
      '',
      'Everyone',
      'Claim',
      'Precedent',
      'Policy option',
      '3 disagreements',
      '',
    ]);
  });

  it('gives scripts everything as JSON, with offsets in code points', async () => {
    const { out } = await postil([
      'agreement',
      workspace,
      '--json',
      '--person',
      'mira sand',
      '--person',
      'OR',
    ]);
    const { disputes } = JSON.parse(out);
    expect(disputes).toHaveLength(3);
    for (const { start, end, quote } of disputes) expect([...text].slice(start, end).join('')).toBe(quote);
  });

  it('writes CSV, by character and by tag', async () => {
    const to = join(folder, 'tags.csv');
    const args = ['agreement', workspace, '--unit', 'character', '--by', 'tag', '--to', to];
    expect(await postil(args)).toEqual({ code: 0, out: `2 rows\t${to}\n`, err: '' });
    expect(readFileSync(to, 'utf8')).toContain(`label,Water,,,0.99`);
  });

  it('says what is missing when there is nobody to compare', async () => {
    const alone = join(folder, 'alone.postil');
    await postil(['new', alone]);
    expect(await postil(['agreement', alone])).toMatchObject({
      code: 1,
      err: `postil: There is nothing to compare (${alone}): 0 people have annotated\n`,
    });
    expect(await postil(['agreement', workspace, '--person', 'Mira Sand'])).toMatchObject({ code: 2 });
    const unknown = await postil(['agreement', workspace, '--person', 'Mira Sand', '--person', 'Nobody']);
    expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('There is no such person') });
  });
});
