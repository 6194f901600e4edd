/** The rules of the rooms bite: for each, a small tree with one forbidden import is reported by that rule. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './support/temporary-folder.ts';

const root = join(import.meta.dirname, '..');
const configuration = join(root, '.dependency-cruiser.cjs');
const run = promisify(execFile);
const rules: { name: string }[] = createRequire(import.meta.url)(configuration).forbidden;

/** Forbidden imports: the rule, the file that imports, and what. Packages have no slash at the front. */
const bad: [rule: string, from: string, to: string][] = [
  ['shared', 'shared/text/a.ts', 'electron/core/workspace/b.ts'],
  ['shared-records', 'shared/records/a.ts', 'shared/contract/b.ts'],
  ['shared-contract', 'shared/contract/c.ts', 'shared/text/b.ts'],
  ['shared-text', 'shared/text/c.ts', 'shared/history/b.ts'],
  ['shared-agreement', 'shared/agreement/c.ts', 'shared/text/b.ts'],
  ['shared-history', 'shared/history/c.ts', 'shared/text/b.ts'],
  ['workspace', 'electron/core/workspace/c.ts', 'electron/core/handlers/b.ts'],
  ['importers', 'electron/core/importers/c.ts', 'electron/core/workspace/b.ts'],
  ['exporters', 'electron/core/exporters/c.ts', 'electron/core/workspace/b.ts'],
  ['jobs', 'electron/core/jobs/c.ts', 'electron/core/handlers/b.ts'],
  ['profile', 'electron/core/profile/c.ts', 'electron/core/workspace/b.ts'],
  ['sample', 'electron/core/sample/c.ts', 'electron/core/handlers/b.ts'],
  ['web', 'electron/core/web/c.ts', 'shared/records/b.ts'],
  ['handlers', 'electron/core/handlers/c.ts', 'electron/headless/b.ts'],
  ['core', 'electron/core/c.ts', 'electron/desktop/b.ts'],
  ['desktop', 'electron/desktop/c.ts', 'electron/headless/b.ts'],
  ['headless', 'electron/headless/c.ts', 'electron/desktop/b.ts'],
  ['cli', 'electron/cli/c.ts', 'electron/desktop/b.ts'],
  ['renderer', 'renderer/library/c.ts', 'electron/core/workspace/b.ts'],
  ['renderer-ui', 'renderer/ui/c.ts', 'renderer/link/b.ts'],
  ['renderer-link', 'renderer/link/c.ts', 'renderer/library/b.ts'],
  ['reader-commands-without-react', 'renderer/reader/commands/c.ts', 'react'],
  ['only-desktop-has-electron', 'electron/headless/d.ts', 'electron'],
  ['only-headless-has-ws', 'electron/core/handlers/d.ts', 'ws'],
  ['only-the-store-has-sql', 'electron/core/handlers/e.ts', 'better-sqlite3'],
  ['no-node-in-pages', 'renderer/library/d.ts', 'node:fs'],
  ['no-node-in-pages', 'shared/text/d.ts', 'node:fs'],
  ['transport-looks-alone', 'renderer/library/e.ts', '@orpc/client/dist/adapters/websocket/index.js'],
  ['compositions-are-not-imported', 'electron/headless/e.ts', 'electron/headless/main.ts'],
  ['only-compositions-build', 'electron/headless/f.ts', 'electron/core/handlers/session.ts'],
  ['programs-know-no-tests', 'electron/cli/f.ts', 'tests/support/b.ts'],
  ['nothing-unresolved', 'renderer/library/f.ts', 'no-such-package'],
  ['no-cycles', 'shared/text/left.ts', 'shared/text/right.ts'],
];

/** Imports the rooms allow, beside which the forbidden ones must stand out. */
const good: [from: string, to: string][] = [
  ['electron/core/handlers/session.ts', 'electron/core/workspace/b.ts'],
  ['electron/headless/main.ts', 'electron/core/handlers/session.ts'],
  ['electron/desktop/main.ts', 'electron/core/handlers/session.ts'],
  ['electron/desktop/window.ts', 'electron'],
  ['electron/headless/server.ts', 'ws'],
  ['electron/cli/commands/open.ts', 'electron/headless/main.ts'],
  ['electron/core/jobs/parser.ts', 'electron/core/importers/b.ts'],
  ['electron/core/workspace/db.ts', 'better-sqlite3'],
  ['renderer/link/transport.ts', '@orpc/client/dist/adapters/websocket/index.js'],
  ['renderer/library/g.ts', 'renderer/ui/b.ts'],
  ['renderer/library/h.ts', 'shared/contract/b.ts'],
  ['electron/headless/g.ts', 'node:fs'],
];

const folder = temporaryFolder('rooms');
let found: { rule: string; from: string }[];

function write(path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text, { flag: 'a' });
}

function writeImport(from: string, to: string): void {
  const isOurs = /^(electron|renderer|shared|tests)\//.test(to);
  write(from, `import ${JSON.stringify(isOurs ? join(folder, to) : to)};\nexport const here = 1;\n`);
  if (isOurs) write(to, '');
}

beforeAll(async () => {
  copyFileSync(join(root, 'tsconfig.base.json'), join(folder, 'tsconfig.base.json'));
  for (const name of ['electron', 'ws', 'better-sqlite3', 'react', '@orpc/client']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  write('node_modules/@orpc/client/dist/adapters/websocket/index.js', '');
  for (const [from, to] of good) writeImport(from, to);
  for (const [, from, to] of bad) writeImport(from, to);
  writeImport('shared/text/right.ts', 'shared/text/left.ts');
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const given = ['--config', configuration, '--output-type', 'json', 'electron', 'renderer', 'shared'];
  // The program ends with the number of errors, which is what is wanted here.
  const { stdout } = await run(process.execPath, [program, ...given], { cwd: folder, maxBuffer: 1e8 }).catch(
    (error: { stdout: string; stderr: string }) => {
      if (error.stdout === '') throw new Error(error.stderr);
      return error;
    },
  );
  const violations: { rule: { name: string }; from: string }[] = JSON.parse(stdout).summary.violations;
  found = violations.map(({ rule, from }) => ({ rule: rule.name, from }));
});

describe('the rules of the rooms', () => {
  it.each(bad)('%s: %s must not import %s', (rule, from) => {
    expect(found).toContainEqual({ rule, from });
  });

  it.each(good)('%s may import %s', from => {
    expect(found.filter(violation => violation.from === from)).toEqual([]);
  });

  it('each have an import here that they forbid', () => {
    expect(rules.map(({ name }) => name).filter(name => !bad.some(([rule]) => rule === name))).toEqual([]);
  });
});
