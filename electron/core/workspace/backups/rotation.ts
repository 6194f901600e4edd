/**
 * Which backups make way for newer ones. The newest of each of the last 12 days, 10 weeks and 9 months that have
 * one stay (the numbers are those of Anki), and the last of those made before something large.
 */
import type { Backup } from '../../../../shared/records/backup.ts';

export type Dated = Pick<Backup, 'number' | 'at' | 'reason' | 'isSound'>;

const DAYS = 12;
const WEEKS = 10;
const MONTHS = 9;

/** Of the backups made before a merge, and of those made before a migration, this many stay whatever their age. */
const BEFORE = 12;

/** Hours, minutes and so on of a day, in ms. */
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The backups that may be deleted. Never the newest, never one that somebody asked for, never one that looks
 * damaged: it may be the last trace of something, and it takes the place of no sound one either.
 *
 * Newer means made later, not dated later, so that a clock which was wrong for a while costs nothing: what was
 * made under it counts for the days it was thought to be.
 */
export function surplus<T extends Dated>(backups: readonly T[]): T[] {
  const newestFirst = backups.filter(({ isSound }) => isSound).sort((a, b) => b.number - a.number);
  const kept = new Set<T>([
    ...newestFirst.slice(0, 1),
    ...newestFirst.filter(({ reason }) => reason === 'manual'),
    ...newestFirst.filter(({ reason }) => reason === 'merge').slice(0, BEFORE),
    ...newestFirst.filter(({ reason }) => reason === 'migration').slice(0, BEFORE),
    ...newestOfEach(newestFirst, dayOf, DAYS),
    ...newestOfEach(newestFirst, at => weekOf(dayOf(at)), WEEKS),
    ...newestOfEach(newestFirst, monthOf, MONTHS),
  ]);
  return newestFirst.filter(backup => !kept.has(backup));
}

/** The first of each of the `most` spans that come first. */
function newestOfEach<T extends Dated>(
  newestFirst: readonly T[],
  spanOf: (at: number) => number,
  most: number,
): T[] {
  const newest = new Map<number, T>();
  for (const backup of newestFirst) {
    const span = spanOf(backup.at);
    if (!newest.has(span) && newest.size < most) newest.set(span, backup);
  }
  return [...newest.values()];
}

/** Days from 1970-01-01 to the day it is here at `at` (ms). */
function dayOf(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS;
}

/** Weeks, from Monday to Sunday; 1970 began on a Thursday. */
function weekOf(day: number): number {
  return Math.floor((day + 3) / 7);
}

function monthOf(at: number): number {
  const date = new Date(at);
  return date.getFullYear() * 12 + date.getMonth();
}
