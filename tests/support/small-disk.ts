/** File systems that are small or can only be read, where the tests may mount one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export interface SmallDisk {
  readonly folder: string;
  makeReadOnly(): void;
}

/** A file system of `size` (as `mount` writes it, e.g. `256k`) for one test; null where none can be mounted. */
export function smallDisk(size: string): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'postil-disk-'));
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return null;
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status !== 0) return null;
  onTestFinished(() => {
    spawnSync('umount', ['--lazy', folder]);
  });
  return { folder, makeReadOnly: () => void spawnSync('mount', ['-o', 'remount,ro', folder]) };
}
