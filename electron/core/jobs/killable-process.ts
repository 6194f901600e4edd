/** A process for what is not trusted: it can be killed whatever it does. Node forks a child, Electron a utility process. */
import { type ChildProcess, fork } from 'node:child_process';

/** Such a process, as its owner sees it. */
export interface KillableProcess<Request extends object> {
  send(request: Request): void;
  onAnswer(listener: (answer: unknown) => void): void;
  /** Told once, when the process is gone; `reason` in words for a person. */
  onExit(listener: (reason: string) => void): void;
  /** Ends it at once, whatever it is doing. */
  kill(): void;
}

/** What such a process may touch, where the system can hold it to that. */
export interface Permissions {
  /** Files and folders it may read. */
  readonly reads: readonly string[];
  /** Folders it may write to. */
  readonly writes?: readonly string[];
  /** Whether it may load native code. */
  readonly isNative?: boolean;
  /** Largest heap, in megabytes. */
  readonly megabytes: number;
}

/**
 * Forks a program that Node's permission model holds to what it may touch: no child processes, no threads, none of
 * the person's environment.
 */
export function forkKillable<Request extends object>(
  program: string,
  { reads, writes = [], isNative = false, megabytes }: Permissions,
): KillableProcess<Request> {
  const child = fork(program, [], {
    execArgv: [
      '--permission',
      ...reads.map(path => `--allow-fs-read=${path}`),
      ...writes.map(path => `--allow-fs-write=${path}`),
      ...(isNative ? ['--allow-addons'] : []),
      `--max-old-space-size=${megabytes}`,
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  return killableChild(child);
}

function killableChild<Request extends object>(child: ChildProcess): KillableProcess<Request> {
  return {
    // A process that died takes nothing more; its exit is what tells the asker.
    send: request => void child.send(request, () => undefined),
    onAnswer: listener => void child.on('message', listener),
    onExit: listener => {
      child.once('exit', (_, signal) => listener(exitReason(signal)));
      child.once('error', error => listener(`the process to read it could not be started: ${error.message}`));
    },
    kill: () => void child.kill('SIGKILL'),
  };
}

export const TOO_MUCH_MEMORY = 'reading it needed too much memory';
export const STOPPED = 'the process reading it stopped unexpectedly';

/** Node aborts itself when its heap is full. */
function exitReason(signal: string | null): string {
  return signal === 'SIGABRT' || signal === 'SIGTRAP' ? TOO_MUCH_MEMORY : STOPPED;
}
