/** A disk that fills up during commits: a clear refusal, nothing acknowledged lost, and on with the work. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { listAnnotations } from '../../electron/core/workspace/annotations.ts';
import { checkWorkspace } from '../../electron/core/workspace/check.ts';
import { listDocuments } from '../../electron/core/workspace/documents.ts';
import { openWorkspace } from '../../electron/core/workspace/open.ts';
import { Fault } from '../../shared/contract/fault.ts';
import { ada, addDocument, migrations, newStore, tagPassage } from '../support/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder('disk-full');
const program = join(import.meta.dirname, 'tag-forever.ts');
const isPosix = platform() !== 'win32';

/** Mounts a disk of `megabytes`, where this user may. */
function smallDisk(megabytes: number): string | null {
  const place = join(folder, 'disk');
  mkdirSync(place);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', place]);
  if (status !== 0) return null;
  afterAll(() => void execFileSync('umount', [place]));
  return place;
}

const disk = isPosix ? smallDisk(6) : null;

describe('a disk that fills up while tagging', () => {
  it.runIf(disk !== null)('refuses the commit, keeps every other one, and goes on once there is room', () => {
    const place = disk ?? '';
    const ballast = join(place, 'ballast');
    writeFileSync(ballast, Buffer.alloc(2 * 1024 * 1024));
    let workspace = newStore(place);
    const document = addDocument(workspace);
    const acknowledged: string[] = [];
    const tag = () =>
      acknowledged.push(tagPassage(workspace, document, 'In 1960', 'claim', { note: 'n'.repeat(20_000) }));
    const refusal = refused(() => {
      for (let i = 0; i < 10_000; i++) tag();
    });
    expect(refusal.code).toBe('disk.full');
    expect(refusal.message).toContain(workspace.path);
    const before = workspace.state();
    expect(refused(() => tag()).code).toBe('disk.full');
    expect(workspace.state()).toEqual(before);
    expect(listAnnotations(workspace.db, document)).toHaveLength(acknowledged.length);
    rmSync(ballast);
    tag();
    workspace.close();
    workspace = openWorkspace(workspace.path, { person: ada, migrations });
    expect(
      listAnnotations(workspace.db, document)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(acknowledged.sort());
    expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
    workspace.close();
  });

  it.runIf(isPosix)('loses nothing when the system forbids the file to grow', () => {
    const made = newStore(folder);
    addDocument(made);
    made.close();
    // 2,048 blocks of 512 bytes: the largest file the process may write.
    const script = `ulimit -f 2048; exec "$0" "$@"`;
    const { stdout, status } = spawnSync(
      'sh',
      ['-c', script, process.execPath, program, made.path, migrations, '5000'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    );
    expect(status).toBe(0);
    const lines = stdout.trim().split('\n');
    const acknowledged = lines.slice(1, -1);
    expect(lines.at(-1)).toMatch(new RegExp(`^refused disk\\.(full|failed) ${acknowledged.length}$`));
    expect(acknowledged.length).toBeGreaterThan(10);
    const workspace = openWorkspace(made.path, { person: ada, migrations });
    const document = listDocuments(workspace.db)[0]?.document.id ?? '';
    const stored = new Set(listAnnotations(workspace.db, document).map(({ id }) => id));
    expect(acknowledged.filter(id => !stored.has(id))).toEqual([]);
    expect(checkWorkspace(workspace.db, { migrations }).problems).toEqual([]);
    workspace.close();
  });
});

function refused(action: () => void): Fault {
  try {
    action();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
