/** Places that cannot be written to: a plain refusal for writing, and reading as usual. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../../../electron/core/workspace/check.ts';
import { listDocuments } from '../../../../electron/core/workspace/documents.ts';
import { createWorkspace, openReadonly, openWorkspace } from '../../../../electron/core/workspace/open.ts';
import { shareSteps } from '../../../../electron/core/workspace/share.ts';
import { defaultShareOptions } from '../../../../shared/records/share-options.ts';
import { ada, addDocument, migrations, newStore } from '../../../support/store.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

const folder = temporaryFolder('read-only');

/** A folder with what `fill` puts there, then made read-only: by its mode, or for root by a mount. */
function readOnlyFolder<T>(fill: (place: string) => T): { place: string; filled: T } | null {
  const place = join(folder, 'locked');
  mkdirSync(place);
  if (process.getuid?.() !== 0) {
    const filled = fill(place);
    chmodSync(place, 0o555);
    afterAll(() => chmodSync(place, 0o755));
    return { place, filled };
  }
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', place]).status !== 0) return null;
  afterAll(() => void execFileSync('umount', [place]));
  const filled = fill(place);
  execFileSync('mount', ['-o', 'remount,ro', place]);
  return { place, filled };
}

const locked =
  platform() === 'win32'
    ? null
    : readOnlyFolder(place => {
        const workspace = newStore(place);
        addDocument(workspace);
        const share = join(place, 'share.postil');
        for (const _ of shareSteps(workspace.db, defaultShareOptions, { file: share, migrations }));
        workspace.close();
        return { path: workspace.path, share };
      });

describe('a folder that cannot be written to', () => {
  it.runIf(locked)('lets a workspace be read but not opened for writing, and says why', () => {
    const path = locked?.filled.path ?? '';
    expect(() => openWorkspace(path, { person: ada, migrations })).toThrowError(
      expect.objectContaining({ code: 'workspace.readOnly', message: expect.stringContaining(path) }),
    );
    const reader = openReadonly(path, { migrations });
    expect(listDocuments(reader.db)).toHaveLength(1);
    reader.close();
  });

  it.runIf(locked)('lets a share be read and checked, though it was never opened', () => {
    const reader = openReadonly(locked?.filled.share ?? '', { migrations });
    expect(listDocuments(reader.db)).toHaveLength(1);
    expect(checkWorkspace(reader.db, { migrations }).problems).toEqual([]);
    reader.close();
  });

  it.runIf(locked)('takes no new workspace', () => {
    const path = join(locked?.place ?? '', 'new.postil');
    expect(() => createWorkspace(path, { person: ada, migrations })).toThrowError(
      expect.objectContaining({ code: 'workspace.readOnly', message: expect.stringContaining(path) }),
    );
  });
});
