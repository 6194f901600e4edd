/** What can be done to the selected rows, all of them in one step. */
import { X } from 'lucide-react';
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { KINDS, kinds } from '../../shared/records/kind.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu } from '../ui/Menu.tsx';
import { SetFieldsDialog } from './SetFieldsDialog.tsx';
import styles from './TablePane.module.css';
import type { TableActs } from './table-acts.ts';

export interface SelectedBarProps {
  readonly ids: readonly string[];
  readonly acts: TableActs;
  readonly onPickTags: (ids: readonly string[]) => void;
  readonly onExport: (ids: readonly string[]) => void;
  readonly onClear: () => void;
  /** What has the keyboard when the bar goes away under it. */
  readonly grid: RefObject<HTMLElement | null>;
}

export function SelectedBar({ ids, acts, onPickTags, onExport, onClear, grid }: SelectedBarProps) {
  const [isSetting, setSetting] = useState(false);
  const bar = useRef<HTMLElement>(null);
  useFocusLeft(bar, grid);
  const kind = KINDS.map(each => ({
    id: each,
    label: kinds[each].label,
    onAction: () => acts.patch(ids, { kind: each }),
  }));
  const confidence = [
    ...[1, 2, 3, 4, 5].map(degree => ({
      id: `confidence ${degree}`,
      label: `Confidence ${degree} of 5`,
      onAction: () => acts.patch(ids, { confidence: degree }),
    })),
    { id: 'none', label: 'No confidence', onAction: () => acts.patch(ids, { confidence: null }) },
  ];
  const key = [true, false].map(keyPassage => ({
    id: `key ${keyPassage}`,
    label: keyPassage ? 'Mark as key passages' : 'Unmark as key passages',
    onAction: () => acts.patch(ids, { keyPassage }),
  }));
  return (
    <section ref={bar} aria-label="Selected rows" className={styles.selected}>
      <b aria-live="polite">{ids.length.toLocaleString('en')} selected</b>
      <Menu
        label="Change kind"
        groups={[kind]}
        trigger={
          <Button size="small" look="quiet">
            Kind…
          </Button>
        }
      />
      <Button size="small" look="quiet" onPress={() => onPickTags(ids)}>
        Tags…
      </Button>
      <Button size="small" look="quiet" onPress={() => setSetting(true)}>
        Fields…
      </Button>
      <Menu
        label="Change confidence or key passage"
        groups={[confidence, key]}
        trigger={
          <Button size="small" look="quiet">
            Judgement…
          </Button>
        }
      />
      <Button size="small" look="quiet" onPress={() => void acts.copy(ids)}>
        Copy
      </Button>
      <Button size="small" look="quiet" onPress={() => onExport(ids)}>
        Export selected…
      </Button>
      <Button
        size="small"
        look="danger"
        onPress={() => void acts.remove(ids).then(isDone => isDone && onClear())}
      >
        Delete
      </Button>
      <IconButton size="small" label="End the selection" icon={<X />} onPress={onClear} />
      {isSetting && <SetFieldsDialog ids={ids} acts={acts} onClose={() => setSetting(false)} />}
    </section>
  );
}

/** Gives the focus on where it would be lost: when what has it goes away, as this bar does with the selection. */
function useFocusLeft(bar: RefObject<HTMLElement | null>, heir: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const own = bar.current;
    return () => {
      if (own?.contains(document.activeElement)) heir.current?.focus({ preventScroll: true });
    };
  }, [bar, heir]);
}
