/** Small files that a command is given beside the workspace. */
import { readFileSync } from 'node:fs';
import { UsageError } from './context.ts';

/** The lines of a text file. @throws UsageError when it cannot be read. */
export function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(`cannot read ${file}: ${error.message}`);
  }
}
