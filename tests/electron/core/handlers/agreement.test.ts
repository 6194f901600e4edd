import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSession, type TestSession } from '../../../support/session.ts';
import { twoCoders } from '../../../support/two-coders.ts';

let test: TestSession;
let path: string;

beforeAll(async () => {
  test = startSession();
  path = join(test.folder, 'two.postil');
  twoCoders(path).tagged.close();
  await test.client.workspace.open({ path });
});
afterAll(() => test.end());

const query = { unit: 'overlap', of: 'kind' } as const;

describe('agreement.compare', () => {
  it('answers figures and disagreements, worked out beside', async () => {
    const { rows, disputed } = await test.client.agreement.compare(query);
    expect(rows.map(({ scope, label }) => [scope, label])).toEqual([
      ['overall', 'Everyone'],
      ['label', 'Claim'],
      ['label', 'Precedent'],
      ['label', 'Policy option'],
    ]);
    expect(disputed).toBe(3);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    stop.abort();
    await expect(test.client.agreement.compare(query, { signal: stop.signal })).rejects.toThrow();
  });
});

describe('agreement.export', () => {
  it('writes the figures as CSV', async () => {
    const to = join(test.folder, 'agreement.csv');
    expect(await test.client.agreement.export({ query, to })).toEqual({ path: to, rows: 4 });
    const lines = readFileSync(to, 'utf8').trim().split('\r\n');
    expect(lines[0]?.split(',')).toEqual([
      'scope',
      'label',
      'person_1',
      'person_2',
      'observed_agreement',
      'cohen_kappa',
      'krippendorff_alpha',
      'krippendorff_alpha_u',
      'units',
      'reason',
      'guarded',
    ]);
    expect(lines[1]).toMatch(/^overall,,,,0\.25,-0\.090909,0,-?\d\.\d+,4,,$/);
    expect(lines).toHaveLength(5);
  });

  it('does not put them in place of a workspace, nor where nothing can be written', async () => {
    await expect(test.client.agreement.export({ query, to: path })).rejects.toThrow(/name of a workspace/);
    const to = join(test.folder, 'nowhere', 'agreement.csv');
    await expect(test.client.agreement.export({ query, to })).rejects.toThrow(/no such folder/);
    expect(existsSync(to)).toBe(false);
  });
});
