/** What belongs to this copy of the file and is never merged: its device. */
import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import type { ReadableDb, WritableDb } from './db.ts';

/** `unseen` is set while changes are here that this device cannot yet be said to have seen. */
type Key = 'device' | 'identity' | 'unseen';

export function readLocal(db: ReadableDb, key: Key): string | undefined {
  const value = db.prepare<[string], string>('SELECT value FROM local WHERE key = ?').pluck().get(key);
  return typeof value === 'string' ? value : undefined;
}

export function writeLocal(db: WritableDb, key: Key, value: string): void {
  db.prepare(
    'INSERT INTO local (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  ).run(key, value);
}

export function forgetLocal(db: WritableDb, key: Key): void {
  db.prepare('DELETE FROM local WHERE key = ?').run(key);
}

/** 128 random bits as 22 characters of base64url. */
export function newDevice(): string {
  return randomBytes(16).toString('base64url');
}

/**
 * Tells this file from a copy of it: where it lies and which file it is. A copy has another path or inode, so
 * it gets a device of its own before it writes; two copies that wrote as one device could never be merged.
 */
export function identityOf(path: string): string {
  const { dev, ino } = statSync(path, { bigint: true });
  return JSON.stringify([path, String(dev), String(ino)]);
}

/** The device this copy writes as: the stored one, or a new one when the file was copied or moved. */
export function deviceFor(db: ReadableDb, path: string): string {
  const device = readLocal(db, 'device');
  return device !== undefined && readLocal(db, 'identity') === identityOf(path) ? device : newDevice();
}
