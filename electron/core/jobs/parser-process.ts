/**
 * Reading untrusted files in a process of its own, one at a time. What hangs, crashes or eats the memory is
 * killed, the file is refused with the reason, and the next file gets a fresh process.
 */
import { dirname } from 'node:path';
import type { z } from 'zod';
import { Fault, type FaultCode, faultMap } from '../../../shared/contract/fault.ts';
import type { ReadingOptions } from '../../../shared/contract/imports.ts';
import { ImportedProject } from '../../../shared/records/imported-project.ts';
import { ReturnedFile } from '../../../shared/records/returned-file.ts';
import { type ArticleCheck, type CheckedArticle, checkArticle } from './check-article.ts';
import { forkKillable, type KillableProcess } from './killable-process.ts';
import { ParserAnswer, type ParserRequest } from './parser-protocol.ts';

/** A running parser. */
export type RunningParser = KillableProcess<ParserRequest>;

/** Starts a parser; Node forks a child, Electron a utility process. */
export type SpawnParser = (limits: Pick<ParserLimits, 'megabytes'>) => RunningParser;

export interface ParserLimits {
  /** Longest time for one article, in milliseconds. */
  readonly ms: number;
  /** The same for a project or a file of annotations, which may hold those of many years. */
  readonly evidenceMs: number;
  /** Largest heap, in megabytes. */
  readonly megabytes: number;
}

/** 100,000 passages of a project take about 10 s of a processor; on a slow computer a few times that. */
export const PARSER_LIMITS: ParserLimits = { ms: 30_000, evidenceMs: 120_000, megabytes: 1024 };

export interface FileToRead {
  /** The file's name as the person knows it; null for pasted text. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
  readonly options?: ReadingOptions | undefined;
}

/** The file being read: told once how it went. */
interface Job {
  readonly id: number;
  readonly file: string | null;
  readonly settle: (outcome: string | Fault) => void;
}

/** Reads files through a parser that is started when first needed and again after each failure. */
export class ParserProcess {
  readonly #spawn: SpawnParser;
  readonly #limits: ParserLimits;
  readonly #check: ArticleCheck;
  #running: RunningParser | null = null;
  #job: Job | null = null;
  /** The end of the queue: each file waits for the one before it. */
  #last: Promise<unknown> = Promise.resolve();
  #lastId = 0;
  #isClosed = false;

  /** @param check How its answers are checked; in this thread when absent, which a long article holds up. */
  constructor(
    spawn: SpawnParser,
    limits: Partial<ParserLimits> = {},
    check: ArticleCheck = async json => checkArticle(json),
  ) {
    this.#spawn = spawn;
    this.#limits = { ...PARSER_LIMITS, ...limits };
    this.#check = check;
  }

  /**
   * Reads one file, after those asked for before it.
   * @throws Fault The importer's refusal; `import.tooSlow` past the time limit, `import.failed` when the
   *   process dies or answers nonsense, `job.cancelled` when `signal` is aborted or this is closed.
   */
  async read(file: FileToRead, signal?: AbortSignal): Promise<CheckedArticle> {
    const json = await this.#inTurn(file, 'article', signal);
    try {
      return await this.#check(json);
    } catch (error) {
      if (!(error instanceof Fault) || error.code === 'job.cancelled') throw error;
      throw failed(file.name, error.data.reason ?? error.what);
    }
  }

  /** Reads a REFI-QDA project or codebook, in turn with all other files. @throws Fault as `read`. */
  async readProject(file: FileToRead, signal?: AbortSignal): Promise<ImportedProject> {
    return checked(ImportedProject, await this.#inTurn(file, 'project', signal), file.name);
  }

  /** Reads a file of annotations in any of its formats, in turn with all other files. @throws Fault as `read`. */
  async readReturned(file: FileToRead, signal?: AbortSignal): Promise<ReturnedFile> {
    return checked(ReturnedFile, await this.#inTurn(file, 'returned', signal), file.name);
  }

  #inTurn(file: FileToRead, as: ParserRequest['as'], signal: AbortSignal | undefined): Promise<string> {
    const answered = this.#last.then(() => this.#readNow(file, as, signal));
    // A refused file must not refuse those behind it; the caller has the refusal.
    this.#last = answered.catch(() => undefined);
    return answered;
  }

  /** Kills the process and refuses what is being read and what waits. A program that reads no more must call it. */
  close(): void {
    this.#isClosed = true;
    this.#stop();
    this.#finish(job => cancelled(job.file));
  }

  #readNow(file: FileToRead, as: ParserRequest['as'], signal: AbortSignal | undefined): Promise<string> {
    if (this.#isClosed || signal?.aborted) return Promise.reject(cancelled(file.name));
    this.#running ??= this.#start();
    const parser = this.#running;
    const id = ++this.#lastId;
    const ms = as === 'article' ? this.#limits.ms : this.#limits.evidenceMs;
    return new Promise<string>((resolve, reject) => {
      const stop = (fault: Fault) => {
        this.#stop();
        this.#finish(() => fault);
      };
      const onAbort = () => stop(cancelled(file.name));
      const timer = setTimeout(() => stop(tooSlow(file.name, ms)), ms);
      signal?.addEventListener('abort', onAbort);
      const settle = (outcome: string | Fault) => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        if (outcome instanceof Fault) reject(outcome);
        else resolve(outcome);
      };
      this.#job = { id, file: file.name, settle };
      parser.send({ id, name: file.name, bytes: file.bytes, as, options: file.options ?? {} });
    });
  }

  #start(): RunningParser {
    const parser = this.#spawn(this.#limits);
    parser.onAnswer(answer => {
      if (this.#running === parser) this.#finish(job => judge(answer, job));
    });
    parser.onExit(reason => {
      if (this.#running !== parser) return;
      this.#running = null;
      this.#finish(job => failed(job.file, reason));
    });
    return parser;
  }

  #stop(): void {
    this.#running?.kill();
    this.#running = null;
  }

  #finish(outcome: (job: Job) => string | Fault): void {
    const job = this.#job;
    this.#job = null;
    job?.settle(outcome(job));
  }
}

/** Looks into an answer's envelope: the article as JSON, still to be checked, or the refusal. */
function judge(answer: unknown, { id, file }: Job): string | Fault {
  const parsed = ParserAnswer.safeParse(answer);
  if (!parsed.success || parsed.data.id !== id)
    return failed(file, 'the parser gave an answer that makes no sense');
  if ('error' in parsed.data) return failed(file, parsed.data.error);
  if ('json' in parsed.data) return parsed.data.json;
  const { code, what, data } = parsed.data.fault;
  return isFaultCode(code) ? new Fault(code, what, data) : failed(file, what);
}

/** @throws Fault `import.failed` for what cannot be kept. */
function checked<T>(schema: z.ZodType<T>, json: string, file: string | null): T {
  const parsed = schema.safeParse(JSON.parse(json));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw failed(file, `it holds what Postil cannot keep: ${issue?.path.join('.')}: ${issue?.message}`);
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
  return ({ megabytes }) => forkKillable(program, { reads: [dirname(program)], megabytes });
}
