/** Getting a browser onto a computer that has none: by itself only as root on Debian and its kin. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findBrowser, type Surroundings } from './browser.ts';

const APT = '/usr/bin/apt-get';
/** How many lines of a failed installation are kept for the message. */
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
  if (!surroundings.isRoot || surroundings.platform !== 'linux' || !existsSync(APT)) {
    print(advice(surroundings.platform));
    return null;
  }
  print('No Chromium, Chrome or Edge was found; installing Debian’s chromium (about 100 MB)…');
  const failure =
    (await runApt(['update'], surroundings)) ??
    (await runApt(['install', '-y', '--no-install-recommends', 'chromium'], surroundings));
  const installed = findBrowser(surroundings);
  if (installed === null) print(`Chromium could not be installed: ${failure ?? 'apt-get gave none'}.`);
  return installed;
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
    const child = spawn(APT, ['-qq', ...given], {
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
