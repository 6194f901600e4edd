/** The dialogs the codebook asks in, one at a time. */
import type { Codebook } from './codebook.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import type { CodebookActs } from './use-codebook-acts.ts';

export interface QuestionsProps {
  readonly codebook: Codebook;
  readonly acts: CodebookActs;
}

export function Questions({ codebook, acts }: QuestionsProps) {
  const { question, answer } = acts;
  // Tags may go in another window while a question about them is open.
  const ids = question?.ids.filter(id => codebook.get(id) !== undefined) ?? [];
  const [first] = ids;
  const tag = first === undefined ? undefined : codebook.get(first);
  if (!question || !tag) return null;
  const common = { codebook, ids, onClose: answer.cancel };
  switch (question.type) {
    case 'remove':
      return <RemoveDialog {...common} onRemove={subTags => answer.remove(ids, subTags)} />;
    case 'move':
      return <MoveDialog {...common} onMove={parent => answer.move(ids, parent)} />;
    case 'merge':
      return <MergeDialog {...common} onMerge={(into, isDeep) => answer.merge(ids, into, isDeep)} />;
    case 'split':
      return (
        <SplitDialog
          codebook={codebook}
          tag={tag}
          onSplit={(to, annotations) => answer.split(tag.id, to, annotations)}
          onClose={answer.cancel}
        />
      );
  }
}
