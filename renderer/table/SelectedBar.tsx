/** What can be done to the selected rows, all of them in one step. */
import { X } from 'lucide-react';
import { useState } from 'react';
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
}

export function SelectedBar({ ids, acts, onPickTags, onExport, onClear }: SelectedBarProps) {
  const [isSetting, setSetting] = useState(false);
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
    <section aria-label="Selected rows" className={styles.selected}>
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
