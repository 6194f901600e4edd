/**
 * Reading untrusted files in a process of its own, one at a time. What hangs, crashes or eats the memory is
 * killed, the file is refused with the reason, and the next file gets a fresh process.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { dirname } from 'node:path';
import { Fault, type FaultCode, faultMap } from '../../../shared/contract/fault.ts';
import type { ReadingOptions } from '../../../shared/contract/imports.ts';
import type { ImportedArticle } from '../../../shared/records/imported-article.ts';
import { schema } from '../../../shared/text/schema.ts';
import { ParserAnswer, type ParserRequest } from './parser-protocol.ts';

/** A running parser, as its owner sees it. */
export interface RunningParser {
  send(request: ParserRequest): void;
  onAnswer(listener: (answer: unknown) => void): void;
  /** Told once, when the process is gone; `reason` in words for a person. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** Starts a parser; Node forks a child, Electron a utility process. */
export type SpawnParser = (limits: ParserLimits) => RunningParser;

export interface ParserLimits {
  /** Longest time for one file, in milliseconds. */
  readonly ms: number;
  /** Largest heap, in megabytes. */
  readonly megabytes: number;
}

export const PARSER_LIMITS: ParserLimits = { ms: 30_000, megabytes: 1024 };

export interface FileToRead {
  /** The file's name as the person knows it; null for pasted text. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
  readonly options?: ReadingOptions | undefined;
}

/** Reads files through a parser that is started when first needed and again after each failure. */
export class ParserProcess {
  readonly #spawn: SpawnParser;
  readonly #limits: ParserLimits;
  #running: RunningParser | null = null;
  /** The end of the queue: each file waits for the one before it. */
  #last: Promise<unknown> = Promise.resolve();
  #nextId = 1;
  #isClosed = false;
  #stopCurrent: ((fault: Fault) => void) | null = null;

  constructor(spawn: SpawnParser, limits: Partial<ParserLimits> = {}) {
    this.#spawn = spawn;
    this.#limits = { ...PARSER_LIMITS, ...limits };
  }

  /**
   * Reads one file.
   * @throws Fault The importer's refusal; `import.tooSlow` past the time limit, `import.failed` when the
   *   process dies or answers nonsense, `job.cancelled` when `signal` is aborted or this is closed.
   */
  read(file: FileToRead, signal?: AbortSignal): Promise<ImportedArticle> {
    const result = this.#last.then(() => this.#readNow(file, signal));
    // A refused file must not refuse those behind it; the caller has the refusal.
    this.#last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  /** Kills the process and refuses what is being read or waits. */
  close(): void {
    this.#isClosed = true;
    this.#stopCurrent?.(cancelled(null));
    this.#stop();
  }

  #stop(): void {
    this.#running?.kill();
    this.#running = null;
  }

  #readNow(file: FileToRead, signal: AbortSignal | undefined): Promise<ImportedArticle> {
    if (this.#isClosed || signal?.aborted) return Promise.reject(cancelled(file.name));
    const parser = this.#running ?? this.#spawn(this.#limits);
    this.#running = parser;
    const id = this.#nextId++;
    return new Promise<ImportedArticle>((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        this.#stopCurrent = null;
        finish();
      };
      const stop = (fault: Fault) => {
        if (this.#running === parser) this.#stop();
        settle(() => reject(fault));
      };
      const onAbort = () => stop(cancelled(file.name));
      const timer = setTimeout(() => stop(tooSlow(file.name, this.#limits.ms)), this.#limits.ms);
      signal?.addEventListener('abort', onAbort);
      this.#stopCurrent = stop;
      parser.onExit(reason => {
        if (this.#running === parser) this.#running = null;
        settle(() => reject(failed(file.name, reason)));
      });
      parser.onAnswer(answer => {
        const outcome = judge(answer, id, file.name);
        if (outcome instanceof Fault) settle(() => reject(outcome));
        else settle(() => resolve(outcome));
      });
      parser.send({ id, name: file.name, bytes: file.bytes, options: file.options ?? {} });
    });
  }
}

/** Checks an answer before a word of it is believed: the process has read hostile bytes. */
function judge(answer: unknown, id: number, file: string | null): ImportedArticle | Fault {
  const parsed = ParserAnswer.safeParse(answer);
  if (!parsed.success || parsed.data.id !== id)
    return failed(file, 'the parser gave an answer that makes no sense');
  if ('error' in parsed.data) return failed(file, parsed.data.error);
  if ('fault' in parsed.data) {
    const { code, what, data } = parsed.data.fault;
    return isFaultCode(code) ? new Fault(code, what, data) : failed(file, what);
  }
  const { article } = parsed.data;
  try {
    schema.nodeFromJSON(article.body).check();
  } catch (error) {
    if (error instanceof RangeError) return failed(file, 'the parser made a text that is not valid');
    throw error;
  }
  return article;
}

function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faultMap, code);
}

function fault(code: FaultCode, file: string | null, reason: string): Fault {
  return new Fault(code, 'Cannot import', file === null ? { reason } : { file, reason });
}

function cancelled(file: string | null): Fault {
  return fault('job.cancelled', file, 'it was cancelled');
}

function tooSlow(file: string | null, ms: number): Fault {
  return fault('import.tooSlow', file, `reading it took longer than ${ms / 1000} seconds and was stopped`);
}

function failed(file: string | null, reason: string): Fault {
  return fault('import.failed', file, reason);
}

/**
 * Parsers as child processes of Node. The permission model lets them read the folder of their own program
 * and nothing else: no writing, no child processes, no threads, no native code.
 * @param program Path of the built `parser.js`.
 */
export function forkParser(program: string): SpawnParser {
  return ({ megabytes }) => {
    const child = fork(program, [], {
      execArgv: ['--permission', `--allow-fs-read=${dirname(program)}`, `--max-old-space-size=${megabytes}`],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return runningChild(child);
  };
}

function runningChild(child: ChildProcess): RunningParser {
  return {
    // A parser that died takes nothing more; its exit is what tells the asker.
    send: request => void child.send(request, () => undefined),
    onAnswer: listener => void child.removeAllListeners('message').on('message', listener),
    onExit: listener => {
      child.removeAllListeners('exit').removeAllListeners('error');
      child.once('exit', (_, signal) => listener(exitReason(signal)));
      child.once('error', error => listener(`the parser could not be started: ${error.message}`));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

/** Node aborts itself when its heap is full. */
function exitReason(signal: string | null): string {
  if (signal === 'SIGABRT' || signal === 'SIGTRAP') return 'reading it needed too much memory';
  return 'the parser stopped unexpectedly';
}
