import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeAtomically } from '../../../../electron/core/exporters/atomic-file.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const root = temporaryFolder('atomic');
const freshFolder = () => mkdtempSync(join(root, 'f-'));
const isRoot = process.getuid?.() === 0;

/** A folder on a small file system of its own; null where one cannot be had. */
function mounted(size: string): string | null {
  const folder = freshFolder();
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status !== 0)
    return null;
  onTestFinished(() => {
    spawnSync('umount', [folder]);
  });
  return folder;
}

describe('a file written whole or not at all', () => {
  it('is there when all was written, and says its size in bytes', async () => {
    const file = join(freshFolder(), 'claims.csv');
    const size = await writeAtomically(file, async sink => {
      await sink.write('عربي,');
      expect(existsSync(file)).toBe(false);
      await sink.write('🌊\r\n');
    });
    expect(readFileSync(file, 'utf8')).toBe('عربي,🌊\r\n');
    expect(size).toBe(readFileSync(file).byteLength);
  });

  it('replaces a file of that name only at the end, and keeps it when writing fails', async () => {
    const folder = freshFolder();
    const file = join(folder, 'claims.csv');
    writeFileSync(file, 'old');
    const failing = writeAtomically(file, async sink => {
      await sink.write('new');
      throw new Error('a bug on the way');
    });
    await expect(failing).rejects.toThrow('a bug on the way');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['claims.csv']);
    await writeAtomically(file, async sink => sink.write('new'));
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('writes through a link to what it names', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'real.csv'), 'old');
    symlinkSync('real.csv', join(folder, 'link.csv'));
    await writeAtomically(join(folder, 'link.csv'), async sink => sink.write('new'));
    expect(lstatSync(join(folder, 'link.csv')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder, 'real.csv'), 'utf8')).toBe('new');
  });
});

describe('a refusal names the file and the reason', () => {
  const write = (file: string, text = 'x') => writeAtomically(file, async sink => sink.write(text));

  it('when the folder is missing', async () => {
    const file = join(freshFolder(), 'nowhere', 'claims.csv');
    await expect(write(file)).rejects.toMatchObject({
      code: 'export.failed',
      data: { file, reason: 'there is no such folder' },
    });
  });

  it('when a folder has that name', async () => {
    const folder = freshFolder();
    await expect(write(folder)).rejects.toMatchObject({ data: { file: folder, reason: 'this is a folder' } });
  });

  it('when the name belongs to a device, which must not be replaced', async () => {
    await expect(write('/dev/null')).rejects.toMatchObject({
      code: 'export.failed',
      data: { file: '/dev/null' },
    });
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('when the folder can only be read', async ({ skip }) => {
    const folder = isRoot ? mounted('1m') : freshFolder();
    if (folder === null) return skip('no file system of its own can be mounted here');
    if (isRoot) spawnSync('mount', ['-o', 'remount,ro', folder]);
    else chmodSync(folder, 0o500);
    const file = join(folder, 'claims.csv');
    await expect(write(file)).rejects.toMatchObject({ code: 'export.failed', data: { file } });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('when the disk is full, leaving what was there and nothing else', async ({ skip }) => {
    const folder = mounted('128k');
    if (folder === null) return skip('no file system of its own can be mounted here');
    const file = join(folder, 'claims.csv');
    writeFileSync(file, 'old');
    await expect(write(file, 'x'.repeat(1 << 20))).rejects.toMatchObject({
      code: 'disk.full',
      data: { file, reason: 'the disk is full' },
    });
    expect(readdirSync(folder)).toEqual(['claims.csv']);
    expect(readFileSync(file, 'utf8')).toBe('old');
  });

  it('when part of the path is a file', async () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'a'), '');
    mkdirSync(join(folder, 'b'));
    await expect(write(join(folder, 'a', 'claims.csv'))).rejects.toMatchObject({ code: 'export.failed' });
  });
});
