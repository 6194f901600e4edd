/** Which backups make way for newer ones, and which never do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Dated, surplus } from '../../../../../electron/core/workspace/backups/rotation.ts';
import { BackupReason } from '../../../../../shared/records/backup.ts';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NOON = new Date(2026, 10, 27, 12).getTime();

const daily = (number: number, at: number): Dated => ({ number, at, reason: 'daily', isSound: true });
const numbers = (backups: readonly Dated[]) => backups.map(({ number }) => number);

/** What is left when one is made `every` ms, `count` times, and each time the surplus is deleted. */
function keptOver(count: number, every: number, clock = (at: number) => at): Dated[] {
  let kept: Dated[] = [];
  for (let i = 0; i < count; i++) {
    kept.push(daily(i + 1, clock(NOON + i * every)));
    const gone = new Set(surplus(kept));
    kept = kept.filter(backup => !gone.has(backup));
  }
  return kept;
}

const anyBackups = fc
  .array(
    fc.record({
      at: fc.integer({ min: 0, max: 4_000 * 24 }).map(hours => NOON - hours * HOUR),
      reason: fc.constantFrom(...BackupReason.options),
      isSound: fc.boolean(),
    }),
    { maxLength: 200 },
  )
  .map(list => list.map((backup, i): Dated => ({ ...backup, number: i + 1 })));

describe('the backups that stay', () => {
  it('are all there are while there are few', () => {
    expect(surplus([])).toEqual([]);
    expect(surplus([daily(1, NOON), daily(2, NOON + DAY)])).toEqual([]);
  });

  it('are the newest of each day', () => {
    const three = [daily(1, NOON), daily(2, NOON + HOUR), daily(3, NOON + DAY)];
    expect(numbers(surplus(three))).toEqual([1]);
  });

  it('reach back nine months by twelve days, ten weeks and nine months, after years of daily work', () => {
    const kept = keptOver(800, DAY);
    const ages = kept.map(({ number }) => 800 - number).sort((a, b) => a - b);
    expect(ages.slice(0, 12)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(kept.length).toBeLessThanOrEqual(31);
    // The last day of the month eight months before this one, which may just have begun.
    expect(ages.at(-1)).toBeGreaterThan(7 * 28);
    const weeks = ages.filter(age => age > 12 && age < 63);
    expect(weeks.length).toBeGreaterThanOrEqual(7);
  });

  it('are not fewer for days without work: the last twelve days that have one count', () => {
    expect(keptOver(12, 20 * DAY)).toHaveLength(12);
  });

  it('survive a clock that was wrong for some days', () => {
    for (const wrong of [-5 * DAY, new Date(2099, 0, 1).getTime()]) {
      const clock = (at: number) => (at > NOON + 20 * DAY && at < NOON + 24 * DAY ? wrong : at);
      // All that was made under the wrong clock counts as one day, of which the newest stays.
      const last = [14, 15, 16, 17, 18, 19, 20, 21, 24, 25, 26, 27, 28, 29, 30];
      expect(numbers(keptOver(30, DAY, clock)).slice(-12)).toEqual(last.slice(-12));
    }
  });
});

describe('whatever there is', () => {
  it('neither the newest, nor a damaged one, nor one that somebody asked for is deleted', () => {
    fc.assert(
      fc.property(anyBackups, backups => {
        const gone = surplus(backups);
        const newest = backups.filter(({ isSound }) => isSound).at(-1);
        expect(gone).not.toContain(newest);
        for (const { isSound, reason } of gone) {
          expect(isSound).toBe(true);
          expect(reason).not.toBe('manual');
        }
      }),
    );
  });

  it('the last twelve made before a merge stay, and the last twelve before a migration', () => {
    fc.assert(
      fc.property(anyBackups, backups => {
        const gone = surplus(backups);
        for (const reason of ['merge', 'migration'] as const) {
          const last = backups.filter(backup => backup.isSound && backup.reason === reason).slice(-12);
          for (const backup of last) expect(gone).not.toContain(backup);
        }
      }),
    );
  });

  it('deleting once is enough, and what is left beside the special ones is at most 31', () => {
    fc.assert(
      fc.property(anyBackups, backups => {
        const gone = new Set(surplus(backups));
        const left = backups.filter(backup => !gone.has(backup));
        expect(surplus(left)).toEqual([]);
        expect(
          left.filter(({ isSound, reason }) => isSound && reason === 'daily').length,
        ).toBeLessThanOrEqual(31);
      }),
    );
  });

  it('damaged ones take the place of no sound one', () => {
    fc.assert(
      fc.property(anyBackups, backups => {
        const sound = backups.filter(({ isSound }) => isSound);
        expect(surplus(backups)).toEqual(surplus(sound));
      }),
    );
  });
});
