/** The project's own sources, for tests that look at what is written. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const projectRoot = join(import.meta.dirname, '../..');

export interface Source {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
}

/** Every TypeScript and HTML file below a folder of the project. */
export function sources(folder: string): Source[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|tsx|html)$/.test(name))
    .map(name => ({ path: join(folder, name), text: readSource(join(folder, name)) }));
}

/** The text of one file, by its path from the project's root. */
export function readSource(path: string): string {
  return readFileSync(join(projectRoot, path), 'utf8');
}
