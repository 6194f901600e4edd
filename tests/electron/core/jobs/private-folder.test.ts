/** Nothing that was received or is about to be sealed stays on the disk, even when Postil is killed. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { privateFolder, sweepPrivateFolders } from '../../../../electron/core/jobs/private-folder.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const elsewhere = temporaryFolder('elsewhere');

/** The number of a process that has ended. */
function deadProcess(): number {
  return spawnSync(process.execPath, ['--version']).pid;
}

function left(name: string): string {
  const path = join(tmpdir(), name);
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

it('is for this user alone', () => {
  const folder = privateFolder();
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(statSync(folder).mode & 0o077).toBe(0);
});

it('goes at the next start when the process that made it was killed, and stays while it runs', () => {
  const abandoned = left(`postil-private-${deadProcess()}-abc123`);
  mkdirSync(abandoned);
  writeFileSync(join(abandoned, 'received.postil'), 'secret');
  const used = privateFolder();
  onTestFinished(() => rmSync(used, { recursive: true }));
  sweepPrivateFolders();
  expect(existsSync(abandoned)).toBe(false);
  expect(existsSync(used)).toBe(true);
});

it('leaves alone what is not such a folder: other names, files, and links into other places', () => {
  const other = left(`somebody-private-${deadProcess()}-abc123`);
  mkdirSync(other);
  writeFileSync(join(elsewhere, 'kept'), '');
  const link = left(`postil-private-${deadProcess()}-link01`);
  symlinkSync(elsewhere, link);
  sweepPrivateFolders();
  expect(existsSync(other)).toBe(true);
  expect(existsSync(join(elsewhere, 'kept'))).toBe(true);
  expect(existsSync(link)).toBe(true);
});
