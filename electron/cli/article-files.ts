/** The files that `postil import` is given: folders walked, sizes looked at before a byte is read. */
import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Fault, type FaultCode } from '../../shared/contract/fault.ts';
import { MAX_FILE_BYTES } from '../../shared/records/imported-article.ts';

/** Stands for standard input among the files. */
export const STANDARD_INPUT = '-';

/** Endings by which articles are recognised in a folder; a file named by itself may have any. */
const READABLE = new Set([
  ...['.txt', '.text', '.md', '.markdown', '.mdown', '.html', '.htm', '.xhtml'],
  ...['.mht', '.mhtml', '.docx', '.odt', '.rtf', '.pdf', '.epub'],
]);

const CANNOT_READ = 'Cannot read the file';

/**
 * The files a path stands for: itself, or the readable ones of a folder and the folders in it, by name. Hidden
 * ones are left out, and links to folders, which can lead round in circles.
 * @throws Fault when there is no such path, or nothing to read in a folder.
 */
export function filesAt(path: string): string[] {
  if (path === STANDARD_INPUT) return [path];
  const stats = naming(path, () => statSync(path));
  if (!stats.isDirectory()) return [path];
  const found = naming(path, () => walk(path));
  if (found.length > 0) return found;
  const reason = `the folder holds no articles (${[...READABLE].join(', ')})`;
  throw new Fault('file.missing', 'There is nothing to import', { file: path, reason });
}

function walk(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return READABLE.has(extname(entry.name).toLowerCase()) && isFile(path) ? [path] : [];
  });
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** The bytes of a file. @throws Fault `file.missing`, `file.unreadable` or `file.tooLarge`. */
export function bytesOf(path: string): Uint8Array {
  const stats = naming(path, () => statSync(path));
  if (!stats.isFile())
    throw new Fault('file.unreadable', CANNOT_READ, { file: path, reason: notAFile(stats) });
  if (stats.size > MAX_FILE_BYTES) throw tooLarge(path);
  return naming(path, () => readFileSync(path));
}

/** All of standard input. @throws Fault `file.tooLarge` as soon as it is. */
export async function bytesFrom(stdin: AsyncIterable<Uint8Array>, name: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stdin) {
    size += piece.length;
    if (size > MAX_FILE_BYTES) throw tooLarge(name);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function notAFile(stats: Stats): string {
  return stats.isDirectory() ? 'this is a folder' : 'this is not a regular file';
}

function tooLarge(path: string): Fault {
  const limit = (MAX_FILE_BYTES + 1) / 1024 / 1024;
  const reason = `it has ${limit} MB or more, which no article has`;
  return new Fault('file.tooLarge', CANNOT_READ, { file: path, reason });
}

const reasons: Readonly<Record<string, readonly [FaultCode, string]>> = {
  ENOENT: ['file.missing', 'there is no such file'],
  ENOTDIR: ['file.missing', 'part of its path is not a folder'],
  ELOOP: ['file.unreadable', 'it is a link that leads back to itself'],
  EACCES: ['file.unreadable', 'you may not read it'],
  EPERM: ['file.unreadable', 'you may not read it'],
};

function naming<T>(file: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const [code, reason] = reasons[String(error.code)] ?? (['file.unreadable', error.message] as const);
    throw new Fault(code, CANNOT_READ, { file, reason });
  }
}
