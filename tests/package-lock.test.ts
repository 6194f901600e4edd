/** The lock file: what `npm ci` needs of it on a computer that has only Node and the npm registry. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = resolve(import.meta.dirname, '..');
const entry = z.object({
  version: z.string().optional(),
  integrity: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  gypfile: z.boolean().optional(),
});
const { packages } = z
  .object({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const installed = Object.keys(packages).filter(place => place !== '');

/** Whether a package at `place` finds `name` the way Node looks: beside it, then in each folder above. */
function isLocked(place: string, name: string): boolean {
  const own = `${place === '' ? '' : `${place}/`}node_modules/${name}`;
  if (own in packages) return true;
  const above = place.lastIndexOf('node_modules/');
  return place !== '' && isLocked(place.slice(0, Math.max(0, above - 1)), name);
}

describe('the lock file', () => {
  it('names the version of every package and the checksum it must have', () => {
    const loose = installed.filter(place => !(packages[place]?.version && packages[place]?.integrity));
    expect(loose).toEqual([]);
  });

  // npm leaves out what a registry did not have when it was written, and then `npm ci` refuses it everywhere.
  it('holds the programs for every platform, not only for the one it was written on', () => {
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(name => !isLocked(place, name)),
    );
    expect(missing).toEqual([]);
  });

  // npm compiles every package that has a binding.gyp, and reads from the lock file alone which must not be.
  // `npm install` drops the line when it writes the file: put it back by hand.
  it('keeps npm from compiling the database engine, which brings its programs along', () => {
    const native = installed.filter(place => existsSync(join(root, place, 'binding.gyp')));
    expect(native).toContain('node_modules/better-sqlite3');
    expect(native.filter(place => packages[place]?.gypfile !== false)).toEqual([]);
  });
});
