/** Paths of the computer the engine runs on, which the window only passes on. */

/** Joins a folder and a name with the separator the folder uses. A name that is a whole path stands alone. */
export function joinPath(folder: string, name: string): string {
  if (isWhole(name)) return name;
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? folder + name : folder + separator + name;
}

/** Whether what was typed names a place by itself: `/home/a.csv`, `C:\a.csv`, `\\server\share`. */
export function isWhole(name: string): boolean {
  return /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(name);
}

/** The name with the ending, unless it has it. */
export function withEnding(name: string, ending: string): string {
  return name.toLowerCase().endsWith(ending) ? name : name + ending;
}

/** The ending of a name with its dot, ".csv"; empty for a name without one. */
export function endingOf(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0] ?? '';
}

/** The last part of a path. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast(part => part !== '') ?? path;
}

/** The folder of a path, or null when the path names none. */
export function folderOf(path: string): string | null {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
  if (end === -1) return null;
  return end === 0 ? path.slice(0, 1) : path.slice(0, end);
}

/** Letters no file system refuses, for a suggested file name. */
export function asFileName(words: string): string {
  const letters = [...words].map(letter => (letter < ' ' || '<>:"/\\|?*'.includes(letter) ? ' ' : letter));
  const name = letters.join('').replace(/\s+/g, ' ').trim();
  return name === '' || /^\.+$/.test(name) ? 'Postil' : name;
}
