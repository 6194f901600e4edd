/**
 * A CSV parser that shares nothing with Postil, not even its language: Python's `csv`. `npm test` sees to it that
 * Python is there.
 */
import { spawnSync } from 'node:child_process';

/** Reads the file as UTF-8 with an optional byte-order mark, and gives the cells as JSON. */
const PROGRAM = `
import csv, json, sys
csv.field_size_limit(1 << 30)
with open(sys.argv[1], encoding='utf-8-sig', newline='') as file:
    json.dump(list(csv.reader(file, strict=True)), sys.stdout)
`;

/** Whether Python is there, with the modules that the tests use. */
export function hasPython(): boolean {
  return spawnSync('python3', ['-c', 'import codecs, csv, json']).status === 0;
}

/** The cells of a CSV file as Python reads them. */
export function parseElsewhere(file: string): string[][] {
  const { status, stdout, stderr, error } = spawnSync('python3', ['-c', PROGRAM, file], {
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`Python could not read ${file}: ${stderr}`);
  return JSON.parse(stdout);
}
