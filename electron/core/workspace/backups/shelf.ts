/**
 * Where the backups of a workspace lie: a folder for each path, far from the workspace itself. Each backup is a
 * workspace file, with what was found in it in a small JSON file beside.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { type Backup, BackupFacts, BackupReason } from '../../../../shared/records/backup.ts';
import { WORKSPACE_EXTENSION } from '../../../../shared/records/workspace.ts';

/** Which workspace a shelf is for. */
const About = z.object({ path: z.string(), name: z.string() });
type About = z.infer<typeof About>;

export interface Shelf extends About {
  readonly folder: string;
  /** Newest first. */
  readonly backups: readonly Backup[];
}

const ABOUT = 'about.json';

/** `000012 20261128T032510Z daily.postil` */
const NAME = /^(\d{6,}) (\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z ([a-z]+)\.postil$/;

/** The first bytes of every workspace (sqlite.org/fileformat2.html). */
const MAGIC = 'SQLite format 3\0';

/** How much of a file is read at a time, in bytes. */
const PIECE = 1024 * 1024;

/**
 * The folder for the backups of the workspace at `path`.
 * @param root Folder of all backups of this computer.
 */
export function shelfFolder(root: string, path: string): string {
  const words = basename(path, WORKSPACE_EXTENSION)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 40);
  return join(root, `${words}-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`);
}

/** What the next backup is called: it sorts after those that are there. @param at ms since 1970. */
export function nextName(folder: string, reason: BackupReason, at: number): string {
  const last = Math.max(0, ...namesIn(folder).map(name => numberOf(name)));
  const time = new Date(at).toISOString().replace(/\.\d+|[-:]/g, '');
  return `${String(last + 1).padStart(6, '0')} ${time} ${reason}${WORKSPACE_EXTENSION}`;
}

/** The shelf in a folder; null when there is none, or none that says whose it is. */
export function readShelf(folder: string): Shelf | null {
  const about = About.safeParse(readJson(join(folder, ABOUT)));
  if (!about.success) return null;
  const backups = namesIn(folder).flatMap(name => readBackup(folder, name) ?? []);
  return { ...about.data, folder, backups: backups.sort((a, b) => b.number - a.number) };
}

/** Every shelf below `root`, the one with the latest backup first. */
export function listShelves(root: string): Shelf[] {
  const shelves = namesIn(root).flatMap(name => readShelf(join(root, name)) ?? []);
  const latest = ({ backups }: Shelf) => backups[0]?.at ?? 0;
  return shelves.sort((a, b) => latest(b) - latest(a));
}

/** Makes the shelf when there is none, and says on it whose it is. */
export function openShelf(folder: string, about: About): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeJson(join(folder, ABOUT), about);
}

export function writeFacts(file: string, facts: BackupFacts): void {
  writeJson(factsFile(file), facts);
}

/** What was found in a backup when it was made; null when that is not known. */
export function readFacts(file: string): BackupFacts | null {
  const facts = BackupFacts.safeParse(readJson(factsFile(file)));
  return facts.success ? facts.data : null;
}

/** Path of what was found in the backup at `file`. */
export function factsFile(file: string): string {
  return `${file}.json`;
}

/** Whether the file is, byte for byte, the one these facts are about. Reads all of it. */
export function isUntouched(file: string, facts: BackupFacts): boolean {
  return statSync(file).size === facts.bytes && sha256Of(file) === facts.sha256;
}

/** SHA-256 of a file, in hexadecimal. */
export function sha256Of(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(PIECE);
  const handle = openSync(file, 'r');
  try {
    for (;;) {
      const length = readSync(handle, piece);
      if (length === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(handle);
  }
}

function readBackup(folder: string, name: string): Backup | null {
  const match = NAME.exec(name);
  const reason = BackupReason.safeParse(match?.[8]);
  if (!match || !reason.success) return null;
  const [year, month, day, hour, minute, second] = match.slice(2, 8).map(Number);
  const at = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second);
  const file = join(folder, name);
  const facts = readFacts(file);
  const isSound = facts !== null && looksSound(file, facts);
  return { file, number: numberOf(name), at, reason: reason.data, facts, isSound };
}

/** A quick look at its size and its beginning; a list of backups must not take seconds. */
function looksSound(file: string, { bytes }: BackupFacts): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile() || stats.size !== bytes) return false;
  const start = Buffer.alloc(MAGIC.length);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, start);
  } finally {
    closeSync(handle);
  }
  return start.toString('latin1') === MAGIC;
}

function numberOf(name: string): number {
  return Number(/^\d+/.exec(name)?.[0] ?? 0);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The value of a JSON file; undefined when there is no such file or it is none. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError || isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}

/** Writes it under a temporary name first, so that a crash leaves the old file or the new one. */
function writeJson(file: string, value: unknown): void {
  const temporary = `${file}.tmp`;
  const handle = openSync(temporary, 'w', 0o600);
  try {
    writeSync(handle, `${JSON.stringify(value, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporary, file);
}
