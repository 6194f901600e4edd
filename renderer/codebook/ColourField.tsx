/** The colour of a tag: one of a few, or none, which shows that of the tag above. */
import { Check, Minus } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { colourName, tagColours } from './colours.ts';
import styles from './Details.module.css';

export interface ColourFieldProps {
  /** Its own colour. */
  readonly colour: string | undefined;
  /** What it is shown in without one. */
  readonly inherited: string | undefined;
  readonly onChange: (colour: string | null) => void;
}

/** Stands for no colour, where a radio needs a value. */
const NONE = 'none';

export function ColourField({ colour, inherited, onChange }: ColourFieldProps) {
  const none = inherited === undefined ? 'No colour' : `As the tag above: ${colourName(inherited)}`;
  return (
    <RadioGroup
      className={styles.field ?? ''}
      orientation="horizontal"
      value={colour ?? NONE}
      onChange={chosen => onChange(chosen === NONE ? null : chosen)}
    >
      <Label className={styles.label ?? ''}>Colour</Label>
      <div className={styles.swatches}>
        <Swatch value={NONE} name={none} background={inherited} />
        {choices(colour).map(({ value, name }) => (
          <Swatch key={value} value={value} name={name} background={value} />
        ))}
      </div>
    </RadioGroup>
  );
}

interface SwatchProps {
  readonly value: string;
  readonly name: string;
  readonly background: string | undefined;
}

function Swatch({ value, name, background }: SwatchProps) {
  const isNone = value === NONE;
  return (
    <Radio
      value={value}
      aria-label={name}
      className={`${styles.swatch} ${isNone ? styles.noColour : ''}`}
      style={isNone ? {} : { background }}
    >
      {({ isSelected }) => (
        <span title={name} aria-hidden="true">
          {isSelected ? <Check /> : isNone ? <Minus /> : null}
        </span>
      )}
    </Radio>
  );
}

/** The palette, with the tag's own colour when it came from elsewhere. */
function choices(own: string | undefined): readonly { value: string; name: string }[] {
  const isOurs = own === undefined || tagColours.some(({ value }) => value === own);
  return isOurs ? tagColours : [...tagColours, { value: own, name: colourName(own) }];
}
