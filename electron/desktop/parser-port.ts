/** The killable processes as utility processes of Electron: a packed app cannot fork a Node of its own. */
import { type UtilityProcess, utilityProcess } from 'electron';
import type { StartReader } from '../core/jobs/foreign-workspace.ts';
import { type KillableProcess, STOPPED, TOO_MUCH_MEMORY } from '../core/jobs/killable-process.ts';
import type { SpawnParser } from '../core/jobs/parser-process.ts';

/** @param program Path of the built `parser.js`. */
export function utilityParser(program: string): SpawnParser {
  return ({ megabytes }) => start(program, 'Postil parser', megabytes);
}

/** Readers of foreign workspaces. @param program Path of the built `foreign.js`. */
export function utilityReader(program: string): StartReader {
  return ({ megabytes }) => start(program, 'Postil reader', megabytes);
}

function start<Request extends object>(
  program: string,
  serviceName: string,
  megabytes: number,
): KillableProcess<Request> {
  const child = utilityProcess.fork(program, [], {
    serviceName,
    execArgv: [`--max-old-space-size=${megabytes}`],
    // Nothing of the person's environment is its business; Windows cannot start a process without this.
    env: process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? '' } : {},
    stdio: 'ignore',
  });
  return runningUtility(child);
}

function runningUtility<Request extends object>(child: UtilityProcess): KillableProcess<Request> {
  let isOutOfMemory = false;
  child.on('error', () => {
    // Electron tells of errors that end V8, and of these a full heap is the one a file can cause.
    isOutOfMemory = true;
  });
  return {
    send: request => child.postMessage(request),
    onAnswer: listener => void child.removeAllListeners('message').on('message', listener),
    onExit: listener => {
      child.removeAllListeners('exit');
      child.once('exit', () => listener(isOutOfMemory ? TOO_MUCH_MEMORY : STOPPED));
    },
    kill: () => kill(child),
  };
}

/** Electron's own `kill` only asks; one that hangs must not be asked. */
function kill(child: UtilityProcess): void {
  const { pid } = child;
  child.kill();
  if (pid === undefined) return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // Gone already, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
