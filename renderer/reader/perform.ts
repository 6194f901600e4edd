/** Runs a write and says what became of it. */
import type { ReaderPort } from './reader-state.ts';

/**
 * Waits for `write`. Refused, the reason is announced, `onRefused` puts things back and nothing is thrown:
 * the store has changed nothing and the analyst can try again.
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
  } catch (error) {
    onRefused();
    port.actions().announce(`Not saved. ${error instanceof Error ? error.message : String(error)}`);
    return;
  }
  onDone(result);
}
