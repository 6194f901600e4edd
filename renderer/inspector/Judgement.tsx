/** What the analyst makes of a passage whatever its kind: how sure, and whether it is a key passage. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { SharedPatch } from '../../shared/records/annotation.ts';
import styles from './Fields.module.css';

const DEGREES = [1, 2, 3, 4, 5] as const;

export interface ConfidenceRowProps {
  readonly value: number | null;
  readonly onSave: (patch: SharedPatch) => void;
}

/** Pressing the chosen degree again clears it. */
export function ConfidenceRow({ value, onSave }: ConfidenceRowProps) {
  return (
    <div className={styles.row}>
      <span className={styles.label}>Confidence</span>
      <ToggleButtonGroup
        aria-label="Confidence"
        className={styles.degrees ?? ''}
        selectionMode="single"
        selectedKeys={value === null ? [] : [String(value)]}
        onSelectionChange={keys => {
          const [chosen] = keys;
          onSave({ confidence: chosen === undefined ? null : Number(chosen) });
        }}
      >
        {DEGREES.map(degree => (
          <ToggleButton
            key={degree}
            id={String(degree)}
            aria-label={`${degree} of 5`}
            className={`${styles.degree} ${value !== null && degree <= value ? styles.reached : ''}`}
          >
            {degree}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}

export interface KeyPassageRowProps {
  readonly isKey: boolean;
  readonly onSave: (patch: SharedPatch) => void;
}

export function KeyPassageRow({ isKey, onSave }: KeyPassageRowProps) {
  return (
    <div className={styles.row}>
      <span />
      <ToggleButton
        className={styles.key ?? ''}
        isSelected={isKey}
        onChange={next => onSave({ keyPassage: next })}
      >
        <span aria-hidden="true">{isKey ? '★' : '☆'}</span> Key passage
      </ToggleButton>
    </div>
  );
}
