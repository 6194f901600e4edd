/** A key of the keyboard, as it is printed on it. */
import type { ReactNode } from 'react';
import styles from './Key.module.css';

export function Key({ children }: { readonly children: ReactNode }) {
  return <kbd className={styles.key}>{children}</kbd>;
}
