/** Several annotations at once: what they have in common, and what can be done to all of them. */
import { X } from 'lucide-react';
import type { Annotation } from '../../shared/records/annotation.ts';
import { fieldsOf, KINDS, kinds } from '../../shared/records/kind.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Dot } from '../ui/Dot.tsx';
import { Key } from '../ui/Key.tsx';
import styles from './Chosen.module.css';
import type { ChosenActs } from './chosen-acts.ts';
import { commonValue } from './common-value.ts';
import { FieldRow } from './FieldRow.tsx';
import { ConfidenceRow, KeyPassageRow } from './Judgement.tsx';

export interface ChosenPanelProps {
  readonly annotations: readonly Annotation[];
  readonly acts: ChosenActs;
  readonly onClear: () => void;
}

export function ChosenPanel({ annotations, acts, onClear }: ChosenPanelProps) {
  const kind = commonValue(annotations, 'kind');
  const confidence = commonValue(annotations, 'confidence');
  const isKey = commonValue(annotations, 'keyPassage');
  const save: (patch: Parameters<ChosenActs['patch']>[1]) => void = patch =>
    void acts.patch(annotations, patch);
  return (
    <section aria-label="Selected annotations" className={styles.panel}>
      <div className={styles.head}>
        <h3 className={styles.count} aria-live="polite">
          {annotations.length.toLocaleString('en')} annotations selected
        </h3>
        <IconButton size="small" label="End the selection" icon={<X />} onPress={onClear} />
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn and read as a form's. */}
      <div role="group" aria-label="Kind of all selected" className={styles.acts}>
        {KINDS.map(each => (
          <Button
            key={each}
            size="small"
            aria-pressed={kind.value === each}
            onPress={() => save({ kind: each })}
          >
            <Dot tone={each} /> {kinds[each].label} <Key>{kinds[each].key}</Key>
          </Button>
        ))}
      </div>
      <div className={styles.acts}>
        <Button size="small" onPress={() => acts.pickTags(annotations)}>
          Tags… <Key>T</Key>
        </Button>
        <Button size="small" onPress={() => acts.linkTo(annotations)}>
          Link to… <Key>L</Key>
        </Button>
        <Button size="small" onPress={() => acts.copy(annotations)}>
          Copy with source
        </Button>
        <Button size="small" look="danger" onPress={() => void acts.remove(annotations)}>
          Delete
        </Button>
      </div>
      <details className={styles.fields}>
        <summary>{kind.value === undefined ? 'Set confidence…' : `Set fields of all…`}</summary>
        <div className={styles.rows}>
          {kind.value !== undefined &&
            fieldsOf(kind.value).map(({ name, field }) => {
              const { value, isMixed } = commonValue(annotations, name);
              return (
                <FieldRow
                  key={name}
                  name={name}
                  field={field}
                  value={value}
                  isMixed={isMixed}
                  onSave={save}
                />
              );
            })}
          <ConfidenceRow value={confidence.value ?? null} onSave={save} />
          <KeyPassageRow isKey={isKey.value ?? false} onSave={save} />
          <p className={styles.hint}>
            What you set here replaces what each of them had. One undo takes it back.
          </p>
        </div>
      </details>
    </section>
  );
}
