/** Settings of this computer. What concerns the look applies at once; the name when it is left. */
import { useState } from 'react';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import type { Appearance, Settings } from '../../shared/records/settings.ts';
import { useSetAppearance } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Checkbox, Radios } from '../ui/Field.tsx';
import { isComplete, MeForm } from './MeForm.tsx';
import { useSetMe } from './me.ts';
import styles from './SettingsDialog.module.css';

const THEMES = [
  { id: 'system', label: 'System' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const satisfies readonly { id: Appearance['theme']; label: string }[];

const TYPEFACES = [
  { id: 'serif', label: 'Serif' },
  { id: 'sans', label: 'Sans serif' },
] as const satisfies readonly { id: Appearance['typeface']; label: string }[];

const WIDTHS = [
  { id: 'narrow', label: 'Narrow' },
  { id: 'medium', label: 'Medium' },
  { id: 'wide', label: 'Wide' },
] as const satisfies readonly { id: Appearance['lineWidth']; label: string }[];

const COLOURS = [
  { id: 'kind', label: 'Kind' },
  { id: 'person', label: 'Person' },
] as const satisfies readonly { id: Appearance['highlightColours']; label: string }[];

export interface SettingsDialogProps {
  readonly settings: Settings;
  readonly onClose: () => void;
}

export function SettingsDialog({ settings, onClose }: SettingsDialogProps) {
  const { appearance } = settings;
  const setAppearance = useSetAppearance();
  const setMe = useSetMe();
  const [me, change] = useState(settings.me);
  const isChanged =
    me.name !== settings.me.name || me.initials !== settings.me.initials || me.colour !== settings.me.colour;
  const close = async () => {
    if (!isChanged || !isComplete(me) || (await setMe(me))) onClose();
  };
  return (
    <Dialog
      title="Settings"
      size="small"
      onClose={() => void close()}
      footer={
        <Button look="primary" isDisabled={!isComplete(me)} onPress={() => void close()}>
          Done
        </Button>
      }
    >
      <MeForm me={me} onChange={details => change({ ...me, ...details })} />
      <Radios
        label="Theme"
        look="segments"
        value={appearance.theme}
        options={THEMES}
        onChange={theme => setAppearance({ theme })}
      />
      <Checkbox
        label="High contrast"
        isChecked={appearance.isHighContrast}
        onChange={isHighContrast => setAppearance({ isHighContrast })}
      />
      <Radios
        label="Colour highlights by"
        look="segments"
        value={appearance.highlightColours}
        options={COLOURS}
        onChange={highlightColours => setAppearance({ highlightColours })}
      />
      <Radios
        label="Typeface of the article"
        look="segments"
        value={appearance.typeface}
        options={TYPEFACES}
        onChange={typeface => setAppearance({ typeface })}
      />
      <Radios
        label="Width of the article"
        look="segments"
        value={appearance.lineWidth}
        options={WIDTHS}
        onChange={lineWidth => setAppearance({ lineWidth })}
      />
      <TextSize
        value={appearance.textSize}
        face={appearance.typeface}
        onChange={textSize => setAppearance({ textSize })}
      />
    </Dialog>
  );
}

interface TextSizeProps {
  readonly value: number;
  readonly face: Appearance['typeface'];
  readonly onChange: (value: number) => void;
}

function TextSize({ value, face, onChange }: TextSizeProps) {
  const [shown, setShown] = useState(value);
  return (
    <Slider
      className={styles.slider ?? ''}
      minValue={12}
      maxValue={32}
      step={0.5}
      value={shown}
      onChange={next => setShown(Number(next))}
      onChangeEnd={next => onChange(Number(next))}
    >
      <Label className={styles.label ?? ''}>Text size in the article</Label>
      <SliderOutput className={styles.output ?? ''}>{`${shown} px`}</SliderOutput>
      <SliderTrack className={styles.track ?? ''}>
        <SliderThumb className={styles.thumb ?? ''} />
      </SliderTrack>
      <p className={`${styles.sample} ${styles[face]}`} style={{ fontSize: shown }}>
        Publish the gauge readings.
      </p>
    </Slider>
  );
}
