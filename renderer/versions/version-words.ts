/** A version of an article in words. */
import type { DocumentVersion } from '../../shared/contract/versions.ts';

const HOW: Readonly<Record<DocumentVersion['how'], string>> = {
  import: 'Imported',
  correction: 'Text corrected',
  version: 'New version',
};

export function howWords({ how, file }: DocumentVersion): string {
  if (how === 'correction') return HOW.correction;
  return file === null ? `${HOW[how]}, pasted` : `${HOW[how]} from ${file}`;
}

export function momentWords(time: number): string {
  return new Date(time).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** "1,204 words". */
export function lengthWords({ words }: DocumentVersion): string {
  if (words === null) return 'text not in this workspace';
  return `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`;
}
