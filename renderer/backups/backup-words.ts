/** A backup in words. */
import type { Backup, BackupReason } from '../../shared/records/backup.ts';
import { WORKSPACE_EXTENSION } from '../../shared/records/workspace.ts';
import { asFileName } from '../exchange/paths.ts';
import { counted } from '../ui/counted.ts';

const WHY: Readonly<Record<BackupReason, string>> = {
  daily: 'By itself',
  manual: 'Asked for',
  merge: 'Before a merge',
  migration: 'Before a new file format',
};

export function whyWords({ reason }: Backup): string {
  return WHY[reason];
}

/** "2 articles · 26 annotations · 1.4 MB"; what is the matter with one that is not as it was made. */
export function contentWords({ facts, isSound }: Backup): string {
  if (facts === null) return 'What is in it is not known; restoring checks it';
  if (!isSound) return 'Damaged: the file has changed since it was made';
  const { documents, annotations, bytes } = facts;
  return [counted(documents, 'article'), counted(annotations, 'annotation'), sizeWords(bytes)].join(' · ');
}

/** Whether there is a point in trying to restore it. */
export function canRestore({ facts, isSound }: Backup): boolean {
  return isSound || facts === null;
}

/** A free-standing name for the workspace made of a backup: "Basin 2026-11-28.postil", the day as it is here. */
export function restoredName(workspace: string, { at }: Backup): string {
  const date = new Date(at);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map(part => String(part).padStart(2, '0'))
    .join('-');
  return `${asFileName(`${workspace} ${day}`)}${WORKSPACE_EXTENSION}`;
}

const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** "312 kB", "1.4 MB": at most two digits after the first unit that fits, in thousands. */
function sizeWords(bytes: number): string {
  let size = bytes / 1000;
  let unit = 0;
  for (; size >= 1000 && unit < UNITS.length - 1; unit++) size /= 1000;
  const digits = size < 10 ? 1 : 0;
  return `${size.toLocaleString('en', { maximumFractionDigits: digits })} ${UNITS[unit] ?? ''}`;
}
