/**
 * What the loopback shell supplies beside its transport. It has no dialogs of its own: the app lists folders
 * itself. It can show a file where the system has a program for that and a screen to show it on.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault } from '../../shared/contract/fault.ts';
import type { Ports } from '../core/handlers/ports.ts';
import { hasDisplay, type Surroundings } from './browser.ts';

/** @param stop Ends the whole shell. */
export function headlessPorts(surroundings: Surroundings, stop: () => void): Ports {
  const showing = findFileManager(surroundings);
  return {
    abilities: { hasNativeDialogs: false, canReveal: showing !== null, canQuit: true },
    chooseOpen: () => Promise.reject(noDialog()),
    chooseSave: () => Promise.reject(noDialog()),
    reveal: async path => {
      if (showing === null) throw unable(path, 'this computer offers no file manager');
      if (!existsSync(path))
        throw new Fault('file.missing', 'Cannot show the file', { file: path, reason: 'it is gone' });
      await run(showing.program, showing.arguments(path), path);
    },
    quit: async () => {
      stop();
    },
  };
}

interface FileManager {
  readonly program: string;
  arguments(path: string): string[];
}

function findFileManager({ env, platform, isRoot }: Surroundings): FileManager | null {
  if (platform === 'darwin') return { program: '/usr/bin/open', arguments: path => ['-R', path] };
  if (platform === 'win32') return { program: 'explorer.exe', arguments: path => [`/select,${path}`] };
  const folders = (env.PATH ?? '').split(':').filter(folder => folder !== '');
  const program = folders.map(folder => join(folder, 'xdg-open')).find(path => existsSync(path));
  const canShow = program !== undefined && hasDisplay({ env, platform, isRoot });
  // xdg-open would open the file itself in whatever claims its type, so it is given the folder.
  return canShow ? { program, arguments: path => [dirname(path)] } : null;
}

function run(program: string, given: string[], path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, given, { stdio: 'ignore', detached: true });
    child.once('error', error => reject(unable(path, error.message)));
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}

function unable(path: string, reason: string): Fault {
  return new Fault('shell.unable', 'Cannot show the file', { file: path, reason });
}

function noDialog(): Fault {
  return new Fault('shell.unable', 'Cannot ask for a file', {
    reason: 'this window has no dialogs of the system',
  });
}
