/**
 * A CSV parser that shares nothing with Postil, not even its language: Python's `csv`. Where Python is missing
 * it is installed if that can be done without asking (as root on Debian); otherwise the test says what to install.
 */
import { spawnSync } from 'node:child_process';

/** Reads the file as UTF-8 with an optional byte-order mark, and gives the cells as JSON. */
const PROGRAM = `
import csv, json, sys
csv.field_size_limit(1 << 30)
with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
    json.dump(list(csv.reader(file, strict=True)), sys.stdout)
`;

/** Long enough for a package to be fetched and unpacked, in ms. */
export const INSTALL_MS = 240_000;

/** Makes sure that the parser can run. @throws Error saying what to install. */
export function ensureSecondParser(): void {
  if (isThere()) return;
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    console.error('Installing python3, whose CSV parser the tests compare with…');
    spawnSync('sh', ['-c', 'apt-get update -q && apt-get install -qy --no-install-recommends python3'], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: INSTALL_MS,
    });
  }
  if (!isThere())
    throw new Error('python3 is not installed; the tests read CSV files back with its csv module');
}

function isThere(): boolean {
  return spawnSync('python3', ['-c', 'import csv, json']).status === 0;
}

/** The cells of a CSV file as Python reads them. */
export function parseElsewhere(file: string): string[][] {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', PROGRAM, file], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  if (status !== 0) throw new Error(`Python could not read ${file}: ${stderr}`);
  return JSON.parse(stdout);
}
