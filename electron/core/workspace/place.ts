/**
 * Where the files of an open workspace lie. Except on Windows a file can be deleted, renamed or replaced while
 * it is open, and what is written afterwards goes into a file without a name, or one that another program has
 * by now. So each write looks first whether the files are still those that were opened.
 */
import { rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';

/** What became of the files of an open workspace. */
export interface Loss {
  /** In words that can stand after a colon. */
  readonly reason: string;
  /** Whether it is the workspace itself, not a file beside it. */
  readonly isWorkspace: boolean;
}

/** What SQLite keeps beside a workspace while it is open (sqlite.org/walformat.html). */
const BESIDE = ['-wal', '-shm'];

export class Place {
  readonly #path: string;
  /** Device and inode of each file at the time of opening. */
  readonly #known: ReadonlyMap<string, string>;

  /** @param path Of a workspace that was just opened and read, so that the files beside it are there. */
  constructor(path: string) {
    this.#path = path;
    const files = [path, ...BESIDE.map(ending => path + ending)];
    this.#known = new Map(
      files.flatMap(file => {
        const identity = identityAt(file);
        return identity === null ? [] : [[file, identity] as const];
      }),
    );
  }

  /** What became of the files, or null when all is as it was. Takes some microseconds. */
  loss(): Loss | null {
    for (const [file, identity] of this.#known) {
      const now = identityAt(file);
      if (now === identity) continue;
      if (file !== this.#path)
        return {
          reason: `“${basename(file)}”, which belongs to it, was deleted or replaced`,
          isWorkspace: false,
        };
      const reason = now === null ? 'it was deleted or moved' : 'another file was put in its place';
      return { reason: `${reason} while it was open`, isWorkspace: true };
    }
    return null;
  }

  /**
   * Deletes what still lies beside the name where the workspace was. SQLite would take it for part of whatever
   * workspace comes to have this name.
   */
  clear(): void {
    for (const [file, identity] of this.#known)
      if (file !== this.#path && identityAt(file) === identity) rmSync(file, { force: true });
  }
}

/** Device and inode of a file; null when there is none, or none that can be reached. */
function identityAt(file: string): string | null {
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return `${dev} ${ino}`;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}
