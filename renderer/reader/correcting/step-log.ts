/**
 * The steps that lead from the text as it was to the text as it is. What undo takes back is taken out of the
 * list, so that a passage whose words were deleted and brought back again is where it was; in a list that
 * only grows they would count as new words.
 */
import { history, redoDepth, undoDepth } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import type { Step } from 'prosemirror-transform';
import { joinSteps } from '../../../shared/text/correct-text.ts';

/** For each event that undo would take back, its steps. */
type StepLog = readonly (readonly Step[])[];

const key = new PluginKey<StepLog>('correctionSteps');

/** Undo and redo inside the correction, and the list: two plugins that belong together in this order. */
export function stepLog(): Plugin[] {
  return [
    // Every event is kept: the list is in step with them only as long as none is forgotten.
    history({ depth: Number.POSITIVE_INFINITY }),
    new Plugin<StepLog>({
      key,
      state: {
        init: () => [],
        apply: (tr, log, _, state) => {
          if (!tr.docChanged) return log;
          const depth = undoDepth(state);
          if (depth < log.length) return log.slice(0, depth);
          if (depth > log.length) return [...log, tr.steps];
          return [...log.slice(0, -1), [...(log.at(-1) ?? []), ...tr.steps]];
        },
      },
    }),
  ];
}

/** What was corrected, in as few steps as say it. */
export function correctionOf(state: EditorState): Step[] {
  return joinSteps((key.getState(state) ?? []).flat());
}

export interface CorrectionStatus {
  /** Whether the text is another one than before: whether there is something to save or to lose. */
  readonly isChanged: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export const UNCHANGED: CorrectionStatus = { isChanged: false, canUndo: false, canRedo: false };

/** @param base The text before. */
export function statusOf(state: EditorState, base: Node): CorrectionStatus {
  return {
    isChanged: !state.doc.eq(base),
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
  };
}
