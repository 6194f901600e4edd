/** Whether the share is sealed, and with what. */
import { Radios, TextField } from '../ui/Field.tsx';
import type { ShareChoices } from './share-choices.ts';

export interface ShareSealingProps {
  readonly choices: ShareChoices;
  readonly onChange: (choices: ShareChoices) => void;
}

export function ShareSealing({ choices, onChange }: ShareSealingProps) {
  const { seal, passphrase, keys } = choices;
  return (
    <>
      <Radios
        label="Seal"
        look="segments"
        value={seal}
        options={[
          { id: 'none', label: 'Not sealed' },
          { id: 'passphrase', label: 'With a passphrase…' },
          { id: 'keys', label: 'For keys…' },
        ]}
        onChange={next => onChange({ ...choices, seal: next })}
      />
      {seal === 'passphrase' && (
        <TextField
          label="Passphrase"
          value={passphrase}
          onChange={typed => onChange({ ...choices, passphrase: typed })}
          direction="ltr"
          hint="Six words or more. Tell your colleague another way than with the file; without it nobody opens it."
        />
      )}
      {seal === 'keys' && (
        <TextField
          label="Public keys"
          value={keys}
          onChange={typed => onChange({ ...choices, keys: typed })}
          direction="ltr"
          hint="Keys of age, beginning with age1, with a space between them. Only their owners can open the file."
        />
      )}
    </>
  );
}
