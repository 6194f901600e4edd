/** Where the files lie that the programs read at run time. Composition files make one and pass it on. */
import { join } from 'node:path';

export interface Resources {
  /** Folder of the migration steps, `0001-….sql` and on. */
  readonly migrations: string;
  /** Folder of the built renderer. */
  readonly renderer: string;
  /** Folder of the sample article and its annotations. */
  readonly sample: string;
  /** The parser process's program. */
  readonly parser: string;
  /** The program of the process that reads a foreign workspace. */
  readonly foreign: string;
  /** The read-only worker's program. */
  readonly worker: string;
}

/** The layout of a built Postil below `root`, the folder `out`. */
export function builtResources(root: string): Resources {
  return {
    migrations: join(root, 'migrations'),
    renderer: join(root, 'renderer'),
    sample: join(root, 'sample'),
    parser: join(root, 'parser.js'),
    foreign: join(root, 'foreign.js'),
    worker: join(root, 'worker.js'),
  };
}
