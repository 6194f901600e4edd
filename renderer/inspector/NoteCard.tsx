/** The note of an annotation: kept when it is left and when typing pauses. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { AnnotationPatch } from '../../shared/records/annotation.ts';
import fields from './Fields.module.css';
import styles from './Inspector.module.css';

/** How long typing pauses before the note is kept, in ms: each keeping is one step of undo. */
const PAUSE = 1_500;

export interface NoteCardProps {
  /** The empty string when there is none. */
  readonly note: string;
  readonly onSave: (patch: AnnotationPatch) => void;
  /** Whether the field is to get the focus. */
  readonly isWanted: boolean;
  readonly onReached: () => void;
}

export function NoteCard({ note, onSave, isWanted, onReached }: NoteCardProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(note);
  const kept = useRef(note);
  const latest = useRef({ typed, onSave });
  latest.current = { typed, onSave };

  useEffect(() => {
    // What came back is what was kept, or a change from elsewhere while nothing is being typed.
    if (latest.current.typed.trim() === kept.current || document.activeElement !== field.current) {
      if (latest.current.typed.trim() !== note) setTyped(note);
    }
    kept.current = note;
  }, [note]);

  useEffect(() => {
    if (!isWanted) return;
    field.current?.focus();
    onReached();
  }, [isWanted, onReached]);

  useEffect(() => {
    if (typed.trim() === kept.current) return;
    const timer = setTimeout(() => keep(latest.current, kept), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);

  // An annotation left while typing pauses keeps its note too.
  useEffect(() => () => keep(latest.current, kept), []);

  return (
    <section aria-label="Note" className={styles.card}>
      <label htmlFor="annotation-note" className={styles.heading}>
        Note
      </label>
      <textarea
        ref={field}
        id="annotation-note"
        className={fields.note}
        rows={2}
        dir="auto"
        placeholder="Add a note…"
        value={typed}
        onChange={event => setTyped(event.target.value)}
        onBlur={() => keep(latest.current, kept)}
        onKeyDown={event => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
    </section>
  );
}

function keep(
  { typed, onSave }: { readonly typed: string; readonly onSave: NoteCardProps['onSave'] },
  kept: RefObject<string>,
): void {
  const note = typed.trim();
  if (note === kept.current) return;
  kept.current = note;
  onSave({ note: note === '' ? null : note });
}
