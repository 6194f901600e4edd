/** What the window shows when there is no engine to talk to. */
import { Button } from '../ui/Button.tsx';
import styles from './Stopped.module.css';

export interface StoppedProps {
  /** Sentences for the person: what happened, and what to do. */
  readonly why: string;
}

/** The whole window, when it could not connect at all. */
export function Stopped({ why }: StoppedProps) {
  return (
    <main className={styles.page} aria-label="Not connected">
      <p className={styles.brand}>
        Postil<span>.</span>
      </p>
      <h1 className={styles.title}>This window is not connected</h1>
      <p>{why}</p>
    </main>
  );
}

/** A bar over the window, when the connection was lost while working. */
export function LostBanner({ why }: StoppedProps) {
  return (
    <div role="alert" className={styles.banner}>
      <span>{why}</span>
      <Button size="small" onPress={() => location.reload()}>
        Load again
      </Button>
    </div>
  );
}
