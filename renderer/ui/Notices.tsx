/** Short notices at the foot of the window: what was done, with a way back, or why something could not be. */
import { X } from 'lucide-react';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { Button, IconButton } from './Button.tsx';
import styles from './Notices.module.css';

export interface Notice {
  readonly message: string;
  /** A refusal stays until it is dismissed and is spoken at once. */
  readonly isProblem?: boolean;
  /** Stays until another takes its place: what it tells is not over. */
  readonly isOngoing?: boolean;
  readonly action?: { readonly label: string; readonly onAction: () => void };
}

export interface Notices {
  /** Shows a notice; the same words on show already are not shown twice. */
  show(notice: Notice): void;
  /** Takes away notices whose action is no longer about the last step. */
  expire(): void;
  /** Shows how much of what an ongoing notice is about is done, from 0 to 1. */
  advance(share: number): void;
  /** Says something to screen readers alone. */
  announce(message: string): void;
}

/** How long a notice that asks nothing stays, in ms: time to read it and to reach its button. */
const STAYS = 8_000;

/** Most refusals on show at once; an older one makes way. Of other notices only the last one is shown. */
const MOST = 3;

/** A notice younger than this, in ms, is about the very step whose event comes in. */
const YOUNG = 500;

interface Shown extends Notice {
  readonly id: number;
  /** When it was shown, as `performance.now()`. */
  readonly since: number;
  /** How much of it is done, from 0 to 1. */
  readonly share?: number;
}

const NoticesContext = createContext<Notices | null>(null);

/** @throws Error outside a `NoticesProvider`. */
export function useNotices(): Notices {
  const notices = useContext(NoticesContext);
  if (!notices) throw new Error('There is nowhere to show notices here');
  return notices;
}

export function NoticesProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [spoken, setSpoken] = useState('');
  const next = useRef(0);

  const dismiss = useCallback((id: number) => setShown(list => list.filter(notice => notice.id !== id)), []);
  const show = useCallback(
    (notice: Notice) => {
      const id = next.current++;
      const shownNow = { ...notice, id, since: performance.now() };
      setShown(list => [...list.filter(other => staysBeside(other, notice)), shownNow].slice(-MOST));
      if (!notice.isProblem && !notice.isOngoing) setTimeout(() => dismiss(id), STAYS);
    },
    [dismiss],
  );
  const expire = useCallback(
    () =>
      setShown(list =>
        list.filter(
          ({ action, isOngoing, since }) => !action || isOngoing || performance.now() - since < YOUNG,
        ),
      ),
    [],
  );
  const advance = useCallback(
    (share: number) =>
      setShown(list => list.map(notice => (notice.isOngoing ? { ...notice, share } : notice))),
    [],
  );
  const announce = useCallback((message: string) => {
    // The same words twice are spoken twice only when the text in between was another.
    setSpoken(last => (last === message ? `${message}\u00a0` : message));
  }, []);
  const notices = useMemo(() => ({ show, expire, advance, announce }), [show, expire, advance, announce]);

  return (
    <NoticesContext value={notices}>
      {children}
      <div className="visually-hidden" aria-live="polite" data-react-aria-top-layer="true">
        {spoken}
      </div>
      <section className={styles.stack} aria-label="Notices" data-react-aria-top-layer="true">
        <div aria-live="polite">
          {shown
            .filter(notice => !notice.isProblem)
            .map(notice => (
              <NoticeView key={notice.id} notice={notice} onDismiss={() => dismiss(notice.id)} />
            ))}
        </div>
        <div role="alert">
          {shown
            .filter(notice => notice.isProblem)
            .map(notice => (
              <NoticeView key={notice.id} notice={notice} onDismiss={() => dismiss(notice.id)} />
            ))}
        </div>
      </section>
    </NoticesContext>
  );
}

/** Whether a notice stays when the next one comes: a refusal does, unless it is the same once more. */
function staysBeside(notice: Shown, next: Notice): boolean {
  return Boolean(notice.isProblem) && notice.message !== next.message;
}

function NoticeView({ notice, onDismiss }: { readonly notice: Shown; readonly onDismiss: () => void }) {
  const { message, action, isProblem = false, share } = notice;
  return (
    <div className={`${styles.notice} ${isProblem ? styles.problem : ''}`}>
      <span className={styles.message}>
        {message}
        {share !== undefined && <progress aria-label={message} className={styles.share} value={share} />}
      </span>
      {action && (
        <Button
          look="quiet"
          size="small"
          onPress={() => {
            onDismiss();
            action.onAction();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton size="small" label="Dismiss" icon={<X />} onPress={onDismiss} />
    </div>
  );
}
