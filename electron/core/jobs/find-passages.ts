/** Looking for many passages in one text, giving way now and then. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Fault } from '../../../shared/contract/fault.ts';
import type { Anchor } from '../../../shared/records/anchor.ts';
import type { Position } from '../../../shared/text/anchors.ts';
import { KnownPlaces } from '../workspace/known-places.ts';
import { PositionFinder } from '../workspace/positions.ts';

export interface Search {
  /** The text and its hash. */
  readonly content: { readonly hash: string; readonly text: string };
  readonly anchors: readonly Anchor[];
}

/** How long passages are looked for before messages and other jobs get their turn, in ms. */
const TURN_MS = 50;

/** Where each anchor stands. @throws Fault `job.cancelled` */
export async function findPassages(
  { content, anchors }: Search,
  signal: AbortSignal,
): Promise<readonly Position[]> {
  const finder = new PositionFinder(content.hash, content.text, new KnownPlaces());
  const positions: Position[] = [];
  let since = performance.now();
  for (const anchor of anchors) {
    const { status, start, end } = finder.find(anchor);
    positions.push({ status, start, end });
    if (performance.now() - since < TURN_MS) continue;
    await nextTurn();
    if (signal.aborted) throw new Fault('job.cancelled', 'Looking for the passages was cancelled');
    since = performance.now();
  }
  return positions;
}
