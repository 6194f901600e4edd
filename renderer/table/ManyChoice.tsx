/** Choosing several of many by some letters of their names; Enter puts one in or takes it out. */
import { useState } from 'react';
import { Suggest } from '../ui/Suggest.tsx';

export interface ManyOption {
  readonly id: string;
  readonly label: string;
  /** Names of what it lies below. */
  readonly above: readonly string[];
}

export interface ManyChoiceProps {
  readonly label: string;
  readonly options: readonly ManyOption[];
  readonly chosen: readonly string[];
  /** Said when nothing has the letters. */
  readonly none: string;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Most that are listed: more are found by typing. */
const MOST = 100;

export function ManyChoice({ label, options, chosen, none, onChange }: ManyChoiceProps) {
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLocaleLowerCase();
  const found = options.filter(option => option.label.toLocaleLowerCase().includes(wanted));
  // The chosen ones first, so that they are seen however many there are.
  const isChosen = (option: ManyOption) => chosen.includes(option.id);
  const listed = [...found.filter(isChosen), ...found.filter(option => !isChosen(option))].slice(0, MOST);
  return (
    <Suggest
      look="open"
      label={label}
      placeholder={label}
      autoFocus
      typed={typed}
      onType={setTyped}
      none={none}
      suggestions={listed.map(option => ({
        id: option.id,
        label: option.label,
        ...(option.above.length > 0 ? { above: `${option.above.join(' › ')} ›` } : {}),
        ...(isChosen(option) ? { sign: '✓' as const, signName: 'chosen' } : {}),
      }))}
      onChoose={id => onChange(chosen.includes(id) ? chosen.filter(other => other !== id) : [...chosen, id])}
    />
  );
}
