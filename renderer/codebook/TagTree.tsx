/** The tree of tags. It has the focus itself and names the line the keyboard is on, so that few lines need be drawn. */
import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react';
import type { Codebook } from './codebook.ts';
import { NameField, type NameFieldProps } from './NameField.tsx';
import type { TagRow } from './rows.ts';
import type { Choosing, Selection } from './selection.ts';
import { LINE, lineStyle, TagLine } from './TagLine.tsx';
import styles from './TagTree.module.css';
import { type TreeAction, treeAction } from './tree-keys.ts';
import type { TagDrag } from './use-tag-drag.ts';
import { useWindowed } from './use-windowed.ts';

/** A name that is being typed: of the tag `id`, or of a new one right under `parent`. */
export type Naming =
  | { readonly type: 'rename'; readonly id: string }
  | { readonly type: 'add'; readonly parent: string | null };

export interface TagTreeProps {
  readonly tree: RefObject<HTMLDivElement | null>;
  readonly codebook: Codebook;
  readonly rows: readonly TagRow[];
  readonly totals: ReadonlyMap<string, number>;
  readonly selection: Selection;
  readonly naming: Naming | null;
  /** What the field is given while a name is typed. */
  readonly nameField: Omit<NameFieldProps, 'label'>;
  readonly drag: TagDrag;
  readonly isFiltered: boolean;
  onAct(action: TreeAction): void;
  onCount(id: string): void;
}

/** Height of the line over the columns, in CSS pixels. */
const HEAD = 27;

/** Letters typed within this time of one another (ms) find a name together. */
const TOGETHER = 700;

export function TagTree(props: TagTreeProps) {
  const { tree, rows, selection, naming, drag, isFiltered, onAct } = props;
  const baseId = useId();
  const newAt = naming?.type === 'add' ? rowUnder(rows, naming.parent) : null;
  const places = rows.map((_, index) => (newAt !== null && index >= newAt ? index + 1 : index));
  const count = rows.length + (newAt === null ? 0 : 1);
  const view = useWindowed(tree, count, LINE, HEAD);
  const activeAt = rows.findIndex(({ id }) => id === selection.active);
  const { reveal } = view;
  const wanted = newAt ?? (activeAt === -1 ? null : (places[activeAt] ?? null));
  useEffect(() => {
    if (wanted !== null) reveal(wanted);
  }, [wanted, reveal]);

  // It comes with the dialog, or with the first tag, whose field may have the focus already.
  useEffect(() => {
    if (!tree.current?.contains(document.activeElement)) tree.current?.focus();
  }, [tree]);

  const onKeyDown = useTreeKeys(rows, selection, onAct);
  const top = drag.handlers(null);
  return (
    <div className={styles.frame}>
      <div
        ref={tree}
        role="tree"
        aria-label="Tags"
        aria-multiselectable="true"
        aria-activedescendant={activeAt === -1 || naming ? undefined : `${baseId}-${selection.active}`}
        tabIndex={0}
        className={styles.tree}
        onKeyDown={onKeyDown}
        onScroll={view.onScroll}
        onFocus={event => {
          const first = rows[0];
          if (event.target === event.currentTarget && activeAt === -1 && first)
            onAct({ type: 'choose', id: first.id, how: 'only' });
        }}
      >
        <div className={styles.heads} style={{ height: HEAD }} aria-hidden="true">
          <span className={styles.name}>Tag</span>
          <span className={styles.count} title="Annotations that carry the tag">
            own
          </span>
          <span className={styles.count} title="Annotations that carry the tag or one of its sub-tags">
            all
          </span>
        </div>
        <div role="presentation" className={styles.lines} style={{ height: count * LINE }} {...top}>
          {rows.map((row, index) => {
            const place = places[index] ?? index;
            if ((place < view.first || place > view.last) && index !== activeAt) return null;
            return <Line key={row.id} id={`${baseId}-${row.id}`} row={row} index={place} {...props} />;
          })}
          {newAt !== null && <NewLine {...props} index={newAt} />}
        </div>
        {rows.length === 0 && isFiltered && <p className={styles.none}>No tag has such a name.</p>}
      </div>
      {drag.isDragging && (
        <div className={`${styles.top} ${drag.over === null ? styles.topOver : ''}`} {...top}>
          Move to the top level
        </div>
      )}
    </div>
  );
}

/** The index of the line right under a tag; the first one for the top. */
function rowUnder(rows: readonly TagRow[], parent: string | null): number {
  return rows.findIndex(({ id }) => id === parent) + 1;
}

/** The handler of the tree's keys, which remembers letters typed in quick succession. */
function useTreeKeys(
  rows: readonly TagRow[],
  { active, chosen }: Selection,
  onAct: (action: TreeAction) => void,
): (event: KeyboardEvent) => void {
  const typed = useRef({ letters: '', at: 0 });
  return event => {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const now = performance.now();
    const letters = now - typed.current.at < TOGETHER ? typed.current.letters : '';
    const action = treeAction(event, rows, active, chosen.size > 1, letters);
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    if ([...event.key].length === 1 && event.key !== ' ' && event.key !== '*')
      typed.current = { letters: letters + event.key, at: now };
    onAct(action);
  };
}

interface LineProps extends TagTreeProps {
  readonly id: string;
  readonly row: TagRow;
  readonly index: number;
}

function Line({
  id,
  row,
  index,
  codebook,
  totals,
  selection,
  naming,
  nameField,
  drag,
  onAct,
  onCount,
}: LineProps) {
  const isNamed = naming?.type === 'rename' && naming.id === row.id;
  const choose = (how: Choosing) => onAct({ type: 'choose', id: row.id, how });
  const dragged = () => (selection.chosen.has(row.id) ? codebook.forest.topmost(selection.chosen) : [row.id]);
  return (
    <TagLine
      id={id}
      index={index}
      row={row}
      colour={codebook.colourOf(row.id)}
      digit={codebook.digitOf(row.id)}
      own={codebook.annotationsOf(row.id)}
      total={totals.get(row.id)}
      isActive={selection.active === row.id}
      isChosen={selection.chosen.has(row.id)}
      isTarget={drag.over === row.id}
      field={isNamed ? <NameField {...nameField} label={`Name of ${row.name}`} /> : null}
      drag={{
        ...drag.handlers(row.id),
        onDragStart: event => {
          if (!selection.chosen.has(row.id)) choose('only');
          drag.start(event, dragged());
        },
        onDragEnd: drag.end,
      }}
      onPress={event => choose(event.shiftKey ? 'range' : event.ctrlKey || event.metaKey ? 'toggle' : 'only')}
      onToggle={() => onAct({ type: 'open', id: row.id, isOpen: row.isOpen === false })}
      onRename={() => onAct({ type: 'rename' })}
      onCount={() => onCount(row.id)}
    />
  );
}

/** The line of a tag that is not there yet. */
function NewLine({ rows, naming, nameField, index }: TagTreeProps & { readonly index: number }) {
  const parent = naming?.type === 'add' ? naming.parent : null;
  const level = (rows.find(({ id }) => id === parent)?.level ?? 0) + 1;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: its field has the focus.
    <div
      role="treeitem"
      aria-label="New tag"
      aria-level={level}
      aria-selected="false"
      className={styles.line}
      style={lineStyle(index, level)}
    >
      <span className={styles.twisty} />
      <NameField {...nameField} label="Name of the new tag" />
    </div>
  );
}
