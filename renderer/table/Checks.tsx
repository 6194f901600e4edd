/** Several of a few, each with a box to tick. */
import { Checkbox } from '../ui/Field.tsx';
import styles from './TablePane.module.css';

export interface ChecksProps {
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function Checks({ options, chosen, onChange }: ChecksProps) {
  return (
    <div className={styles.checks}>
      {options.map(({ id, label }) => (
        <Checkbox
          key={id}
          label={label}
          isChecked={chosen.includes(id)}
          onChange={isChecked => onChange(isChecked ? [...chosen, id] : chosen.filter(other => other !== id))}
        />
      ))}
    </div>
  );
}
