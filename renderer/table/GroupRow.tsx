/** The head of a group: what its rows have in common, how many there are, and whether they are folded away. */
import { ChevronDown, ChevronRight } from 'lucide-react';
import type { TableHead } from '../../shared/contract/table.ts';
import styles from './Grid.module.css';
import { cellId } from './GridRow.tsx';

export interface GroupRowProps {
  readonly line: number;
  readonly top: number;
  readonly head: TableHead;
  readonly isFolded: boolean;
  readonly isActive: boolean;
  readonly columns: number;
  readonly onFold: () => void;
}

export function GroupRow({ line, top, head, isFolded, isActive, columns, onFold }: GroupRowProps) {
  const Arrow = isFolded ? ChevronRight : ChevronDown;
  return (
    <div
      role="row"
      aria-rowindex={line + 2}
      aria-level={1}
      aria-expanded={!isFolded}
      className={`${styles.row} ${styles.group}`}
      style={{ transform: `translateY(${top}px)` }}
      data-line={line}
    >
      <div
        role="gridcell"
        id={cellId(line, 0)}
        aria-colindex={1}
        aria-colspan={columns}
        className={`${styles.cell} ${styles.groupCell} ${isActive ? styles.active : ''}`}
        data-column={0}
        onClick={onFold}
      >
        <Arrow aria-hidden="true" />
        <b dir="auto">{head.label === '' ? 'Without' : head.label}</b>
        <span className={styles.groupCount}>{head.count.toLocaleString('en')}</span>
      </div>
    </div>
  );
}
