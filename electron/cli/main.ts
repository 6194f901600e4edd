/** Composes the command line and runs it over this process. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtResources } from '../core/resources.ts';
import { BrokenPipe, type CliContext } from './context.ts';
import { run } from './program.ts';

/** The built programs: `out/cli/main.js` lies among them; run from its source, they are beside `electron`. */
const isBuilt = !import.meta.filename.endsWith('.ts');
const root = isBuilt ? join(import.meta.dirname, '..') : join(import.meta.dirname, '../../out');

function write(stream: NodeJS.WriteStream, piece: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(piece, error => {
      if (!error) resolve();
      else reject('code' in error && error.code === 'EPIPE' ? new BrokenPipe() : error);
    });
  });
}

// A broken pipe is also an event, which would end the program with a trace; `write` has told of it already.
process.stdout.on('error', error => {
  if (!('code' in error && error.code === 'EPIPE')) throw error;
});

const context: CliContext = {
  resources: builtResources(root),
  root,
  env: process.env,
  platform: process.platform,
  stdin: process.stdin,
  out: piece => write(process.stdout, piece),
  isTerminal: process.stdout.isTTY === true,
  warn: line => console.error(line),
};

const { version }: { version: string } = JSON.parse(readFileSync(join(root, '../package.json'), 'utf8'));
process.exitCode = await run(process.argv.slice(2), version, context);
