/**
 * Which workspace the app was started for. Arguments come from the system, but also from anybody who can make
 * a link or a shortcut: only existing regular files that end in `.postil` are taken, everything else is ignored.
 */
import { statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WORKSPACE_EXTENSION } from '../../shared/records/workspace.ts';

/**
 * The first acceptable path among program arguments.
 * @param argv As given to the process, the program itself first. What begins with `-` is a switch until `--`.
 * @param folder What relative paths are relative to.
 */
export function workspaceAmong(argv: readonly string[], folder: string): string | null {
  const given = argv.slice(1);
  const end = given.indexOf('--');
  const before = (end === -1 ? given : given.slice(0, end)).filter(text => !text.startsWith('-'));
  const after = end === -1 ? [] : given.slice(end + 1);
  return [...after, ...before].map(text => acceptedPath(text, folder)).find(path => path !== null) ?? null;
}

/** The path when it is acceptable, made absolute; null when not. */
export function acceptedPath(text: string, folder: string): string | null {
  const named = /^file:/i.test(text) ? localPath(text) : text;
  if (named === null || !named.toLowerCase().endsWith(WORKSPACE_EXTENSION) || named.includes('\0'))
    return null;
  // A share on another computer would make Windows send the person's credentials there.
  if (/^[\\/]{2}/.test(named)) return null;
  const path = isAbsolute(named) ? named : resolve(folder, named);
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? path : null;
}

/** The path of a `file:` address, which is how Linux desktops name a file that was double-clicked. */
function localPath(address: string): string | null {
  const url = URL.parse(address);
  if (url === null || url.hostname !== '') return null;
  try {
    return fileURLToPath(url);
  } catch (error) {
    // An encoded slash in a name, or no drive on Windows: no file has such a name.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
