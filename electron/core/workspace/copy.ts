/** Whole copies of an open workspace, made by SQLite itself and looked at before they get their name. */
import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs';
import { connectReadonly } from './connection.ts';
import type { ReadableDb } from './db.ts';
import { countChanges } from './figures.ts';
import { giveName } from './free-name.ts';

/** How a copy is called until it is whole. */
export const UNFINISHED = '.unfinished';

/**
 * Copies everything that was committed to a new file, of which nothing is seen before it is whole and on disk.
 * Works from a connection that only reads, while others write: the copy is then that of some moment meanwhile.
 * @param target A name that is free; taken meanwhile, it is left as it is.
 * @param what What could not be done, for the fault: "Cannot rescue the workspace".
 * @returns whether the copy is whole; one that is not is deleted.
 * @throws Fault `workspace.exists`
 */
export function copyWhole(db: ReadableDb, target: string, what: string): boolean {
  const unfinished = `${target}${UNFINISHED}`;
  rmSync(unfinished, { force: true });
  try {
    const least = countChanges(db);
    vacuumInto(db, unfinished);
    const most = countChanges(db);
    sync(unfinished);
    if (!isWhole(unfinished, { version: versionOf(db), least, most })) return false;
    giveName(unfinished, target, target, what);
    return true;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** A connection set to read only refuses even this, which writes nothing but the new file. */
function vacuumInto(db: ReadableDb, file: string): void {
  const wasQueryOnly = db.pragma('query_only', { simple: true }) === 1;
  db.pragma('query_only = OFF');
  try {
    db.prepare('VACUUM INTO ?').run(file);
  } finally {
    if (wasQueryOnly) db.pragma('query_only = ON');
  }
}

interface Expected {
  readonly version: number;
  /** Length of the log before the copy was begun, and after; it only grows. */
  readonly least: number;
  readonly most: number;
}

function isWhole(copy: string, { version, least, most }: Expected): boolean {
  const other = connectReadonly(copy);
  try {
    if (other.pragma('integrity_check', { simple: true }) !== 'ok') return false;
    const changes = countChanges(other);
    return versionOf(other) === version && least <= changes && changes <= most;
  } finally {
    other.close();
  }
}

function versionOf(db: ReadableDb): number {
  return Number(db.pragma('user_version', { simple: true }));
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
