/**
 * Finding an installed Chromium, Chrome or Edge and opening a window of Postil in it. Only such browsers: the
 * window relies on `--app=` and on Chromium's Trusted Types.
 */
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  /** Whether the user is root, for whom Chromium's sandbox refuses to start. */
  readonly isRoot: boolean;
}

/** The surroundings of this very process. */
export function ownSurroundings(): Surroundings {
  return { env: process.env, platform: process.platform, isRoot: process.getuid?.() === 0 };
}

const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'brave-browser',
];

const macPrograms = [
  'Google Chrome.app/Contents/MacOS/Google Chrome',
  'Chromium.app/Contents/MacOS/Chromium',
  'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'Brave Browser.app/Contents/MacOS/Brave Browser',
];

const windowsPrograms = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** The program of an installed browser, or null. `POSTIL_BROWSER` names one that goes first. */
export function findBrowser({ env, platform }: Surroundings): string | null {
  return candidates(env, platform).find(isProgram) ?? null;
}

function candidates(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const chosen = env.POSTIL_BROWSER ? [env.POSTIL_BROWSER] : [];
  if (platform === 'darwin') {
    const folders = ['/Applications', join(env.HOME ?? '/', 'Applications')];
    return [...chosen, ...folders.flatMap(folder => macPrograms.map(program => join(folder, program)))];
  }
  if (platform === 'win32') {
    const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(isGiven);
    return [...chosen, ...folders.flatMap(folder => windowsPrograms.map(program => `${folder}\\${program}`))];
  }
  const folders = [...(env.PATH ?? '').split(delimiter).filter(isGiven), '/usr/bin', '/snap/bin'];
  // By name first: a Chromium anywhere goes before a Chrome.
  return [...chosen, ...linuxNames.flatMap(name => folders.map(folder => join(folder, name)))];
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}

function isProgram(path: string): boolean {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EACCES') return false;
    throw error;
  }
}

/** Whether a window can be shown at all: on Linux there must be a display to show it on. */
export function hasDisplay({ env, platform }: Surroundings): boolean {
  return (
    platform === 'darwin' || platform === 'win32' || isGiven(env.DISPLAY) || isGiven(env.WAYLAND_DISPLAY)
  );
}

/** Switches every window of ours has: a profile of its own, and nothing of the browser that asks or calls home. */
export function windowSwitches(userData: string, { isRoot }: Surroundings): string[] {
  return [
    `--user-data-dir=${userData}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--hide-crash-restore-bubble',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    '--disable-extensions',
    '--disable-translate',
    '--disable-features=Translate,OptimizationHints,MediaRouter',
    '--window-size=1360,820',
    // The sandbox cannot start for root; everybody else keeps it.
    ...(isRoot ? ['--no-sandbox'] : []),
  ];
}

/**
 * Opens `address` as an app window of its own. The arguments of a program can be read by other users of the
 * computer, so `address` must be good once only. The browser is not waited for when Postil ends, nor ended with
 * it: it may by then hold the window of another Postil.
 * @returns its exit code when the browser's process has ended, null after a signal. A browser that hands the
 *   window to one that runs already ends at once with 0.
 * @param userData Folder for the browser's own files; made when missing, readable for nobody else.
 */
export function openWindow(
  program: string,
  address: string,
  userData: string,
  surroundings: Surroundings,
): Promise<number | null> {
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  const child = spawn(program, [...windowSwitches(userData, surroundings), `--app=${address}`], {
    stdio: 'ignore',
    env: surroundings.env,
  });
  child.unref();
  return new Promise(resolve => {
    child.once('error', () => resolve(1));
    child.once('exit', code => resolve(code));
  });
}
