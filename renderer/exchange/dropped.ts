/** Files out of what was dropped or chosen, folders opened. */

/** Most files taken from one drop: more than any reading list, less than a home folder by mistake. */
export const MAX_FILES = 5_000;

/** Whether a drag carries files. */
export function hasFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/**
 * All files of a drop, folders walked through in order of name, hidden ones left out. The entries must be
 * taken while the drop event lasts, so this reads them before it first waits.
 */
export async function filesOf(transfer: DataTransfer): Promise<File[]> {
  const items = [...transfer.items].filter(item => item.kind === 'file');
  const entries = items.map(item => item.webkitGetAsEntry());
  const plain = items.map(item => item.getAsFile());
  const files: File[] = [];
  for (const [index, entry] of entries.entries()) {
    const file = plain[index];
    if (entry === null && file) files.push(file);
    if (entry !== null) await collect(entry, files);
  }
  return files;
}

async function collect(entry: FileSystemEntry, files: File[]): Promise<void> {
  if (files.length >= MAX_FILES || isHidden(entry.name)) return;
  if (entry instanceof FileSystemFileEntry) {
    files.push(await new Promise<File>((resolve, reject) => entry.file(resolve, reject)));
  }
  if (!(entry instanceof FileSystemDirectoryEntry)) return;
  const inside = await entriesOf(entry.createReader());
  inside.sort((a, b) => a.name.localeCompare(b.name));
  for (const next of inside) await collect(next, files);
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
export function chosenFiles(list: FileList | null): File[] {
  return [...(list ?? [])]
    .filter(file => !(file.webkitRelativePath || file.name).split('/').some(isHidden))
    .slice(0, MAX_FILES);
}

function isHidden(name: string): boolean {
  return name.startsWith('.');
}
