/** Listing folders for the app's own file dialog, where the system's cannot be shown. */
import { readdir, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, extname, join, resolve } from 'node:path';
import { Fault } from '../../../shared/contract/fault.ts';
import type { FolderListing } from '../../../shared/contract/shell.ts';
import { formats } from '../../../shared/records/export-options.ts';
import { WORKSPACE_EXTENSION } from '../../../shared/records/workspace.ts';

const SHOWN = {
  workspace: [WORKSPACE_EXTENSION],
  merge: [WORKSPACE_EXTENSION, '.age'],
  sealed: ['.age'],
  export: Object.values(formats).map(({ extension }) => `.${extension}`),
  report: ['.txt'],
};

/** Folders first, then files of the purpose, each by name; hidden ones left out. */
export async function listFolder(
  path: string | undefined,
  purpose: keyof typeof SHOWN,
): Promise<FolderListing> {
  const folder = path === undefined ? await startFolder() : resolve(path);
  const names = await readFolder(folder);
  const shown: readonly string[] = SHOWN[purpose];
  const entries = await Promise.all(
    names.filter(name => !name.startsWith('.')).map(name => describe(folder, name)),
  );
  return {
    path: folder,
    parent: dirname(folder) === folder ? null : dirname(folder),
    entries: entries
      .filter(entry => entry !== null)
      .filter(entry => entry.isFolder || shown.includes(extname(entry.name).toLowerCase()))
      .sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name)),
  };
}

async function describe(folder: string, name: string): Promise<FolderListing['entries'][number] | null> {
  const path = join(folder, name);
  try {
    const stats = await stat(path);
    return { name, path, isFolder: stats.isDirectory(), modifiedAt: stats.mtimeMs };
  } catch (error) {
    // A dangling link or a file gone since the listing: it cannot be chosen, so it is not shown.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

async function readFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const reason = error.code === 'ENOENT' ? 'there is no such folder' : `it cannot be read (${error.code})`;
    throw new Fault('file.unreadable', 'Cannot show the folder', { file: folder, reason });
  }
}

/** The person's documents folder where there is one, else their home. */
async function startFolder(): Promise<string> {
  const documents = join(homedir(), 'Documents');
  try {
    return (await stat(documents)).isDirectory() ? documents : homedir();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return homedir();
    throw error;
  }
}
