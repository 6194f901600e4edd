/**
 * Finding Electron's runtime, and fetching it when it is missing. The npm package `electron` holds no program
 * of its own; loading it from plain Node would start a download unasked, so it is only ever looked at as files.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A download that has brought nothing new for this long, in ms, is given up. */
const STALL_MS = 20_000;
/** And any download after this long, in ms: about 110 MB at 2 Mbit/s. */
const LIMIT_MS = 8 * 60_000;
const LOOK_MS = 500;

/** The folder of the npm package `electron` as seen from the file `from`, or null when it is not installed. */
export function electronPackage(from: string): string | null {
  try {
    return dirname(createRequire(from).resolve('electron/package.json'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** Electron's program in that folder, or null. `path.txt` is written by its own installer when all is there. */
export function electronProgram(folder: string): string | null {
  const pathFile = join(folder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}

export interface FetchLimits {
  readonly stallMs: number;
  readonly limitMs: number;
}

/**
 * Runs the package's own installer, which checks what it downloads against the package's checksums. Answers
 * null when the program is there afterwards, and otherwise why not, in words that can stand after a colon.
 */
export async function fetchElectron(
  folder: string,
  { stallMs, limitMs }: FetchLimits = { stallMs: STALL_MS, limitMs: LIMIT_MS },
): Promise<string | null> {
  // The installer downloads into the temporary folder; one of its own shows whether bytes still arrive.
  const temporary = mkdtempSync(join(tmpdir(), 'postil-electron-'));
  try {
    const child = spawn(process.execPath, [join(folder, 'install.js')], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    });
    let complaint = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(-4_000);
    });
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', () => resolve());
    });
    const timer = endWhenStalled([temporary, join(folder, 'dist')], { stallMs, limitMs }, () =>
      child.kill('SIGKILL'),
    );
    await ended.finally(() => clearInterval(timer.interval));
    if (electronProgram(folder) !== null) return null;
    return timer.hasStalled() ? 'the download stalled' : reasonIn(complaint);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function endWhenStalled(
  folders: readonly string[],
  { stallMs, limitMs }: FetchLimits,
  end: () => void,
): { interval: NodeJS.Timeout; hasStalled: () => boolean } {
  const started = performance.now();
  let size = 0;
  let grown = started;
  let stalled = false;
  const interval = setInterval(() => {
    const now = performance.now();
    const present = folders.reduce((sum, folder) => sum + sizeOf(folder), 0);
    if (present > size) grown = now;
    size = present;
    if (now - grown < stallMs && now - started < limitMs) return;
    stalled = true;
    end();
  }, LOOK_MS);
  return { interval, hasStalled: () => stalled };
}

function sizeOf(folder: string): number {
  if (!existsSync(folder)) return 0;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, name) => sum + (statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

/** The line of an installer's complaint that names the error, without the trace below it. */
function reasonIn(complaint: string): string {
  const lines = complaint.split('\n').map(line => line.trim());
  const line = lines.find(text => /Error\b/.test(text)) ?? lines.find(text => text !== '');
  const code = /\bcode: '(\w+)'/.exec(complaint)?.[1];
  const reason = line?.replace(/^\w*Error: /, '').slice(0, 200) ?? 'it could not be fetched';
  return code === undefined ? reason : `${reason}, ${code}`;
}
