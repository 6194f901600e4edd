/** One line of the tree: a tag with its colour, digit and counts, or the field its name is typed into. */
import { ChevronRight } from 'lucide-react';
import type { DragEvent, MouseEvent, ReactNode } from 'react';
import { Key } from '../ui/Key.tsx';
import type { TagRow } from './rows.ts';
import { TagMark } from './TagMark.tsx';
import styles from './TagTree.module.css';

/** Height of a line in CSS pixels. */
export const LINE = 30;

/** Levels that are indented; those below stand under one another, so that names keep some room. */
const INDENTED = 10;
const INDENT = 16;

/** Where a line lies in the list that is drawn by parts. */
export function lineStyle(index: number, level: number) {
  const indent = (Math.min(level, INDENTED) - 1) * INDENT;
  return { top: index * LINE, height: LINE, paddingInlineStart: 4 + indent };
}

export interface TagLineProps {
  readonly id: string;
  readonly index: number;
  readonly row: TagRow;
  readonly colour: string | undefined;
  readonly digit: string | undefined;
  /** Annotations of the tag, and of its branch when it has one. */
  readonly own: number;
  readonly total: number | undefined;
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly isTarget: boolean;
  /** In the place of the name. */
  readonly field: ReactNode;
  readonly drag: {
    onDragStart(event: DragEvent): void;
    onDragEnd(): void;
    onDragOver(event: DragEvent): void;
    onDragLeave(): void;
    onDrop(event: DragEvent): void;
  };
  onPress(event: MouseEvent): void;
  onToggle(): void;
  onRename(): void;
  onCount(): void;
}

export function TagLine(props: TagLineProps) {
  const { id, index, row, colour, digit, own, total, isActive, isChosen, isTarget, field, drag } = props;
  const look = [isActive && styles.active, isTarget && styles.target, !row.isFound && styles.passedBy];
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the tree keeps the focus and names the line.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys.
    <div
      id={id}
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={row.isOpen ?? undefined}
      aria-selected={isChosen}
      className={[styles.line, ...look].filter(Boolean).join(' ')}
      style={lineStyle(index, row.level)}
      draggable={field === null}
      {...drag}
      onClick={props.onPress}
      onDoubleClick={props.onRename}
    >
      <Twisty isOpen={row.isOpen} onToggle={props.onToggle} />
      <TagMark colour={colour} />
      {field ?? (
        <span className={styles.name} title={row.name}>
          <bdi>{row.name}</bdi>
        </span>
      )}
      <span className="visually-hidden">{facts(digit, own, total)}</span>
      {digit !== undefined && field === null && (
        <span aria-hidden="true">
          <Key>{digit}</Key>
        </span>
      )}
      <Count count={own} tip="Show its annotations" onPress={props.onCount} />
      <span className={styles.count} aria-hidden="true">
        {total?.toLocaleString('en')}
      </span>
    </div>
  );
}

/** What follows the name for those who hear the line. */
function facts(digit: string | undefined, own: number, total: number | undefined): string {
  const parts = digit === undefined ? [] : [`key ${digit}`];
  parts.push(`${own} annotation${own === 1 ? '' : 's'}`);
  if (total !== undefined) parts.push(`${total} with sub-tags`);
  return parts.join(', ');
}

function Twisty({ isOpen, onToggle }: { readonly isOpen: boolean | null; readonly onToggle: () => void }) {
  return (
    <span
      className={styles.twisty}
      aria-hidden="true"
      onClick={event => {
        if (isOpen === null) return;
        event.stopPropagation();
        onToggle();
      }}
      onDoubleClick={event => event.stopPropagation()}
    >
      {isOpen !== null && <ChevronRight className={isOpen ? styles.open : ''} />}
    </span>
  );
}

interface CountProps {
  readonly count: number;
  readonly tip: string;
  readonly onPress: () => void;
}

/** Annotations of the tag itself, which the mouse goes to; they are beside the tree for the keyboard. */
function Count({ count, tip, onPress }: CountProps) {
  return (
    <span className={`${styles.count} ${styles.own}`} title={tip} aria-hidden="true" onClick={onPress}>
      {count.toLocaleString('en')}
    </span>
  );
}
