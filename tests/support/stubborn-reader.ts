/**
 * A reader of foreign workspaces that misbehaves as the name of the file says: for testing what is done with one that
 * hangs, dies or lies, and what Node lets it do when a hostile file has taken it over.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { ReaderRequest } from '../../electron/core/jobs/foreign-protocol.ts';

const opened = {
  type: 'opened',
  name: null,
  devices: {},
  figures: { documents: 0, annotations: 0, changes: 0, people: [] },
};
const nothing = { horizons: [], contents: [], sources: [], changes: [], cuts: [] };
const forged = {
  device: 'x'.repeat(22),
  seq: 1,
  lamport: 1,
  wall: 0,
  person: '',
  record: 'tag',
  id: 'x',
  fields: {},
};

type Opening = Extract<ReaderRequest, { type: 'open' }>;

const attempts: Record<string, (request: Opening) => unknown> = {
  'read another file': () => readFileSync('/etc/hostname'),
  'read beside the file': ({ file }) => readdirSync(dirname(file)),
  'change the file': ({ file }) => writeFileSync(file, 'x'),
  'write beside the file': ({ file }) => writeFileSync(`${file}.more`, 'x'),
  'start a program': () => execFileSync('true'),
  'start a thread': () => new Worker('1', { eval: true }),
  'look at the environment': () => {
    if (Object.keys(process.env).length === 0) throw new Error('it is empty');
  },
};

/** Names of what it could do that it should not be able to. */
function allowed(request: Opening): string[] {
  return Object.entries(attempts).flatMap(([name, attempt]) => {
    try {
      attempt(request);
      return [name];
    } catch {
      return [];
    }
  });
}

async function open(request: Opening): Promise<object> {
  const { id, file, folder } = request;
  const name = basename(file, '.postil');
  if (name === 'hang') for (;;);
  if (name === 'die') process.exit(3);
  if (name === 'babble') return { ...opened, id, devices: 'all of them' };
  if (name === 'misnumber') return { ...opened, id: id + 1 };
  if (name === 'invent') return { type: 'fault', id, code: 'not.a.code', what: 'No', data: {} };
  if (name === 'snoop') {
    writeFileSync(`${folder}/mine`, 'x');
    return { ...opened, id, name: allowed(request).join(', ') || 'nothing' };
  }
  for (let done = 1; name === 'slow' && done <= 10; done++) {
    process.send?.({ type: 'progress', id, stage: 'checking', done, total: 10 });
    await pause(100);
  }
  return { ...opened, id, name };
}

async function answer(request: ReaderRequest): Promise<object> {
  if (request.type === 'open') return open(request);
  return { type: 'batch', id: request.id, batch: { ...nothing, changes: [forged] } };
}

process.on('message', (request: ReaderRequest) => void answer(request).then(sent => process.send?.(sent)));
