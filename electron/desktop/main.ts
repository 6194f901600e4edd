/** The desktop shell: composes the engine and shows it in windows of Electron. */
import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  type Session as ElectronSession,
  Menu,
  session as sessions,
} from 'electron';
import { Fault } from '../../shared/contract/fault.ts';
import { router } from '../core/handlers/router.ts';
import { Session } from '../core/handlers/session.ts';
import { ParserProcess } from '../core/jobs/parser-process.ts';
import { ReadWorker } from '../core/jobs/read-worker.ts';
import { Profile, profileFolder } from '../core/profile/profile.ts';
import { builtResources } from '../core/resources.ts';
import { siteOf } from '../core/web/site-files.ts';
import { acceptedPath, workspaceAmong } from './launch-paths.ts';
import { menuTemplate } from './menu.ts';
import { utilityParser, utilityReader } from './parser-port.ts';
import { desktopPorts } from './ports.ts';
import { registerScheme, serveScheme } from './protocol.ts';
import { servePorts } from './rpc-port.ts';
import { hardenApp, hardenSession, isUnsandboxed } from './security.ts';
import { createWindow } from './window.ts';

const warn = (line: string): void => console.error(`postil: ${line}`);

function composeEngine(): Session {
  const resources = builtResources(join(import.meta.dirname, '..'));
  const worker = new ReadWorker(resources.worker, resources.migrations);
  return new Session({
    profile: new Profile(profileFolder(process.env, process.platform), warn),
    ports: desktopPorts(),
    parser: new ParserProcess(utilityParser(resources.parser), {}, json => worker.checkArticle(json)),
    worker,
    startReader: utilityReader(resources.foreign),
    resources,
    logError: (id, error) =>
      warn(`Unexpected error ${id}: ${error instanceof Error ? error.stack : String(error)}`),
  });
}

/** Opens a workspace; a refusal is shown, and the window stays on what it has. */
async function openWorkspace(engine: Session, path: string | null): Promise<void> {
  if (path === null) return;
  try {
    await engine.open(path);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    dialog.showErrorBox('Postil', error.message);
  }
}

function showWindow(own: ElectronSession): void {
  createWindow(import.meta.dirname, own).catch((error: unknown) => warn(`A window failed: ${String(error)}`));
}

async function start(opened: readonly string[]): Promise<void> {
  const engine = composeEngine();
  const own = sessions.defaultSession;
  await hardenSession(own);
  serveScheme(own.protocol, siteOf(engine.resources.renderer));
  servePorts(router, { session: engine });
  const isMac = process.platform === 'darwin';
  const openWindow = (): void => showWindow(own);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(menuTemplate({ isMac, isDevelopment: !app.isPackaged, openWindow })),
  );
  app.on('open-file', (_event, path) => void openWorkspace(engine, acceptedPath(path, process.cwd())));
  app.on('second-instance', (_event, argv, folder) => {
    void openWorkspace(engine, workspaceAmong(argv, folder));
    focusWindow(openWindow);
  });
  app.on('activate', () => focusWindow(openWindow));
  app.on('window-all-closed', () => {
    if (!isMac) app.quit();
  });
  app.on('will-quit', () => engine.end());
  await openWorkspace(engine, opened.at(-1) ?? workspaceAmong(process.argv, process.cwd()));
  if (isUnsandboxed()) sayUnsandboxed();
  openWindow();
}

function focusWindow(openWindow: () => void): void {
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) {
    openWindow();
    return;
  }
  if (window.isMinimized()) window.restore();
  window.focus();
}

function sayUnsandboxed(): void {
  void dialog.showMessageBox({
    type: 'warning',
    message: 'Postil is running without its sandbox.',
    detail:
      'This system does not allow the sandbox, or Postil was started with --no-sandbox. Everything works, but ' +
      'one of the protections against hostile articles is missing. Installing the .deb package restores it on Debian and Ubuntu.',
  });
}

// A second start hands its arguments to the first and ends: two engines must not work in one workspace.
if (app.requestSingleInstanceLock()) {
  hardenApp();
  registerScheme();
  const opened: string[] = [];
  // On a Mac the file may be named before the app is ready.
  const early = (_event: unknown, path: string): void => {
    const accepted = acceptedPath(path, process.cwd());
    if (accepted !== null) opened.push(accepted);
  };
  app.on('open-file', early);
  app
    .whenReady()
    .then(() => {
      app.off('open-file', early);
      return start(opened);
    })
    .catch((error: unknown) => {
      warn(`Postil cannot start: ${error instanceof Error ? error.stack : String(error)}`);
      app.exit(1);
    });
} else {
  app.quit();
}
