/** The small coloured square that stands for a kind of passage, always beside words that say which. */
import styles from './Dot.module.css';

export interface DotProps {
  readonly tone: 'claim' | 'precedent' | 'option';
}

export function Dot({ tone }: DotProps) {
  return <span aria-hidden="true" className={`${styles.dot} ${styles[tone]}`} />;
}
