import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { router } from '../../../../electron/core/handlers/router.ts';
import { contract } from '../../../../shared/contract/contract.ts';

const calls = Object.entries(contract).flatMap(([subject, verbs]) =>
  Object.keys(verbs).map(verb => `${subject}.${verb}`),
);

it('every call of the contract has a handler', () => {
  const handled = Object.entries(router).flatMap(([subject, verbs]) =>
    Object.keys(verbs).map(verb => `${subject}.${verb}`),
  );
  expect(handled.sort()).toEqual([...calls].sort());
});

it('every call of the contract has a test that names it', () => {
  const sources = readdirSync(import.meta.dirname)
    .filter(name => name.endsWith('.test.ts') && name !== 'every-call.test.ts')
    .map(name => readFileSync(join(import.meta.dirname, name), 'utf8'))
    .join('\n');
  const untested = calls.filter(call => !sources.includes(`describe('${call}'`));
  expect(untested).toEqual([]);
});
