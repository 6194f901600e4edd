/** The digit that applies a tag in the reader; one that another tag has is taken from it, and the list says so. */
import { Select } from '../ui/Select.tsx';
import type { Codebook } from './codebook.ts';

export interface DigitFieldProps {
  readonly codebook: Codebook;
  readonly tag: string;
  readonly onChange: (digit: string | null) => void;
}

export function DigitField({ codebook, tag, onChange }: DigitFieldProps) {
  const options = [...'1234567890'].map(digit => {
    const holder = codebook.tagOfDigit(digit);
    const isFree = !holder || holder.id === tag;
    return { id: digit, label: isFree ? digit : `${digit}, now of “${holder.name}”` };
  });
  return (
    <Select
      label="Key in the reader"
      look="field"
      placeholder="None"
      none="None"
      options={options}
      value={codebook.digitOf(tag) ?? null}
      onChange={onChange}
    />
  );
}
