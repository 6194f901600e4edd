#!/usr/bin/env node
/**
 * Starts `postil` under a Node that can run it. The Node on the PATH may be old; Postil brings its own with
 * the package `node`, and hands over to that. Written so that an old Node can read it.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The first version with everything that is used here. */
const NEEDED = 22;

const here = fileURLToPath(import.meta.url);
const main = join(dirname(here), here.endsWith('.ts') ? 'main.ts' : 'main.js');

/** The program of the package `node`, or null when it is not installed. */
function ownNode(): string | null {
  try {
    const folder = dirname(createRequire(here).resolve('node/package.json'));
    const program = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    return existsSync(program) ? program : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** Runs `main` under another Node and ends as it ends, passing on what asks it to stop. */
function handOver(program: string): void {
  const child = spawn(program, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  // Ctrl+C reaches the child by itself, an interrupt from a program only this process; a second interrupt would
  // end the child at once, so it is told politely.
  process.on('SIGINT', () => child.kill('SIGTERM'));
  child.once('error', error => {
    console.error(`postil: Cannot start Node (${program}): ${error.message}`);
    process.exitCode = 1;
  });
  child.once('close', (code, signal) => {
    process.exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  });
}

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  await import(/* @vite-ignore */ pathToFileURL(main).href);
} else {
  const program = ownNode();
  if (program !== null) handOver(program);
  else {
    console.error(
      `postil: Cannot run under Node ${process.versions.node}: Postil needs Node ${NEEDED} or newer, or its own, which “npm ci” installs.`,
    );
    process.exitCode = 1;
  }
}
