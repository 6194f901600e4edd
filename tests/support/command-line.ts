/** Runs `postil` command lines in this process, over real files, with settings of their own. */
import { join, resolve } from 'node:path';
import { BrokenPipe } from '../../electron/cli/context.ts';
import { type ExitCode, run } from '../../electron/cli/program.ts';
import { builtResources } from '../../electron/core/resources.ts';
import { migrations } from './tagged-workspace.ts';

/** The built programs; `npm test` builds them before. */
export const built = resolve(import.meta.dirname, '../../out');

export interface Answer {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface Given {
  readonly stdin?: Uint8Array | string;
  /** Closes standard output after this many pieces, as `head` does. */
  readonly readerLeavesAfter?: number;
  /** Lets a person read standard output on a terminal. */
  readonly isTerminal?: boolean;
}

export type Postil = (args: readonly string[], given?: Given) => Promise<Answer>;

/** @param home Folder for the settings. */
export function commandLine(home: string): Postil {
  return async (args, given = {}) => {
    const { stdin = '', readerLeavesAfter = Number.POSITIVE_INFINITY, isTerminal = false } = given;
    const out: Uint8Array[] = [];
    const err: string[] = [];
    const code = await run(args, '0.0.0', {
      resources: { ...builtResources(built), migrations },
      root: built,
      env: { POSTIL_HOME: join(home, 'home') },
      platform: process.platform,
      stdin: pieces(stdin),
      out: async piece => {
        if (out.length >= readerLeavesAfter) throw new BrokenPipe();
        out.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
      },
      isTerminal,
      warn: line => void err.push(`${line}\n`),
    });
    return { code, out: Buffer.concat(out).toString(), err: err.join('') };
  };
}

async function* pieces(stdin: Uint8Array | string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(stdin);
}
