/** Another workspace on its way into an open one, a transaction for each piece. */
import type { Edit } from '../../../shared/history/change.ts';
import type { PreparedEdit } from './edits.ts';
import type { Host } from './host.ts';
import { writeLocal } from './local.ts';
import { Merge } from './merge.ts';
import { endParts, writeChecked, writePart } from './parts.ts';
import { PIECE } from './transactions.ts';
import type { MergeInto } from './workspace.ts';

/** @param file The other file, for messages and the name of the step. */
export function mergeInto(host: Host, file: string): MergeInto {
  const { db, rows, places, transactions } = host;
  const merge = new Merge(db, rows, places, file);
  const label = `Merge ${file}`;
  const write = (work: () => readonly PreparedEdit[]) => writePart(host, label, work);
  const merged = (work: () => readonly PreparedEdit[]) =>
    write(() => {
      const made = work();
      if (merge.hasNew) writeLocal(db, 'unseen', '1');
      return made;
    });
  return {
    add: batch => merged(() => merge.add(batch)),
    rehearse: (batch, look) => transactions.rehearsal(() => look(merge.rehearse(batch), merge)),
    *finish(plan) {
      try {
        merged(() => merge.finish());
        for (const piece of inPieces(plan())) {
          yield;
          write(() => writeChecked(host, label, piece));
        }
      } catch (error) {
        endParts(host, label);
        throw error;
      }
      return endParts(host, label);
    },
  };
}

/**
 * Those of annotations bit by bit, in the order in which they lie on the disk, then the others together: they are few,
 * and lean on each other.
 */
function inPieces(edits: readonly Edit[]): (readonly Edit[])[] {
  const annotations = edits
    .filter(({ record }) => record === 'annotation')
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const others = edits.filter(({ record }) => record !== 'annotation');
  const pieces: (readonly Edit[])[] = [];
  for (let at = 0; at < annotations.length; at += PIECE) pieces.push(annotations.slice(at, at + PIECE));
  return others.length > 0 ? [...pieces, others] : pieces;
}
