/** The report of an import in words: for the list on the screen, the clipboard and a file. */
import type { BatchJob, BatchOutcome, LeftOut } from './import-job.ts';

export const OUTCOME_WORDS: Readonly<Record<BatchOutcome['outcome'], string>> = {
  imported: 'Imported',
  version: 'New version',
  duplicate: 'Here already',
  refused: 'Refused',
};

/** What needs the analyst comes first; within a kind, the order in which the files came. */
const ORDER: readonly BatchOutcome['outcome'][] = ['duplicate', 'refused', 'version', 'imported'];

/** How many files came to what end. */
export function tally(outcomes: readonly BatchOutcome[]): Record<BatchOutcome['outcome'], number> {
  const counts = { imported: 0, version: 0, duplicate: 0, refused: 0 };
  for (const { outcome } of outcomes) counts[outcome]++;
  return counts;
}

/** Numbers of the rows in the order in which they are read. */
export function readingOrder(outcomes: readonly BatchOutcome[]): number[] {
  const rank = (index: number) => ORDER.indexOf(outcomes[index]?.outcome ?? 'imported');
  return outcomes.map((_, index) => index).sort((a, b) => rank(a) - rank(b) || a - b);
}

/** "2 imported, 1 here already, 1 refused." */
export function summary(outcomes: readonly BatchOutcome[]): string {
  const { imported, version, duplicate, refused } = tally(outcomes);
  const format = (count: number) => count.toLocaleString('en');
  const parts = [
    `${format(imported)} imported`,
    ...(version > 0 ? [version === 1 ? '1 new version' : `${format(version)} new versions`] : []),
    ...(duplicate > 0 ? [`${format(duplicate)} here already`] : []),
    ...(refused > 0 ? [`${format(refused)} refused`] : []),
  ];
  return `${parts.join(', ')}.`;
}

/** "Only the first 5,000 files were taken; 12 were left out, from “z/last.txt” on." */
export function leftOutWords({ count, isMore, first }: LeftOut, taken: number): string {
  const more = `${isMore ? 'more than ' : ''}${count.toLocaleString('en')} ${count === 1 ? 'was' : 'were'}`;
  return `Only the first ${taken.toLocaleString('en')} files were taken; ${more} left out, from “${first}” on.`;
}

/** The words of one line, besides what became of it: a title and what is to be said about it, or the refusal. */
export function linesOf(outcome: BatchOutcome): { readonly main: string; readonly notes: readonly string[] } {
  switch (outcome.outcome) {
    case 'refused':
      return { main: outcome.error, notes: [] };
    case 'duplicate': {
      const what = outcome.by === 'source' ? 'the same file' : 'the same words';
      return { main: outcome.title, notes: [`${outcome.file}: ${what}`] };
    }
    case 'version':
      return { main: outcome.title, notes: [outcome.file] };
    case 'imported': {
      const { like } = outcome;
      const sign = like?.by === 'address' ? 'the same address' : 'the same title and publication';
      const likeness = like ? [`Looks like another version of “${like.title}”: ${sign}.`] : [];
      return { main: outcome.title, notes: [outcome.file, ...likeness, ...outcome.warnings] };
    }
  }
}

/** The whole report as text. */
export function reportText({ rows, isCancelled, failure, leftOut, total }: BatchJob): string {
  const outcomes = rows.map(({ outcome }) => outcome);
  const lines = readingOrder(outcomes).flatMap(index => {
    const outcome = outcomes[index];
    if (!outcome) return [];
    const { main, notes } = linesOf(outcome);
    return [`${OUTCOME_WORDS[outcome.outcome]}: ${main}`, ...notes.map(note => `    ${note}`)];
  });
  const head = [
    summary(outcomes),
    ...(isCancelled ? ['The rest was stopped.'] : []),
    ...(failure === null ? [] : [`The rest was stopped: ${failure}.`]),
    ...(leftOut ? [leftOutWords(leftOut, total)] : []),
  ];
  return `${[head.join(' '), '', ...lines].join('\n')}\n`;
}
