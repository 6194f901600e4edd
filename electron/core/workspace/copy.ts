/** Whole copies of an open workspace, made by SQLite itself and looked at before they get their name. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { connectReadonly } from './connection.ts';
import type { ReadableDb, WritableDb } from './db.ts';

/**
 * Copies everything that was committed to a new file, of which nothing is seen before it is whole and on disk.
 * @param target A name that is free.
 * @returns whether the copy is whole; one that is not is deleted.
 */
export function copyWhole(db: WritableDb, target: string): boolean {
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    db.prepare('VACUUM INTO ?').run(unfinished);
    sync(unfinished);
    if (!isWhole(unfinished, db)) return false;
    renameSync(unfinished, target);
    return true;
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function isWhole(copy: string, db: ReadableDb): boolean {
  const other = connectReadonly(copy);
  try {
    if (other.pragma('integrity_check', { simple: true }) !== 'ok') return false;
    return sizeOf(other) === sizeOf(db);
  } finally {
    other.close();
  }
}

/** The version of its form and the length of its log: the same in a whole copy. */
function sizeOf(db: ReadableDb): string {
  return `${db.pragma('user_version', { simple: true })} ${db.prepare('SELECT count(*) FROM change').pluck().get()}`;
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
