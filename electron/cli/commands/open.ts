/**
 * `postil open`: the app. Electron when its runtime is here or can be fetched, otherwise the same app through
 * the loopback shell in an installed browser; `--headless` only serves and prints the address.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { Fault } from '../../../shared/contract/fault.ts';
import type { Resources } from '../../core/resources.ts';
import { hasDisplay, ownSurroundings, type Surroundings } from '../../headless/browser.ts';
import { openHeadless } from '../../headless/main.ts';
import { electronPackage, electronProgram, fetchElectron } from '../electron-runtime.ts';

/** An Electron that ends with an error within this time, in ms, is taken not to have started at all. */
const START_MS = 10_000;

export interface OpenContext {
  readonly resources: Resources;
  /** Folder `out` of the built programs; the package is the folder above. */
  readonly root: string;
  readonly print: (line: string) => void;
  readonly warn: (line: string) => void;
}

interface OpenOptions {
  readonly headless?: true;
  readonly port?: number;
}

/** @throws Fault from its action when the workspace is refused or the port is taken. */
export function openCommand(context: OpenContext): Command {
  return new Command('open')
    .description('open the app')
    .argument('[workspace]', 'the .postil file to open')
    .option('--headless', 'serve the app on 127.0.0.1 and print the address, without a window')
    .option('--port <number>', 'port of the loopback server (default: any free one)', parsePort)
    .action((workspace: string | undefined, options: OpenOptions) => open(workspace, options, context));
}

async function open(
  workspace: string | undefined,
  options: OpenOptions,
  context: OpenContext,
): Promise<void> {
  const path = workspace === undefined ? undefined : resolve(workspace);
  if (path !== undefined && !existsSync(path)) {
    throw new Fault('workspace.missing', 'Cannot open the workspace', {
      file: path,
      reason: 'there is no such file',
    });
  }
  const surroundings = ownSurroundings();
  // Who asks for a port means the loopback server. Without a display it is all there is, and says so itself.
  const isServed = options.headless === true || options.port !== undefined || !hasDisplay(surroundings);
  if (!isServed && (await openDesktop(path, context, surroundings))) return;
  await serveUntilEnd(path, options, context, surroundings);
}

async function serveUntilEnd(
  workspace: string | undefined,
  { headless, port }: OpenOptions,
  { resources, print, warn }: OpenContext,
  surroundings: Surroundings,
): Promise<void> {
  try {
    const launchBrowser = headless !== true;
    const shell = await openHeadless({
      resources,
      workspace,
      port,
      launchBrowser,
      print,
      warn,
      surroundings,
    });
    await shell.ended;
  } catch (error) {
    throw asPortFault(error, port);
  }
}

/** Opens the desktop shell and waits for its end; false when it cannot be opened here, having said why. */
async function openDesktop(
  workspace: string | undefined,
  { root, print }: OpenContext,
  surroundings: Surroundings,
): Promise<boolean> {
  const refusal = reasonAgainstDesktop(surroundings);
  const program = refusal === null ? await findProgram(root, print) : refusal;
  if (typeof program !== 'string') return runDesktop(program.path, root, workspace, print);
  print(`${program} Opening Postil in a browser window instead.`);
  return false;
}

/** Where Electron could not start even if it were here. */
function reasonAgainstDesktop({ isRoot, platform }: Surroundings): string | null {
  // Its sandbox refuses root, and Postil does not run without the sandbox.
  return isRoot && platform === 'linux' ? 'The desktop window does not run as root.' : null;
}

async function findProgram(root: string, print: (line: string) => void): Promise<{ path: string } | string> {
  const folder = electronPackage(join(root, 'cli', 'main.js'));
  if (folder === null) return 'Electron is not installed.';
  const present = electronProgram(folder);
  if (present !== null) return { path: present };
  print('Fetching the runtime of Electron (about 110 MB, once)…');
  const failure = await fetchElectron(folder);
  const fetched = electronProgram(folder);
  return fetched === null
    ? `The runtime of Electron could not be fetched: ${failure ?? 'it is incomplete'}.`
    : { path: fetched };
}

/** Runs Electron on the package. True when it ran; false when it ended at once with an error. */
async function runDesktop(
  program: string,
  root: string,
  workspace: string | undefined,
  print: (line: string) => void,
): Promise<boolean> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const started = performance.now();
  const given = [dirname(root), ...(workspace === undefined ? [] : ['--', workspace])];
  const child = spawn(program, given, { stdio: 'inherit', env });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  const code = await new Promise<number | null>(done => {
    child.once('error', () => done(1));
    child.once('close', done);
  });
  process.off('SIGINT', forward).off('SIGTERM', forward);
  const hasFailed = code !== null && code !== 0 && performance.now() - started < START_MS;
  if (hasFailed)
    print(`Electron did not start (it ended with ${code}). Opening Postil in a browser window instead.`);
  return !hasFailed;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

function asPortFault(error: unknown, port: number | undefined): unknown {
  if (!(error instanceof Error && 'code' in error)) return error;
  const reason = { EADDRINUSE: 'it is in use', EACCES: 'the system does not allow it' }[String(error.code)];
  return reason === undefined ? error : new Fault('shell.unable', `Cannot use port ${port ?? 0}`, { reason });
}
