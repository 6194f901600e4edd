/** Runs a write and says what became of it. */
import type { ReaderPort } from './reader-port.ts';

/**
 * Waits for `write`. When it is refused, `onRefused` puts things back and nothing is thrown: the store has
 * changed nothing, the app has told the analyst why, and they can try again.
 */
export async function perform<T>(
  port: ReaderPort,
  write: () => Promise<T>,
  onDone: (result: T) => void,
  onRefused: () => void = () => {},
): Promise<void> {
  let result: T;
  try {
    result = await write();
  } catch {
    onRefused();
    port.actions().announce('Not saved.');
    return;
  }
  onDone(result);
}
