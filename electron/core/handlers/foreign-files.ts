/** Workspaces that were received and checked, kept until they are merged or given up. */
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Fault } from '../../../shared/contract/fault.ts';
import type { ForeignWorkspace } from '../jobs/foreign-workspace.ts';
import { privateFolder } from '../jobs/private-folder.ts';

export class ForeignFiles {
  readonly #open = new Map<string, ForeignWorkspace>();

  keep(workspace: ForeignWorkspace): string {
    const id = randomUUID();
    this.#open.set(id, workspace);
    return id;
  }

  /** @throws Fault `import.gone` when it was given up. */
  get(id: string): ForeignWorkspace {
    const found = this.#open.get(id);
    if (found) return found;
    throw new Fault('import.gone', 'Cannot merge', {
      reason: 'the file was given up meanwhile; choose it again',
    });
  }

  async discard(ids: readonly string[]): Promise<void> {
    const gone = ids.map(id => this.#open.get(id)).filter(found => found !== undefined);
    for (const id of ids) this.#open.delete(id);
    await Promise.all(gone.map(found => found.close()));
  }

  clear(): Promise<void> {
    return this.discard([...this.#open.keys()]);
  }
}

/** Runs `use` with bytes in a file that nobody else can read, which is deleted afterwards. */
export async function asFile<T>(
  name: string,
  bytes: Uint8Array,
  use: (path: string) => Promise<T>,
): Promise<T> {
  const folder = privateFolder();
  try {
    const path = join(folder, basename(name) || 'received.postil');
    writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' });
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
