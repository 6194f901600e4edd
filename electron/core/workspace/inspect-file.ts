/** What can be known of a workspace file before SQLite touches it. */
import { accessSync, closeSync, constants, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '../../../shared/contract/fault.ts';
import { APPLICATION_ID } from '../../../shared/records/workspace.ts';

const MAGIC = 'SQLite format 3\0';

export interface InspectedFile {
  /** The file itself, symbolic links resolved. */
  readonly path: string;
  readonly size: number;
  /** `user_version` as the header has it: the number of migration steps it went through. */
  readonly version: number;
}

/**
 * Reads the header of a workspace file (sqlite.org/fileformat2.html#the_database_header).
 * @throws Fault `workspace.missing`, `workspace.foreign`, `workspace.newer`, `file.unsupported`.
 */
export function inspectFile(path: string, what: string, newest: number): InspectedFile {
  const foreign = (reason: string) => new Fault('workspace.foreign', what, { file: path, reason });
  const real = realpathSync(path);
  const stats = statSync(real);
  if (stats.isDirectory()) throw foreign('it is a folder; choose a .postil file');
  if (!stats.isFile()) throw foreign('it is not a regular file');
  if (stats.size === 0) throw foreign('the file is empty');
  const header = readHeader(real);
  assertWorkspace(header, what, path);
  // SQLite's journals belong to a name, so a file with two names can be written twice at once.
  if (stats.nlink > 1)
    throw new Fault('file.unsupported', what, {
      file: path,
      reason: 'the file has a second name (a hard link), which would endanger it; open a copy of it',
    });
  const version = header.readUInt32BE(60);
  assertNotNewer(version, newest, what, path);
  return { path: real, size: stats.size, version };
}

/** @param header The first 100 bytes of a file. @throws Fault `workspace.foreign` when it is no workspace's. */
export function assertWorkspace(header: Buffer, what: string, file: string): void {
  const foreign = (reason: string) => new Fault('workspace.foreign', what, { file, reason });
  if (header.subarray(0, 16).toString('latin1') !== MAGIC)
    throw foreign('it is not a Postil workspace; to bring in an article, import it');
  if (header.readUInt32BE(68) !== APPLICATION_ID)
    throw foreign('it is a database of another program, not a Postil workspace');
}

/** @throws Fault `workspace.newer` */
export function assertNotNewer(version: number, newest: number, what: string, file: string): void {
  if (version > newest)
    throw new Fault('workspace.newer', what, {
      file,
      reason: `it was written by a newer Postil (format ${version}, this one knows ${newest}); update Postil to open it`,
    });
}

/** @throws NodeJS.ErrnoException when the file or its folder cannot be written to. */
export function assertWritable(path: string): void {
  accessSync(path, constants.W_OK);
  accessSync(dirname(path), constants.W_OK);
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, header.length, 0);
  } finally {
    closeSync(file);
  }
  return header;
}
