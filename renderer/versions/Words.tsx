/** Words with what is gone from them and what is new, as struck out and underlined. */
import { useMemo } from 'react';
import styles from './Words.module.css';
import { type Piece, wordChanges } from './word-changes.ts';

export interface WordsProps {
  readonly before: string;
  readonly after: string;
  readonly language?: string | undefined;
  /** Show only what was before, or only what is now; both when absent. */
  readonly side?: 'before' | 'after';
}

export function Words({ before, after, language, side }: WordsProps) {
  const pieces = useMemo(() => wordChanges(before, after, language), [before, after, language]);
  const hidden = side === 'before' ? 'new' : side === 'after' ? 'gone' : null;
  return pieces
    .filter(({ change }) => change !== hidden)
    .map((piece, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of two texts never change.
      <PieceView key={index} piece={piece} />
    ));
}

function PieceView({ piece: { text, change } }: { readonly piece: Piece }) {
  if (change === 'gone') return <del className={styles.gone}>{text}</del>;
  if (change === 'new') return <ins className={styles.fresh}>{text}</ins>;
  return text;
}
