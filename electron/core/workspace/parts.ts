/** Work that is written part by part and undone as one step. */
import type { Edit } from '../../../shared/history/change.ts';
import { type PreparedEdit, prepareEdits } from './edits.ts';
import type { Host } from './host.ts';
import { References } from './references.ts';
import { joinParts, keepPart, StepEdits } from './steps.ts';
import type { Commit } from './workspace.ts';

/** Writes a part in a transaction of its own. @returns what `work` did. */
export function writePart(
  { db, transactions, written }: Host,
  label: string,
  work: () => readonly PreparedEdit[],
): readonly PreparedEdit[] {
  const edits = transactions.batch(() => {
    const made = work();
    keepPart(db, label, new StepEdits().add(made));
    return made;
  });
  written();
  return edits;
}

/** Inside a transaction. @throws Fault `field.invalid`, `record.missing` */
export function writeChecked(host: Host, label: string, edits: readonly Edit[]): PreparedEdit[] {
  const prepared = prepareEdits(host.rows, edits);
  new References(host.db, host.rows, prepared, {}).check();
  if (prepared.length > 0) host.write(label, prepared);
  return prepared;
}

/** Makes one step of all parts, and tells of it. @param named Gives its label, from that of its parts. */
export function endParts(host: Host, label: string, named?: (label: string) => string): Commit {
  const isAny = host.transactions.whole(() => joinParts(host.db, named));
  return isAny ? host.finish(label) : host.unchanged(label);
}
