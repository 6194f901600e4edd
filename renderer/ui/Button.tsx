/** Buttons: with words, and with an icon whose words are its name and its tooltip. */
import type { ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  /** `primary` is the one thing a screen or dialog is for; `quiet` has no border until it is pointed at. */
  readonly look?: 'plain' | 'primary' | 'quiet' | 'danger';
  /** `small` fits into a line of text. */
  readonly size?: 'medium' | 'small';
}

export function Button({ look = 'plain', size = 'medium', ...props }: ButtonProps) {
  return <AriaButton {...props} className={`${styles.button} ${styles[look] ?? ''} ${styles[size] ?? ''}`} />;
}

export interface IconButtonProps
  extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** The accessible name. */
  readonly label: string;
  /** Shown on hover and focus; the name when absent, nothing when null. */
  readonly tip?: ReactNode;
  readonly icon: ReactNode;
  readonly size?: 'medium' | 'small';
}

/** How long the pointer rests before a tooltip shows, in ms: long enough not to flicker when passing over. */
const TIP_DELAY = 500;

export function IconButton({ label, tip, icon, size = 'medium', ...props }: IconButtonProps) {
  const button = (
    <AriaButton
      {...props}
      aria-label={label}
      className={`${styles.button} ${styles.icon} ${styles[size] ?? ''}`}
    >
      {icon}
    </AriaButton>
  );
  if (tip === null) return button;
  return (
    <TooltipTrigger delay={TIP_DELAY}>
      {button}
      <Tooltip className={styles.tip ?? ''} offset={6}>
        {tip ?? label}
      </Tooltip>
    </TooltipTrigger>
  );
}
