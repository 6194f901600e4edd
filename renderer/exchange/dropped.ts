/** Files out of what was dropped or chosen, folders opened. */
import type { LeftOut } from './import-job.ts';

/** Most files taken from one drop: more than any reading list, less than a home folder by mistake. */
export const MAX_FILES = 5_000;

/** Most files that are counted when there are too many. */
const MOST_COUNTED = 50_000;

/** The files to import, and those that were too many. */
export interface Chosen {
  readonly files: readonly File[];
  readonly leftOut: LeftOut | null;
}

/** Whether a drag carries files. */
export function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/**
 * All files of a drop, folders walked through in order of name, hidden ones left out. The entries must be
 * taken while the drop event lasts, so this reads them before it first waits.
 */
export async function filesOf(transfer: DataTransfer): Promise<Chosen> {
  const items = [...transfer.items].filter(item => item.kind === 'file');
  const entries = items.map(item => item.webkitGetAsEntry());
  const plain = items.map(item => item.getAsFile());
  const collected = new Collected();
  for (const [index, entry] of entries.entries()) {
    const file = plain[index];
    if (entry === null && file) collected.add(file.name, async () => file);
    if (entry !== null) await collect(entry, collected);
  }
  return collected.chosen();
}

/** Takes files up to the limit and counts those beyond. */
class Collected {
  readonly #files: (() => Promise<File>)[] = [];
  #count = 0;
  #first: string | null = null;

  get isFull(): boolean {
    return this.#count >= MOST_COUNTED;
  }

  add(name: string, read: () => Promise<File>): void {
    this.#count++;
    if (this.#files.length < MAX_FILES) this.#files.push(read);
    else this.#first ??= name;
  }

  async chosen(): Promise<Chosen> {
    const files = await Promise.all(this.#files.map(read => read()));
    const count = this.#count - files.length;
    return {
      files,
      leftOut: this.#first === null ? null : { count, isMore: this.isFull, first: this.#first },
    };
  }
}

async function collect(entry: FileSystemEntry, collected: Collected): Promise<void> {
  if (collected.isFull || isHidden(entry.name)) return;
  if (entry instanceof FileSystemFileEntry) {
    const read = () => new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    collected.add(entry.fullPath.replace(/^\//, ''), read);
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return;
  const inside = await entriesOf(entry.createReader());
  inside.sort((a, b) => a.name.localeCompare(b.name));
  for (const next of inside) await collect(next, collected);
}

/** All entries of a folder; the reader gives them in batches and an empty one at the end. */
async function entriesOf(reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> {
  const all: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}

/** Files of a chosen folder or several chosen files, hidden ones left out. */
export function chosenFiles(list: Iterable<File> | null): Chosen {
  const seen = [...(list ?? [])].filter(file => !pathOf(file).split('/').some(isHidden));
  const beyond = seen[MAX_FILES];
  const leftOut =
    beyond === undefined ? null : { count: seen.length - MAX_FILES, isMore: false, first: pathOf(beyond) };
  return { files: seen.slice(0, MAX_FILES), leftOut };
}

function pathOf(file: File): string {
  return file.webkitRelativePath || file.name;
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}
