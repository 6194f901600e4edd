/**
 * Published schemas that the formats are checked against: not part of the project, but looked for beside the
 * checkout (`../shared/data`), or where POSTIL_SCHEMAS points.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of one standard's schemas, or null with a line on the console where it is not there. */
export function publishedSchemas(name: 'w3c-annotation' | 'refi-qda'): string | null {
  const root = process.env.POSTIL_SCHEMAS ?? resolve(import.meta.dirname, '../../../shared/data');
  const folder = join(root, name);
  if (existsSync(folder)) return folder;
  console.warn(`Not checked against the schemas of ${name}: they are not in ${folder}`);
  return null;
}
