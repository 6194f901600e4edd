/** The codebook: a tree of tags to be named, moved, merged and split, and what is known of the chosen one. */
import { type KeyboardEvent, useRef } from 'react';
import { isTyping, shortcutOf } from '../app/shortcuts.ts';
import { useTags } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Codebook.module.css';
import { CodebookBar } from './CodebookBar.tsx';
import { useCodebook } from './codebook.ts';
import { useCodebookEdits } from './edits.ts';
import { Questions } from './Questions.tsx';
import { ManyTags, TagDetails } from './TagDetails.tsx';
import { TagTree } from './TagTree.tsx';
import { useCodebookActs } from './use-codebook-acts.ts';
import { useTreeState } from './use-tree-state.ts';

export interface CodebookDialogProps {
  readonly onClose: () => void;
  /** Goes to an annotation of any article. */
  readonly onOpen: (document: string, annotation: string) => void;
}

export function CodebookDialog({ onClose, onOpen }: CodebookDialogProps) {
  const isRead = useTags().data !== undefined;
  const codebook = useCodebook();
  const edits = useCodebookEdits(codebook);
  const state = useTreeState(codebook);
  const tree = useRef<HTMLDivElement>(null);
  const acts = useCodebookActs({ codebook, edits, state, tree });
  const { selection } = state;
  const chosen = [...selection.chosen];
  const tag = chosen.length === 1 ? codebook.get(chosen[0] ?? '') : undefined;
  const tagged = useRef<HTMLDivElement>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const name = isTyping(event.target) ? null : shortcutOf(event);
    if (name !== 'undo' && name !== 'redo') return;
    event.preventDefault();
    event.stopPropagation();
    edits.step(name);
  };
  const goToTagged = () => {
    tagged.current?.scrollIntoView({ block: 'start' });
    tagged.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  };
  const open = (document: string, annotation: string) => {
    onClose();
    onOpen(document, annotation);
  };

  return (
    <Dialog title="Codebook" size="wide" onClose={onClose}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: undo and redo of whatever has the focus in it. */}
      <div className={styles.panes} onKeyDown={onKeyDown}>
        <div className={styles.side}>
          <CodebookBar codebook={codebook} state={state} acts={acts} edits={edits} tree={tree} />
          {isRead && codebook.size === 0 && !acts.naming ? (
            <Empty onAdd={() => acts.add(false)} />
          ) : (
            <TagTree
              tree={tree}
              codebook={codebook}
              rows={state.rows}
              totals={acts.totals}
              selection={selection}
              naming={acts.naming}
              nameField={acts.nameField}
              drag={acts.drag}
              isFiltered={state.filter.trim() !== ''}
              onAct={acts.act}
              onCount={id => {
                state.choose(id, 'only');
                // After the details of that tag are drawn.
                setTimeout(goToTagged);
              }}
            />
          )}
          <p className={styles.hint}>
            F2 renames, Delete deletes, Alt with ← → moves a level, dragging moves anywhere.
          </p>
        </div>
        <section aria-label="Chosen tag" className={styles.details}>
          {tag ? (
            <TagDetails
              key={tag.id}
              codebook={codebook}
              tag={tag}
              edits={edits}
              tagged={tagged}
              onAct={acts.ask}
              onOpen={open}
            />
          ) : chosen.length > 1 ? (
            <ManyTags codebook={codebook} ids={chosen} onAct={acts.ask} />
          ) : (
            codebook.size > 0 && (
              <p className={styles.hint}>Choose a tag to see what it means and what carries it.</p>
            )
          )}
        </section>
      </div>
      <Questions codebook={codebook} acts={acts} />
    </Dialog>
  );
}

function Empty({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <div className={styles.empty}>
      <p>
        There are no tags yet. A tag says what a passage is about; tags can lie under one another, have a
        colour, and a key that applies them while you read.
      </p>
      <Button look="primary" autoFocus onPress={onAdd}>
        Add the first tag
      </Button>
    </div>
  );
}
