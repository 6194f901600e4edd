/** The killable parser as a utility process of Electron: a packed app cannot fork a Node of its own. */
import { type UtilityProcess, utilityProcess } from 'electron';
import type { RunningParser, SpawnParser } from '../core/jobs/parser-process.ts';

/** @param program Path of the built `parser.js`. */
export function utilityParser(program: string): SpawnParser {
  return ({ megabytes }) => {
    const child = utilityProcess.fork(program, [], {
      serviceName: 'Postil parser',
      execArgv: [`--max-old-space-size=${megabytes}`],
      // Nothing of the person's environment is a parser's business; Windows cannot start a process without this.
      env: process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot ?? '' } : {},
      stdio: 'ignore',
    });
    return runningUtility(child);
  };
}

function runningUtility(child: UtilityProcess): RunningParser {
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
      child.once('exit', () =>
        listener(isOutOfMemory ? 'reading it needed too much memory' : 'the parser stopped unexpectedly'),
      );
    },
    kill: () => kill(child),
  };
}

/** Electron's own `kill` only asks; a parser that hangs must not be asked. */
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
