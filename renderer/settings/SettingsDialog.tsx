/** Settings of this computer. What concerns the look applies at once; the name when it is left. */
import { useState } from 'react';
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components';
import type { Appearance, Settings } from '../../shared/records/settings.ts';
import { useSetAppearance } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Radios } from '../ui/Field.tsx';
import { isComplete, MeForm } from './MeForm.tsx';
import { useSetMe } from './me.ts';
import styles from './SettingsDialog.module.css';

const THEMES = [
  { id: 'system', label: 'System' },
  { id: 'light', label: 'Light' },
  { id: 'dark', label: 'Dark' },
] as const satisfies readonly { id: Appearance['theme']; label: string }[];

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
      <TextSize value={appearance.textSize} onChange={textSize => setAppearance({ textSize })} />
    </Dialog>
  );
}

interface TextSizeProps {
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function TextSize({ value, onChange }: TextSizeProps) {
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
      <p className={styles.sample} style={{ fontSize: shown }}>
        Publish the gauge readings.
      </p>
    </Slider>
  );
}
