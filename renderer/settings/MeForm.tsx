/** Who annotates on this computer: a name, its initials, a colour. */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { initialsOf, PersonDetails } from '../../shared/records/person.ts';
import { colourOf, personColours } from '../../shared/records/person-colours.ts';
import { TextField } from '../ui/Field.tsx';
import styles from './MeForm.module.css';

export interface MeFormProps {
  readonly me: PersonDetails;
  readonly onChange: (me: PersonDetails) => void;
  readonly autoFocus?: boolean;
}

/** Whether the details can be kept. */
export function isComplete(me: PersonDetails): boolean {
  return PersonDetails.safeParse(me).success;
}

/** The details after the name changed: initials and colour follow it until they were chosen by hand. */
export function renamed(me: PersonDetails, name: string): PersonDetails {
  const followsInitials = me.initials === '' || me.initials === initialsOf(me.name);
  const followsColour = me.colour === colourOf(me.name);
  return {
    name,
    initials: followsInitials ? initialsOf(name) : me.initials,
    colour: followsColour ? colourOf(name) : me.colour,
  };
}

export function MeForm({ me, onChange, autoFocus = false }: MeFormProps) {
  return (
    <div className={styles.form}>
      <div className={styles.row}>
        <TextField
          label="Your name"
          value={me.name}
          onChange={name => onChange(renamed(me, name))}
          autoFocus={autoFocus}
          problem={me.name.trim() === '' ? 'Write a name' : null}
        />
        <TextField
          label="Initials"
          value={me.initials}
          onChange={initials => onChange({ ...me, initials: initials.slice(0, 4) })}
        />
      </div>
      <RadioGroup
        className={styles.colours ?? ''}
        value={me.colour}
        onChange={colour => onChange({ ...me, colour })}
        orientation="horizontal"
      >
        <Label className={styles.label ?? ''}>Colour</Label>
        <div className={styles.swatches}>
          {swatches(me.colour).map(({ value, name }) => (
            <Radio
              key={value}
              value={value}
              aria-label={name}
              className={styles.swatch ?? ''}
              style={{ background: value }}
            >
              <span aria-hidden="true">{value === me.colour ? me.initials.trim() || '•' : ''}</span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </div>
  );
}

/** The colours to choose from, with the person's own when it is another. */
function swatches(own: string): readonly { value: string; name: string }[] {
  const isKnown = personColours.some(({ value }) => value === own);
  return isKnown ? personColours : [{ value: own, name: 'Your colour' }, ...personColours];
}
