/**
 * Reading a workspace that somebody sent. It is never opened where it lies and never by the process that writes:
 * a private copy is read in a process that can be killed, and refused whole when anything about it is off.
 */
import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, resolve } from 'node:path';
import type { ForeignBatch } from '../workspace/foreign-batch.ts';
import type { ForeignDevice, ForeignFigures } from '../workspace/foreign-survey.ts';
import { assertFile } from './foreign-copy.ts';
import type { ReaderRequest } from './foreign-protocol.ts';
import { type ForeignProgress, ForeignReader } from './foreign-reader.ts';
import { forkKillable, type KillableProcess } from './killable-process.ts';
import { privateFolder } from './private-folder.ts';
import type { OpeningKey } from './seal.ts';

/** A foreign workspace that passed every check. */
export interface ForeignWorkspace {
  /** As the person named it. */
  readonly path: string;
  /** The workspace's own name; its file's where nothing there says it. */
  readonly name: string;
  readonly devices: Readonly<Record<string, ForeignDevice>>;
  readonly figures: ForeignFigures;
  /**
   * All of it from the beginning, one batch read at a time, each when it is asked for. A walk that is begun ends
   * the one before; there may be any number of them. One that `signal` stops is the last: the process is ended.
   * @throws Fault `merge.refused` when the reading process dies or hangs, `job.cancelled`.
   */
  batches(signal?: AbortSignal): AsyncIterable<ForeignBatch>;
  /** Ends the process and deletes the private copy. */
  close(): Promise<void>;
}

/** What a reading process may touch, where the system can hold it to that. */
export interface ReaderLimits {
  /** Files and folders it may read beside its own program. */
  readonly reads: readonly string[];
  /** The only folder it may write to. */
  readonly writes: string;
  /** Largest heap, in megabytes. */
  readonly megabytes: number;
}

/** Starts a reading process; Node forks a child, Electron a utility process. */
export type StartReader = (limits: ReaderLimits) => KillableProcess<ReaderRequest>;

export interface ForeignOptions {
  /** Folder of the migration steps, by which the file's form is known. */
  readonly migrations: string;
  /** The highest Lamport time of the workspace it is to be merged into. */
  readonly lamport: number;
  readonly start: StartReader;
  /** Opens a sealed file; not looked at for one that is not. */
  readonly key?: OpeningKey | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ForeignProgress) => void) | undefined;
  /** Longest time without any progress, in ms; 30,000 when absent. */
  readonly patience?: number | undefined;
}

const PATIENCE = 30_000;
const MEGABYTES = 2048;

/**
 * Opens a workspace of somebody else, sealed with age or not, and looks at all of it. The file is only ever read;
 * nothing is kept of one that is refused.
 * @throws Fault `workspace.missing`, `workspace.foreign`, `workspace.newer`, `workspace.damaged`, `merge.refused`,
 * `file.unreadable`, `disk.full`, `job.cancelled`, and of a sealed file those of `unseal`: `seal.needsPassphrase`,
 * `seal.needsKey`, `seal.wrongPassphrase`, `seal.notForKey`, `seal.damaged`, `file.unsupported`.
 */
export async function openForeign(path: string, options: ForeignOptions): Promise<ForeignWorkspace> {
  const file = resolve(path);
  await assertFile(path);
  const folder = privateFolder();
  let reader: ForeignReader | undefined;
  const close = async () => {
    await reader?.close();
    // Windows lets go of a dead process's files a moment later.
    await rm(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  try {
    const { migrations, lamport, key = null, signal, onProgress } = options;
    const beside = [`${file}-wal`, `${file}-journal`];
    const reads = [file, ...beside, folder, migrations];
    const running = options.start({ reads, writes: folder, megabytes: MEGABYTES });
    reader = new ForeignReader(running, path, options.patience ?? PATIENCE);
    const opening = { type: 'open' as const, file, folder, migrations, lamport, key };
    const { name, devices, figures } = await reader.open(opening, { signal, onProgress });
    return {
      path,
      name: name ?? basename(path, extname(path)),
      devices,
      figures,
      batches: walkSignal => walk(reader as ForeignReader, walkSignal),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** While a batch is used the next one is read: there are never more than these two. */
async function* walk(reader: ForeignReader, signal?: AbortSignal): AsyncGenerator<ForeignBatch> {
  let coming = reader.next(true, signal);
  try {
    for (;;) {
      const batch = await coming;
      if (batch === null) return;
      coming = reader.next(false, signal);
      // Whether it failed is asked when it is wanted; until then nobody listens.
      coming.catch(() => undefined);
      yield batch;
    }
  } finally {
    // A walk that was left still waits for its last answer, so that the next one does not get it.
    await coming.catch(() => undefined);
  }
}

/**
 * Reading processes as children of Node, which may touch their own program, the database engine, what the file
 * needs and their private folder, and nothing else.
 * @param program Path of the built `foreign.js`.
 */
export function forkReader(program: string): StartReader {
  const engine = dirname(dirname(createRequire(program).resolve('better-sqlite3')));
  return ({ reads, writes, megabytes }) =>
    forkKillable(program, {
      reads: [dirname(program), engine, ...reads],
      writes: [writes],
      isNative: true,
      megabytes,
    });
}
