/** The owner's end of the process that reads a foreign workspace: one question at a time, none waited for too long. */
import { resolve } from 'node:path';
import { Fault, type FaultCode, faultMap } from '../../../shared/contract/fault.ts';
import type { ForeignBatch } from '../workspace/foreign-batch.ts';
import { CANNOT_MERGE, refused } from '../workspace/foreign-file.ts';
import { ReaderAnswer, ReaderProgress, type ReaderRequest } from './foreign-protocol.ts';
import type { KillableProcess } from './killable-process.ts';

/** How far opening has come, in bytes of the file (copying, unsealing) or in rows (checking). */
export interface ForeignProgress {
  readonly stage: 'copying' | 'unsealing' | 'checking';
  readonly done: number;
  readonly total: number;
}

interface Watching {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ForeignProgress) => void) | undefined;
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** The question being answered: told once how it went. */
interface Asked {
  readonly id: number;
  readonly onProgress: Watching['onProgress'];
  /** Puts off giving up. */
  readonly prolong: () => void;
  readonly settle: (outcome: ReaderAnswer | Fault | Error) => void;
}

export class ForeignReader {
  readonly #process: KillableProcess<ReaderRequest>;
  readonly #file: string;
  readonly #patience: number;
  readonly #exited: Promise<void>;
  #asked: Asked | null = null;
  /** Why it answers nothing any more. */
  #end: Fault | null = null;
  #lastId = 0;

  /**
   * @param file As the person named it, for messages.
   * @param patience Longest time without a word from it, in ms.
   */
  constructor(running: KillableProcess<ReaderRequest>, file: string, patience: number) {
    this.#process = running;
    this.#file = file;
    this.#patience = patience;
    running.onAnswer(answer => this.#hear(answer));
    this.#exited = new Promise(resolve => {
      running.onExit(reason => {
        this.#stop(refused(file, reason));
        resolve();
      });
    });
  }

  /** Opens the file. @throws Fault what the reader found; `merge.refused`, `job.cancelled`. */
  async open(
    opening: Omit<Extract<ReaderRequest, { type: 'open' }>, 'id'>,
    watching: Watching,
  ): Promise<Extract<ReaderAnswer, { type: 'opened' }>> {
    const answer = await this.#ask(opening, watching);
    if (answer.type === 'opened') return answer;
    throw this.#stop(this.#senseless());
  }

  /** The next batch, null after the last. @throws Fault as `open`. */
  async next(isFirst: boolean, signal: AbortSignal | undefined): Promise<ForeignBatch | null> {
    const answer = await this.#ask({ type: 'next', isFirst }, { signal });
    if (answer.type === 'batch') return answer.batch;
    throw this.#stop(this.#senseless());
  }

  /** Ends the process, and returns when it is gone. */
  async close(): Promise<void> {
    this.#stop(this.#cancelled());
    await this.#exited;
  }

  #ask(request: Unnumbered<ReaderRequest>, { signal, onProgress }: Watching): Promise<ReaderAnswer> {
    if (this.#end) return Promise.reject(this.#end);
    if (signal?.aborted) return Promise.reject(this.#cancelled());
    if (this.#asked) return Promise.reject(new Error('a foreign workspace is walked by one at a time'));
    const id = ++this.#lastId;
    return new Promise((fulfil, reject) => {
      const giveUp = () =>
        this.#stop(refused(this.#file, `reading it made no progress for ${this.#patience / 1000} seconds`));
      let timer = setTimeout(giveUp, this.#patience);
      const onAbort = () => this.#stop(this.#cancelled());
      signal?.addEventListener('abort', onAbort);
      this.#asked = {
        id,
        onProgress,
        prolong: () => {
          clearTimeout(timer);
          timer = setTimeout(giveUp, this.#patience);
        },
        settle: outcome => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', onAbort);
          this.#asked = null;
          if (outcome instanceof Error) reject(outcome);
          else fulfil(outcome);
        },
      };
      this.#process.send({ ...request, id } as ReaderRequest);
    });
  }

  #hear(message: unknown): void {
    const asked = this.#asked;
    // What it says unasked can only be an answer that came too late.
    if (!asked) return;
    const progress = ReaderProgress.safeParse(message);
    if (progress.success && progress.data.id === asked.id) {
      const { stage, done, total } = progress.data;
      asked.prolong();
      asked.onProgress?.({ stage, done, total });
      return;
    }
    const answer = ReaderAnswer.safeParse(message);
    if (!answer.success || answer.data.id !== asked.id) this.#stop(this.#senseless());
    else asked.settle(this.#judged(answer.data));
  }

  #judged(answer: ReaderAnswer): ReaderAnswer | Fault | Error {
    if (answer.type === 'error') return new Error(`while reading ${this.#file}: ${answer.message}`);
    if (answer.type !== 'fault') return answer;
    const { code, what, data } = answer;
    if (!isFaultCode(code)) return this.#senseless();
    // It knows the file by its full path; the person by what they called it.
    return new Fault(code, what, data.file === resolve(this.#file) ? { ...data, file: this.#file } : data);
  }

  /** Ends the process and refuses what is asked now and later with `why`, or with what ended it before. */
  #stop(why: Fault): Fault {
    this.#end ??= why;
    this.#process.kill();
    this.#asked?.settle(this.#end);
    return this.#end;
  }

  #senseless(): Fault {
    return refused(this.#file, 'the process reading it gave an answer that makes no sense');
  }

  #cancelled(): Fault {
    return new Fault('job.cancelled', CANNOT_MERGE, { file: this.#file, reason: 'it was cancelled' });
  }
}

function isFaultCode(code: string): code is FaultCode {
  return Object.hasOwn(faultMap, code);
}
