/** The answer for a record that is not there: removed in another window, or never was. */
import { Fault } from '../../../shared/contract/fault.ts';

/** @throws Fault `record.missing` when `record` is undefined. `what` starts the sentence: "This article". */
export function found<T>(record: T | undefined, what: string): T {
  if (record !== undefined) return record;
  throw new Fault('record.missing', `${what} is no longer in the workspace`);
}
