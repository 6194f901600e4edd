/**
 * The tour: a card beside the part of the window it speaks of, which stays usable all the while. It is a
 * region and not a dialog, so that screen readers and the keys of the article go on as ever; Escape ends it
 * from anywhere.
 */
import { Check } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useAnnotations } from '../link/queries.ts';
import { Button } from '../ui/Button.tsx';
import { placeCard } from './card-place.ts';
import { type TourSight, type TourStep, tourSteps } from './steps.ts';
import styles from './Tour.module.css';
import { useSizes, useTarget } from './use-target.ts';

export interface TourProps {
  /** Number of the step, 0-based. */
  readonly step: number;
  /** How the platform writes the keys before a letter. */
  readonly keys: { readonly mod: string; readonly shift: string };
  /** The open article and its focused annotation. */
  readonly document: string | null;
  readonly focused: string | null;
  readonly onStep: (step: number) => void;
  /** Shows what the step is about, where it is hidden. */
  readonly onPrepare: (step: TourStep['id']) => void;
  readonly onEnd: () => void;
  /** Gives the keyboard to the article. */
  readonly onRead: () => void;
}

export function Tour({ step, keys, document: article, focused, ...on }: TourProps) {
  const { onStep, onPrepare, onEnd, onRead } = on;
  const steps = tourSteps(keys.mod, keys.shift);
  const shown = steps[step];
  const annotations = useAnnotations(article).data;
  const isDone = useTask(step, shown, { focused, annotations });
  const card = useRef<HTMLElement>(null);
  const next = useRef<HTMLDivElement>(null);
  const target = useTarget(shown?.target ?? 'main');
  const sizes = useSizes(card);
  const prepare = useRef(onPrepare);
  prepare.current = onPrepare;
  const id = shown?.id;
  useEffect(() => {
    if (id) prepare.current(id);
  }, [id]);
  useEffect(() => next.current?.querySelector('button')?.focus(), []);
  useEndByEscape(onEnd);
  if (!shown) return null;

  const isLast = step === steps.length - 1;
  const { left, top } = placeCard(target, sizes.card, sizes.window);
  return (
    <>
      {target && <div aria-hidden="true" className={styles.ring} style={{ ...target }} />}
      <section
        ref={card}
        aria-label="Tour"
        className={styles.card}
        style={{ left, top }}
        onKeyDown={event => readOn(event, onRead)}
      >
        <div aria-live="polite">
          <p className={styles.count}>
            Step {step + 1} of {steps.length}
          </p>
          <h2 className={styles.title}>{shown.title}</h2>
          <p className={styles.text}>{shown.text}</p>
          {shown.task && (
            <p className={styles.task}>
              {isDone && <Check aria-label="Done:" role="img" />}
              {shown.task.words}
            </p>
          )}
        </div>
        <div ref={next} className={styles.foot}>
          <Button look="primary" size="small" onPress={() => (isLast ? onEnd() : onStep(step + 1))}>
            {isLast ? 'Finish' : 'Next'}
          </Button>
          {step > 0 && (
            <Button size="small" onPress={() => onStep(step - 1)}>
              Previous
            </Button>
          )}
          {!isLast && (
            <Button look="quiet" size="small" onPress={onEnd}>
              End tour
            </Button>
          )}
        </div>
      </section>
    </>
  );
}

/** Whether the task of the step was done since the step began. */
function useTask(step: number, { task }: Partial<TourStep> = {}, now: TourSight): boolean {
  const before = useRef({ step, sight: now });
  const [done, setDone] = useState<ReadonlySet<number>>(new Set());
  if (before.current.step !== step || before.current.sight.annotations === undefined)
    before.current = { step, sight: now };
  const isDone = task?.isDone(now, before.current.sight) ?? false;
  useEffect(() => {
    if (isDone) setDone(known => new Set([...known, step]));
  }, [isDone, step]);
  return done.has(step);
}

/** Before anything else hears it, unless a dialog, menu or list is open, which Escape closes first. */
function useEndByEscape(onEnd: () => void): void {
  const latest = useRef(onEnd);
  latest.current = onEnd;
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing) return;
      if (
        document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], [aria-expanded="true"]')
      )
        return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

/** A letter pressed on the card is meant for the article, whose keys the tour speaks of. */
function readOn(event: KeyboardEvent, onRead: () => void): void {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey } = event;
  const isLetter = (key.length === 1 && key !== ' ') || key === 'F7';
  if (!isLetter || ctrlKey || metaKey || altKey) return;
  event.preventDefault();
  event.stopPropagation();
  onRead();
  const again = new window.KeyboardEvent('keydown', { key, code, shiftKey, bubbles: true, cancelable: true });
  document.activeElement?.dispatchEvent(again);
}
