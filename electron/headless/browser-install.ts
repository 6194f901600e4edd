/** Getting a browser onto a computer that has none: by itself only as root on Debian and its kin. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser, type Surroundings } from './browser.ts';

const APT = '/usr/bin/apt-get';
/** How long another installation is waited for, in s: new machines begin with one of their own. */
const LOCK_S = 120;
/** How much of a failed installation's complaint is kept for the message. */
const KEPT_CHARACTERS = 2_000;

/**
 * The program of a browser: the installed one, or, as root where there is apt-get, one installed now. Null
 * when there is none; then `print` was told what to do.
 */
export async function ensureBrowser(
  surroundings: Surroundings,
  print: (line: string) => void,
): Promise<string | null> {
  const present = findBrowser(surroundings);
  if (present !== null) return present;
  if (!canInstall(surroundings)) {
    print(advice(surroundings.platform));
    return null;
  }
  print('No Chromium, Chrome or Edge was found; installing Debian’s chromium (about 100 MB)…');
  const failure = await installPackages(['chromium'], surroundings);
  const installed = findBrowser(surroundings);
  if (installed === null) print(`Chromium could not be installed: ${failure ?? 'apt-get gave none'}.`);
  return installed;
}

/** Whether packages can be installed here without asking anybody. */
export function canInstall({ isRoot, platform }: Surroundings): boolean {
  return isRoot && platform === 'linux' && existsSync(APT);
}

/** Installs Debian packages where `canInstall`. Null when it went well, otherwise the last words of apt-get. */
export async function installPackages(
  names: readonly string[],
  surroundings: Surroundings,
): Promise<string | null> {
  // One source of packages may be out of reach while the others have all that is needed.
  const outdated = await runApt(['update'], surroundings);
  const failure = await runApt(['install', '-y', '--no-install-recommends', ...names], surroundings);
  return failure === null ? null : (outdated ?? failure);
}

function advice(platform: NodeJS.Platform): string {
  const how =
    platform === 'linux'
      ? 'install one, for example with: sudo apt-get install chromium'
      : 'install one of them';
  return `No Chromium, Chrome or Edge was found; ${how}.`;
}

/** Runs apt-get without questions. Null when it went well, otherwise its last words. */
function runApt(given: string[], { env }: Surroundings): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(APT, ['-qq', '-o', `DPkg::Lock::Timeout=${LOCK_S}`, ...given], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-KEPT_CHARACTERS);
    });
    child.once('error', reject);
    child.once('close', code =>
      resolve(code === 0 ? null : (words.trim().split('\n').at(-1) ?? 'it failed')),
    );
  });
}
