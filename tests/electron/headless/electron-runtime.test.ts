import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { electronPackage, electronProgram, fetchElectron } from '../../../electron/cli/electron-runtime.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('runtime');
let made = 0;

/** A package like Electron's whose installer is this script. */
function packageWith(installer: string): string {
  const place = join(folder, String(made++));
  mkdirSync(join(place, 'dist'), { recursive: true });
  writeFileSync(join(place, 'install.js'), `const fs = require('fs');\n${installer}`);
  return place;
}

const complete =
  "fs.writeFileSync(__dirname + '/dist/electron', ''); fs.writeFileSync(__dirname + '/path.txt', 'electron');";

describe('the runtime of Electron', () => {
  it('is looked for beside the program, without loading the package', () => {
    const project = join(folder, 'project');
    const place = join(project, 'node_modules/electron');
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, 'package.json'), '{"name":"electron","main":"index.js"}');
    writeFileSync(join(place, 'index.js'), 'throw new Error("loaded")');
    expect(electronPackage(join(project, 'out/cli/main.js'))).toBe(place);
    expect(electronProgram(place)).toBeNull();
    expect(electronPackage(join(folder, 'elsewhere/main.js'))).toBeNull();
  });

  it('counts as there only when its program is', () => {
    const place = packageWith('');
    writeFileSync(join(place, 'path.txt'), 'electron\n');
    expect(electronProgram(place)).toBeNull();
    writeFileSync(join(place, 'dist/electron'), '');
    expect(electronProgram(place)).toBe(join(place, 'dist/electron'));
  });

  it('is fetched by its own installer', async () => {
    const place = packageWith(complete);
    expect(await fetchElectron(place)).toBeNull();
    expect(electronProgram(place)).not.toBeNull();
  });

  it('is given up with the reason when it cannot be fetched', async () => {
    const refused = packageWith(
      "console.error(`TypeError: fetch failed\\n    at x\\n  [cause]: { code: 'ENOTFOUND' }`); process.exit(1)",
    );
    expect(await fetchElectron(refused)).toBe('fetch failed, ENOTFOUND');
    expect(await fetchElectron(packageWith('process.exit(1)'))).toBe('it could not be fetched');
  });

  it('is given up when nothing arrives any more', async () => {
    const silent = packageWith('setInterval(() => {}, 1000)');
    expect(await fetchElectron(silent, { stallMs: 300, limitMs: 60_000 })).toBe('the download stalled');
  });

  it('is waited for as long as something arrives, up to a limit', async () => {
    const arriving = (then: string) =>
      packageWith(
        `let n = 0; const file = require('os').tmpdir() + '/part'; setInterval(() => { fs.appendFileSync(file, 'x'.repeat(1000)); if (++n === 30) { ${then} } }, 100);`,
      );
    const limits = { stallMs: 1_500, limitMs: 60_000 };
    expect(await fetchElectron(arriving(`${complete} process.exit(0)`), limits)).toBeNull();
    expect(await fetchElectron(arriving(''), { stallMs: 1_500, limitMs: 2_000 })).toBe(
      'the download stalled',
    );
  });
});
