/** Above the tree: finding, adding, undo and redo, and what to do about siblings of one name. */
import { FolderTree, Plus, Redo2, Undo2 } from 'lucide-react';
import type { RefObject } from 'react';
import { isMac } from '../app/shortcuts.ts';
import { useWorkspaceState } from '../link/queries.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { counted } from '../ui/counted.ts';
import styles from './Codebook.module.css';
import type { Codebook } from './codebook.ts';
import type { CodebookEdits } from './edits.ts';
import type { CodebookActs } from './use-codebook-acts.ts';
import type { TreeState } from './use-tree-state.ts';

export interface CodebookBarProps {
  readonly codebook: Codebook;
  readonly state: TreeState;
  readonly acts: CodebookActs;
  readonly edits: CodebookEdits;
  readonly tree: RefObject<HTMLDivElement | null>;
}

const MOD = isMac ? '⌘' : 'Ctrl';

export function CodebookBar({ codebook, state, acts, edits, tree }: CodebookBarProps) {
  const workspace = useWorkspaceState().data;
  const { undo = null, redo = null } = workspace ?? {};
  return (
    <>
      <div className={styles.bar}>
        <input
          type="search"
          className={styles.filter}
          aria-label="Filter tags"
          placeholder="Filter tags"
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          value={state.filter}
          onChange={event => state.setFilter(event.target.value)}
          onKeyDown={event => {
            if (event.key === 'ArrowDown' || event.key === 'Enter') tree.current?.focus();
            else if (event.key === 'Escape' && state.filter !== '') {
              event.stopPropagation();
              state.setFilter('');
            } else return;
            event.preventDefault();
          }}
        />
        <IconButton
          label="Add tag"
          tip={`Add a tag beside the chosen one (${MOD} Enter)`}
          icon={<Plus />}
          onPress={() => acts.add(false)}
        />
        <IconButton
          label="Add sub-tag"
          tip={`Add a tag under the chosen one (${MOD} Shift Enter)`}
          icon={<FolderTree />}
          isDisabled={state.selection.active === null}
          onPress={() => acts.add(true)}
        />
        <IconButton
          label="Undo"
          tip={undo === null ? 'Nothing to undo' : `Undo: ${undo}`}
          icon={<Undo2 />}
          isDisabled={undo === null}
          onPress={() => edits.step('undo')}
        />
        <IconButton
          label="Redo"
          tip={redo === null ? 'Nothing to redo' : `Redo: ${redo}`}
          icon={<Redo2 />}
          isDisabled={redo === null}
          onPress={() => edits.step('redo')}
        />
      </div>
      <Namesakes codebook={codebook} acts={acts} />
    </>
  );
}

/** Two people's codebooks put together may hold one name twice: offered to be made one, a pair at a time. */
function Namesakes({ codebook, acts }: Pick<CodebookBarProps, 'codebook' | 'acts'>) {
  const groups = codebook.forest.namesakes();
  const [first] = groups;
  if (!first) return null;
  const more = groups.length - 1;
  return (
    <div className={styles.namesakes}>
      <p>
        {counted(first.length, 'tag')} of one level {first.length === 2 ? 'are both' : 'are'} called “
        {first[0]?.name}”{more > 0 && `, and ${counted(more, 'other name')} there more than once`}.
      </p>
      <Button size="small" onPress={() => acts.merge(first.map(({ id }) => id))}>
        Merge…
      </Button>
    </div>
  );
}
