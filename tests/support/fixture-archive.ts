/** Documents that are ZIP archives, kept as folders of their parts so that a change to one can be read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type ZipPart, zipOf } from './zip-writer.ts';

/** The archive of a folder below `tests/fixtures`; a part named `mimetype` comes first and stored, as ODF and EPUB want it. */
export function fixtureArchive(folder: string): Uint8Array {
  const root = join(import.meta.dirname, '../fixtures', folder);
  const names = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort((a, b) => Number(b === 'mimetype') - Number(a === 'mimetype') || a.localeCompare(b));
  return zipOf(
    names.map(
      (name): ZipPart => ({ name, data: readFileSync(join(root, name)), isStored: name === 'mimetype' }),
    ),
  );
}
