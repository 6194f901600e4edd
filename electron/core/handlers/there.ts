/** Whether a file is there, asked so that a drive which does not answer holds nobody up. */
import { access } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** How long a drive may take to say whether it has a file, in ms. */
const PATIENCE = 1_000;

/** Whether there is something at a path. A network drive that does not answer is taken to have it. */
export function isThere(path: string): Promise<boolean> {
  const found = access(path).then(
    () => true,
    () => false,
  );
  return Promise.race([found, pause(PATIENCE, true, { ref: false })]);
}
