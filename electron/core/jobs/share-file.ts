/** The one way a share becomes a file, for the worker behind the window and for the command line. */
import { closeSync, lstatSync, openSync, readSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Fault } from '../../../shared/contract/fault.ts';
import type { ShareProgress } from '../../../shared/contract/sharing.ts';
import {
  SEALED_EXTENSION,
  type ShareOptions,
  type ShareSummary,
} from '../../../shared/records/share-options.ts';
import { WORKSPACE_EXTENSION } from '../../../shared/records/workspace.ts';
import { placeAtomically } from '../exporters/atomic-file.ts';
import type { ReadableDb } from '../workspace/db.ts';
import { toFault } from '../workspace/faults.ts';
import { assertNothingLeft } from '../workspace/free-name.ts';
import { isUnopenedShare, shareSteps } from '../workspace/share.ts';
import { summarySteps } from '../workspace/share-summary.ts';
import { inSnapshot } from './export-file.ts';
import { privateFolder } from './private-folder.ts';
import { isSealed, type SealKey, seal } from './seal.ts';

/** How often progress is told and a wish to stop is heard, in ms. */
const TURN_MS = 50;

const CANNOT_SHARE = 'Cannot write the share';

export interface ShareTo {
  /** The file to make, `….postil`, or `….postil.age` when it is sealed. */
  readonly file: string;
  /** What it is sealed with, if it is. */
  readonly seal?: SealKey | undefined;
  /** Folder of the migration steps. */
  readonly migrations: string;
}

export interface ShareWatching {
  readonly onProgress?: (progress: Extract<ShareProgress, { type: 'progress' }>) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes a share as a file, whole or not at all.
 * @throws Fault `workspace.exists` for the name of anything but an earlier share, `export.failed`, `disk.full`,
 * `disk.failed` or `job.cancelled`; nothing is left behind then.
 */
export async function shareFile(
  db: ReadableDb,
  options: ShareOptions,
  { file, migrations, seal: key }: ShareTo,
  { onProgress, signal }: ShareWatching = {},
): Promise<Extract<ShareProgress, { type: 'finished' }>> {
  stopWhen(signal);
  if (key) assertSealable(file);
  else assertReplaceable(db, file);
  let summary: ShareSummary | undefined;
  const tell = ({ done, total }: { done: number; total: number }) =>
    onProgress?.({ type: 'progress', done, total });
  const write = async (plain: string) => {
    const steps = shareSteps(db, options, { file: plain, migrations });
    try {
      summary = await inSnapshot(db, () => paced(steps, signal, tell));
    } catch (error) {
      throw toFault(error, CANNOT_SHARE, file);
    }
  };
  const bytes = await placeAtomically(file, CANNOT_SHARE, temporary =>
    key
      ? inPrivate(async plain => {
          await write(plain);
          await seal(plain, temporary, key, { signal, onProgress: (done, total) => tell({ done, total }) });
        })
      : write(temporary),
  );
  if (!summary) throw new Error('a share was written without its summary');
  return { type: 'finished', path: file, summary: { ...summary, bytes } };
}

/** What a share would hold. @throws Fault `job.cancelled` */
export async function summariseShare(
  db: ReadableDb,
  options: ShareOptions,
  signal?: AbortSignal,
): Promise<ShareSummary> {
  return inSnapshot(db, () => paced(summarySteps(db, options), signal, () => undefined));
}

/** Does all steps, giving way to other work now and then. Ends their work when `signal` says so. */
async function paced<S, T>(
  steps: Generator<S, T, undefined>,
  signal: AbortSignal | undefined,
  tell: (step: S) => void,
): Promise<T> {
  let last = performance.now();
  try {
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - last < TURN_MS) continue;
      tell(step.value);
      await nextTurn();
      stopWhen(signal);
      last = performance.now();
    }
  } finally {
    // Left half done, they clean up after themselves.
    steps.return(undefined as never);
  }
}

function stopWhen(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Fault('job.cancelled', 'Sharing was cancelled');
}

/** Runs `use` with a file that nobody else can read, which is deleted afterwards. */
async function inPrivate(use: (file: string) => Promise<void>): Promise<void> {
  const folder = privateFolder();
  try {
    const file = join(folder, `share${WORKSPACE_EXTENSION}`);
    closeSync(openSync(file, 'wx', 0o600));
    await use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function headOf(file: string): Uint8Array {
  const head = Buffer.alloc(64);
  const descriptor = openSync(file, 'r');
  try {
    return head.subarray(0, readSync(descriptor, head));
  } finally {
    closeSync(descriptor);
  }
}

/** Only an earlier sealed file may be replaced. */
function assertSealable(file: string): void {
  if (!file.toLowerCase().endsWith(SEALED_EXTENSION))
    throw new Fault('export.failed', CANNOT_SHARE, {
      file,
      reason: `it is sealed, so its name must end in ${SEALED_EXTENSION}`,
    });
  if (!lstatSync(file, { throwIfNoEntry: false }) || isSealed(headOf(file))) return;
  throw new Fault('workspace.exists', CANNOT_SHARE, {
    file,
    reason: 'there is something of that name already; choose another name',
  });
}

/** Only an earlier share that nobody has opened yet may be replaced: never a workspace somebody works in. */
function assertReplaceable(db: ReadableDb, file: string): void {
  if (!file.toLowerCase().endsWith(WORKSPACE_EXTENSION))
    throw new Fault('export.failed', CANNOT_SHARE, {
      file,
      reason: `it is a workspace, so its name must end in ${WORKSPACE_EXTENSION}`,
    });
  if (!lstatSync(file, { throwIfNoEntry: false })) {
    assertNothingLeft(file, CANNOT_SHARE);
    return;
  }
  if (isUnopenedShare(file) && realpathSync(file) !== realpathSync(db.name)) return;
  throw new Fault('workspace.exists', CANNOT_SHARE, {
    file,
    reason: 'there is something of that name already; choose another name',
  });
}
