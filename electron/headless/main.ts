/**
 * The loopback shell: composes the engine, serves it on 127.0.0.1, prints the address and, if asked, opens a
 * window in an installed browser.
 */
import { join } from 'node:path';
import { router } from '../core/handlers/router.ts';
import { Session } from '../core/handlers/session.ts';
import { forkReader } from '../core/jobs/foreign-workspace.ts';
import { forkParser, ParserProcess } from '../core/jobs/parser-process.ts';
import { ReadWorker } from '../core/jobs/read-worker.ts';
import { Profile, profileFolder } from '../core/profile/profile.ts';
import type { Resources } from '../core/resources.ts';
import { siteOf } from '../core/web/site-files.ts';
import { hasDisplay, openWindow, ownSurroundings, type Surroundings } from './browser.ts';
import { ensureBrowser } from './browser-install.ts';
import { headlessPorts } from './ports.ts';
import { type RunningServer, serve } from './server.ts';

/** How long the server waits after the last window was closed, in ms: loading a page again takes far less. */
const LINGER_MS = 15_000;

const BY_HAND = 'Open the address above in a browser; Ctrl+C stops Postil.';

export interface HeadlessOptions {
  readonly resources: Resources;
  /** A workspace to open at once; none shows the welcome screen. */
  readonly workspace?: string | undefined;
  /** 0 or absent for any free one. */
  readonly port?: number | undefined;
  /** Whether to open a window in an installed browser, and to end when the last window is closed. */
  readonly launchBrowser: boolean;
  /** Shows a line to the person. The address with its key goes here and nowhere else. */
  readonly print: (line: string) => void;
  /** Takes a line for the log. */
  readonly warn?: (line: string) => void;
  readonly surroundings?: Surroundings;
}

export interface HeadlessShell {
  readonly address: string;
  readonly port: number;
  /** Makes every window load its page again. */
  reloadWindows(): void;
  /** Settled when the shell has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Closes the workspace and the server. Harmless when called again. */
  stop(): Promise<void>;
}

/** @throws Fault when the workspace cannot be opened, Error with `code` when the port cannot be had. */
export async function openHeadless(options: HeadlessOptions): Promise<HeadlessShell> {
  const surroundings = options.surroundings ?? ownSurroundings();
  const warn = options.warn ?? (line => console.error(`postil: ${line}`));
  const ending = Promise.withResolvers<void>();
  const { resources } = options;
  const profile = new Profile(profileFolder(surroundings.env, surroundings.platform), warn);
  const worker = new ReadWorker(resources.worker, resources.migrations);
  const session = new Session({
    profile,
    ports: headlessPorts(surroundings, () => setTimeout(() => void shell.stop(), 100)),
    parser: new ParserProcess(forkParser(resources.parser), {}, json => worker.checkArticle(json)),
    worker,
    startReader: forkReader(resources.foreign),
    resources,
    logError: (id, error) =>
      warn(`Unexpected error ${id}: ${error instanceof Error ? error.stack : String(error)}`),
  });
  const server = await startServer(session, options, warn);
  const shell: HeadlessShell = {
    address: server.address,
    port: server.port,
    reloadWindows: () => server.reloadWindows(),
    ended: ending.promise,
    stop: once(async () => {
      try {
        await server.close();
        session.end();
      } finally {
        ending.resolve();
      }
    }),
  };
  endOnSignals(shell);
  options.print(`Postil is open at ${server.address}`);
  if (options.launchBrowser) {
    // The address is printed and works; a window that fails to open is said so and changes nothing else.
    showWindow(shell, server, profile.folder, surroundings, options.print).catch((error: unknown) =>
      warn(`The window could not be opened: ${String(error)}`),
    );
  }
  return shell;
}

/** Opens the workspace and the port, or ends the session again when either fails. */
async function startServer(
  session: Session,
  { resources, workspace, port }: HeadlessOptions,
  warn: (line: string) => void,
): Promise<RunningServer> {
  try {
    if (workspace !== undefined) await session.open(workspace);
    return await serve({
      router,
      context: { session },
      site: siteOf(resources.renderer),
      port: port ?? 0,
      warn,
    });
  } catch (error) {
    session.end();
    throw error;
  }
}

/** Opens a window in a browser, and ends the shell when the last window has been closed for a while. */
async function showWindow(
  shell: HeadlessShell,
  server: RunningServer,
  folder: string,
  surroundings: Surroundings,
  print: (line: string) => void,
): Promise<void> {
  if (!hasDisplay(surroundings)) {
    print(`There is no display to show a window on. ${BY_HAND}`);
    return;
  }
  const program = await ensureBrowser(surroundings, print);
  if (program === null) {
    print(BY_HAND);
    return;
  }
  if (surroundings.isRoot) print('Running as root, so the browser runs without its sandbox.');
  const browserEnded = openWindow(program, server.oneTimeAddress(), join(folder, 'browser'), surroundings);
  let hadWindow = false;
  let timer: NodeJS.Timeout | undefined;
  server.onWindows(count => {
    hadWindow ||= count > 0;
    clearTimeout(timer);
    if (count === 0) timer = setTimeout(() => void shell.stop(), LINGER_MS);
  });
  const code = await browserEnded;
  if (!hadWindow && code !== 0) print(`The browser did not start. ${BY_HAND}`);
}

/** Ends cleanly on Ctrl+C and on a polite kill; a second one ends at once. */
function endOnSignals(shell: HeadlessShell): void {
  const stop = (): void => void shell.stop();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, stop);
  void shell.ended.then(() => {
    for (const signal of signals) process.off(signal, stop);
  });
}

function once(action: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => {
    result ??= action();
    return result;
  };
}
