/** What the article that is being corrected is given by the app around it. */
import type { EditorState } from 'prosemirror-state';
import type { Ref } from 'react';
import type { Annotation } from '../../../shared/records/annotation.ts';
import type { ReaderProps } from '../reader-props.ts';
import type { ArticleToCorrect } from './article-to-correct.ts';
import type { CorrectionStatus } from './step-log.ts';

export interface CorrectingHandle {
  undo(): void;
  redo(): void;
}

export interface CorrectingArticleProps {
  readonly article: ArticleToCorrect;
  /** The annotations, with their positions in the text before. */
  readonly annotations: readonly Annotation[];
  readonly look: ReaderProps['look'];
  readonly status: CorrectionStatus;
  /** Whether the article has another text by now, so that nothing can be saved. */
  readonly isOvertaken: boolean;
  /** Whether somebody is about to leave and has to be asked. */
  readonly isLeaving: boolean;
  readonly editor: Ref<CorrectingHandle>;
  onStatus(status: CorrectionStatus): void;
  /** Saves steps as JSON, until told to stop; answers whether they were taken. Refusals are told to the person. */
  onSave(steps: unknown[], signal: AbortSignal): Promise<boolean>;
  /** Drops the corrections. */
  onDiscard(state: EditorState): void;
  /** Leaves, after asking where something would be lost. */
  onLeave(): void;
  onStay(): void;
}
