/** A parser program that tries what a hostile file might: each attempt is answered with what came of it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { ParserRequest } from '../../electron/core/jobs/parser-protocol.ts';

const attempts: Record<string, () => unknown> = {
  read: () => readFileSync('/etc/hostname'),
  write: () => writeFileSync('/tmp/postil-curious', 'x'),
  spawn: () => execFileSync('true'),
  thread: () => new Worker('1', { eval: true }),
  secrets: () => {
    if (Object.keys(process.env).length === 0) throw new Error('the environment is empty');
  },
};

process.on('message', ({ id, name }: ParserRequest) => {
  try {
    attempts[name ?? '']?.();
    process.send?.({ id, error: 'allowed' });
  } catch (error) {
    process.send?.({ id, error: `denied: ${error instanceof Error ? error.message : error}` });
  }
});
