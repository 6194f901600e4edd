/** The edge between two panes: dragged, or moved with the arrow keys; a double click restores its width. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import styles from './Splitter.module.css';

export interface SplitterProps {
  readonly label: string;
  /** Id of the pane whose width it sets. */
  readonly controls: string;
  /** Side of the window the pane is on. */
  readonly side: 'start' | 'end';
  /** Widths in CSS pixels. */
  readonly width: number;
  readonly least: number;
  readonly most: number;
  readonly usual: number;
  /** While it moves. */
  readonly onChange: (width: number) => void;
  /** When it was let go: the width to remember. */
  readonly onSettle: (width: number) => void;
}

/** Pixels a key press moves the edge. */
const STEP = 16;

export function Splitter(props: SplitterProps) {
  const { label, controls, side, width, least, most, usual, onChange, onSettle } = props;
  const start = useRef<{ x: number; width: number } | null>(null);
  const [isDragged, setDragged] = useState(false);
  const sign = side === 'start' ? 1 : -1;
  const within = (value: number) => Math.round(Math.min(most, Math.max(least, value)));
  const settle = (value: number) => {
    onChange(within(value));
    onSettle(within(value));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = targetOf(event.key, { width, least, most, usual, sign });
    if (target === null) return;
    event.preventDefault();
    settle(target);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
    setDragged(true);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (start.current) onChange(within(start.current.width + sign * (event.clientX - start.current.x)));
  };
  const onPointerUp = () => {
    if (start.current) onSettle(width);
    start.current = null;
    setDragged(false);
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget; an hr is not.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      className={`${styles.splitter} ${isDragged ? styles.dragged : ''}`}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onDoubleClick={() => settle(usual)}
    />
  );
}

function targetOf(
  key: string,
  {
    width,
    least,
    most,
    usual,
    sign,
  }: { width: number; least: number; most: number; usual: number; sign: number },
): number | null {
  switch (key) {
    case 'ArrowLeft':
      return width - sign * STEP;
    case 'ArrowRight':
      return width + sign * STEP;
    case 'Home':
      return least;
    case 'End':
      return most;
    case 'Enter':
      return usual;
    default:
      return null;
  }
}
