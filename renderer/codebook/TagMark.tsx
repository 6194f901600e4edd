/** The small bar in a tag's colour before its name; an outline where it has none. */
import { tagColours } from './colours.ts';
import styles from './TagMark.module.css';

export interface TagMarkProps {
  /** As `#rrggbb`; none for a tag without a colour. */
  readonly colour: string | undefined;
}

export function TagMark({ colour }: TagMarkProps) {
  const isOurs = tagColours.some(({ value }) => value === colour);
  const look = colour === undefined ? styles.none : isOurs ? '' : styles.foreign;
  return (
    <span
      aria-hidden="true"
      className={`${styles.mark} ${look}`}
      style={colour === undefined ? {} : { background: colour }}
    />
  );
}
