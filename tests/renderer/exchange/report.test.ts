import { describe, expect, it } from 'vitest';
import { type BatchJob, type BatchOutcome, withOutcome } from '../../../renderer/exchange/import-job.ts';
import { leftOutWords, readingOrder, reportText, summary } from '../../../renderer/exchange/report.ts';

const id = '01900000-0000-7000-8000-000000000001';
const imported: BatchOutcome = {
  outcome: 'imported',
  file: 'new.txt',
  id,
  title: 'New',
  words: 3,
  warnings: ['The encoding was guessed'],
  like: { id, title: 'Old', by: 'address' },
};
const duplicate: BatchOutcome = { outcome: 'duplicate', file: 'again.txt', id, title: 'Old', by: 'text' };
const refused: BatchOutcome = { outcome: 'refused', file: 'a.png', error: 'Cannot import (a.png): no text' };

const job = (...outcomes: BatchOutcome[]): BatchJob => ({
  step: 'batch',
  total: outcomes.length,
  rows: outcomes.map((outcome, number) => ({ number, outcome, file: new File([], outcome.file) })),
  current: null,
  isCancelled: false,
  failure: null,
  isAside: false,
  leftOut: null,
});

describe('the report of an import', () => {
  it('sums up what became of the files', () => {
    expect(summary([imported, imported, duplicate, refused])).toBe('2 imported, 1 here already, 1 refused.');
    expect(summary([])).toBe('0 imported.');
  });

  it('shows first what needs a decision', () => {
    expect(readingOrder([imported, refused, duplicate, imported])).toEqual([2, 1, 0, 3]);
  });

  it('tells everything as text: files, reasons, warnings, likeness', () => {
    expect(reportText(job(imported, duplicate, refused))).toBe(
      [
        '1 imported, 1 here already, 1 refused.',
        '',
        'Here already: Old',
        '    again.txt: the same words',
        'Refused: Cannot import (a.png): no text',
        'Imported: New',
        '    new.txt',
        '    Looks like another version of “Old”: the same address.',
        '    The encoding was guessed',
        '',
      ].join('\n'),
    );
  });

  it('says what was stopped and what was left out', () => {
    const leftOut = { count: 1_200, isMore: false, first: 'z/last.txt' };
    const text = reportText({ ...job(imported), total: 5_000, isCancelled: true, leftOut });
    expect(text).toContain('The rest was stopped.');
    const failed = reportText({ ...job(imported), failure: 'Cannot save (a.postil): the disk is full' });
    expect(failed).toContain('The rest was stopped: Cannot save (a.postil): the disk is full.');
    expect(text).toContain(
      'Only the first 5,000 files were taken; 1,200 were left out, from “z/last.txt” on.',
    );
    expect(leftOutWords({ ...leftOut, isMore: true }, 5_000)).toContain('more than 1,200');
  });

  it('changes one line when the analyst decides', () => {
    const version: BatchOutcome = { outcome: 'version', file: 'again.txt', id, title: 'Old' };
    const after = withOutcome({ report: job(imported, duplicate), row: 1 }, version);
    expect(after.rows.map(({ outcome }) => outcome)).toEqual([imported, version]);
    expect(summary(after.rows.map(({ outcome }) => outcome))).toBe('1 imported, 1 new version.');
  });
});
