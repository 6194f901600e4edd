/**
 * Reading a workspace that somebody sent. It is never opened where it lies and never by the process that writes:
 * a private copy is read in a process that can be killed, and refused whole when anything about it is off.
 */
import type { ForeignBatch } from '../workspace/foreign-batch.ts';
import type { OpeningKey } from './seal.ts';

/** How many changes of a device a foreign workspace holds, and how far they reach. */
export interface ForeignDevice {
  /** Its lowest and its highest `seq` there. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** Its highest Lamport time there. */
  readonly lamport: number;
}

export interface ForeignFigures {
  /** Articles and annotations that are not removed. */
  readonly documents: number;
  readonly annotations: number;
  readonly changes: number;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** A foreign workspace that passed every check. */
export interface ForeignWorkspace {
  /** As the person named it. */
  readonly path: string;
  /** The workspace's own name, not the file's. */
  readonly name: string;
  readonly devices: Readonly<Record<string, ForeignDevice>>;
  readonly figures: ForeignFigures;
  /**
   * All of it from the beginning, one batch read at a time, each when it is asked for. One walk at a time; may
   * be walked again.
   * @throws Fault `merge.refused` when the reading process dies or hangs, `job.cancelled`.
   */
  batches(signal?: AbortSignal): AsyncIterable<ForeignBatch>;
  /** Ends the process and deletes the private copy. */
  close(): Promise<void>;
}

/** How far opening has come, in bytes of the file (copying, unsealing) or in rows (checking). */
export interface ForeignProgress {
  readonly stage: 'copying' | 'unsealing' | 'checking';
  readonly done: number;
  readonly total: number;
}

/** A process that reads a foreign workspace, as its owner sees it. */
export interface RunningReader {
  send(request: object): void;
  onAnswer(listener: (answer: unknown) => void): void;
  /** Told once, when the process is gone; `reason` in words for a person. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** What a reading process may touch, where the system can hold it to that. */
export interface ReaderLimits {
  /** Files and folders it may read. */
  readonly reads: readonly string[];
  /** The only folder it may write to. */
  readonly writes: string;
  /** Largest heap, in megabytes. */
  readonly megabytes: number;
}

/** Starts a reading process; Node forks a child, Electron a utility process. */
export type StartReader = (limits: ReaderLimits) => RunningReader;

export interface ForeignOptions {
  /** Folder of the migration steps, by which the file's form is known. */
  readonly migrations: string;
  /** The highest Lamport time of the workspace it is to be merged into. */
  readonly lamport: number;
  readonly start: StartReader;
  /** Opens a sealed file. */
  readonly key?: OpeningKey | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ForeignProgress) => void) | undefined;
  /** Longest time without any progress, in ms; 30,000 when absent. */
  readonly patience?: number | undefined;
}
