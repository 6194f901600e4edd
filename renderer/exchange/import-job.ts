/** What an import is doing, step by step, for the dialogs to show. */
import type { ImportOutcome, ImportPreview } from '../../shared/contract/imports.ts';

export type ImportJob =
  /** One file is on its way, or being read. */
  | { readonly step: 'reading'; readonly name: string; readonly sent: number; readonly size: number }
  | { readonly step: 'review'; readonly name: string; readonly preview: ImportPreview }
  | { readonly step: 'refused'; readonly message: string }
  /** Many files are on their way in, one after the other. */
  | {
      readonly step: 'batch';
      readonly total: number;
      readonly outcomes: readonly ImportOutcome[];
      /** The file under way; null when all are done or the rest was cancelled. */
      readonly current: string | null;
      readonly isCancelled: boolean;
    }
  /** Text is to be pasted. */
  | { readonly step: 'paste' };

/** How many files came to what end. */
export function tally(outcomes: readonly ImportOutcome[]): Record<ImportOutcome['outcome'], number> {
  const counts = { imported: 0, duplicate: 0, refused: 0 };
  for (const { outcome } of outcomes) counts[outcome]++;
  return counts;
}
