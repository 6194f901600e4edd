import { describe, expect, it } from 'vitest';
import { canRestore, contentWords, restoredName } from '../../../renderer/backups/backup-words.ts';
import type { Backup } from '../../../shared/records/backup.ts';

const facts = { documents: 1, annotations: 1_204, changes: 2_000, bytes: 1_449_984, sha256: 'ab' };
const backup: Backup = {
  file: '/home/ada/backups/000001.postil',
  number: 1,
  at: new Date(2026, 0, 5, 9, 30).getTime(),
  reason: 'daily',
  facts,
  isSound: true,
};

describe('a backup', () => {
  it('says what is in it', () => {
    expect(contentWords(backup)).toBe('1 article · 1,204 annotations · 1.4 MB');
    const sizes = [4096, 312_000, 20_480_000, 3_200_000_000].map(bytes =>
      contentWords({ ...backup, facts: { ...facts, bytes } }),
    );
    expect(sizes.map(words => words.split(' · ')[2])).toEqual(['4.1 kB', '312 kB', '20 MB', '3.2 GB']);
  });

  it('that is damaged says so and is not offered; one of which nothing is known may be tried', () => {
    const damaged = { ...backup, isSound: false };
    const unknown = { ...damaged, facts: null };
    expect(contentWords(damaged)).toContain('Damaged');
    expect(contentWords(unknown)).toContain('not known');
    expect([backup, damaged, unknown].map(canRestore)).toEqual([true, false, true]);
  });

  it('becomes a file named after the workspace and the day, without signs that file systems refuse', () => {
    expect(restoredName('Basin: water/rights?', backup)).toBe('Basin water rights 2026-01-05.postil');
  });
});
