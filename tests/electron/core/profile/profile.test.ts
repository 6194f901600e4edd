import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Profile, profileFolder } from '../../../../electron/core/profile/profile.ts';

let folder: string;
let warnings: string[];
const start = () => new Profile(folder, message => warnings.push(message));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'postil-profile-'));
  warnings = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('Profile', () => {
  it('keeps one person from the first start on', () => {
    const first = start().me;
    expect(start().me).toEqual(first);
  });

  it('remembers a confirmed name and the look', () => {
    const profile = start();
    profile.setMe({ name: 'Amina Rahman', initials: 'AR', colour: '#0b63a5' });
    profile.update({ appearance: { ...profile.settings.appearance, theme: 'dark' } });
    const again = start();
    expect(again.me).toMatchObject({ name: 'Amina Rahman' });
    expect(again.settings).toMatchObject({ isMeConfirmed: true, appearance: { theme: 'dark' } });
  });

  it('lists a workspace once, the newest first, and no more than twelve', () => {
    const profile = start();
    for (let i = 0; i < 15; i++) profile.remember({ path: `/w/${i}.postil`, name: `${i}`, openedAt: i });
    profile.remember({ path: '/w/10.postil', name: '10', openedAt: 99 });
    const paths = profile.settings.recent.map(recent => recent.path);
    expect(paths).toHaveLength(12);
    expect(paths.slice(0, 2)).toEqual(['/w/10.postil', '/w/14.postil']);
  });

  it('keeps the settings of an earlier Postil, with what it did not know yet at its default', () => {
    const before = start().update({ isMeConfirmed: true });
    const { isHighContrast: _, ...appearance } = { ...before.appearance, theme: 'dark' };
    writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...before, appearance }));
    const { settings } = start();
    expect(settings).toMatchObject({
      isMeConfirmed: true,
      appearance: { theme: 'dark', isHighContrast: false },
    });
    expect(warnings).toEqual([]);
  });

  it('starts anew with a warning when the settings cannot be understood, and keeps the old ones', () => {
    writeFileSync(join(folder, 'settings.json'), '{"me": 3');
    expect(start().settings.isMeConfirmed).toBe(false);
    expect(warnings[0]).toContain('settings.damaged.json');
    expect(readFileSync(join(folder, 'settings.damaged.json'), 'utf8')).toBe('{"me": 3');
  });

  it('leaves no temporary file behind', () => {
    start().update({ isMeConfirmed: true });
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });

  it('still starts where nothing can be written, and says so', () => {
    // A file where the folder should be refuses everyone, the administrator included.
    const taken = join(folder, 'taken');
    writeFileSync(taken, '');
    const profile = new Profile(join(taken, 'postil'), message => warnings.push(message));
    expect(profile.me.name).not.toBe('');
    expect(warnings[0]).toContain(`Cannot write the settings (${join(taken, 'postil', 'settings.json')})`);
  });
});

describe('profileFolder', () => {
  it('follows POSTIL_HOME before the custom of the system', () => {
    expect(profileFolder({ POSTIL_HOME: '/p' }, 'linux')).toBe('/p');
    expect(profileFolder({ XDG_CONFIG_HOME: '/c' }, 'linux')).toBe('/c/postil');
    expect(profileFolder({}, 'darwin')).toMatch(/Library\/Application Support\/Postil$/);
    expect(profileFolder({ APPDATA: '/a' }, 'win32')).toBe('/a/Postil');
  });
});

describe('What is remembered of articles and workspaces', () => {
  it('forgets those left longest ago once there are two thousand', () => {
    const { reading } = start();
    for (let i = 0; i < 2_003; i++) reading.keep(`d${i}`, i + 1);
    reading.keep('d3', 99);
    const again = start().reading;
    expect(again.of('d2')).toBeNull();
    expect(again.of('d3')).toBe(99);
    expect(again.of('d2002')).toBe(2_003);
  });

  it('starts anew, and says so, where the file cannot be understood', () => {
    writeFileSync(join(folder, 'reading.json'), '{"not": "places"}');
    expect(start().reading.of('d1')).toBeNull();
    expect(warnings.join()).toContain('reading.json');
  });

  it('keeps the library of each workspace, and passes over one that a newer Postil wrote', () => {
    const view = { order: 'title', status: 'unread', kind: null, person: null, collection: null } as const;
    const { libraries } = start();
    libraries.keep('/a.postil', view);
    libraries.keep('/b.postil', { ...view, order: 'status' });
    libraries.keep('/b.postil', null);
    expect(start().libraries.of('/a.postil')).toEqual(view);
    expect(start().libraries.of('/b.postil')).toBeNull();
    const file = join(folder, 'libraries.json');
    const newer = JSON.stringify([
      ['/a.postil', view],
      ['/c.postil', { ...view, order: 'by mood' }],
    ]);
    writeFileSync(file, newer);
    const again = start().libraries;
    expect(again.of('/c.postil')).toBeNull();
    again.keep('/a.postil', { ...view, order: 'published' });
    expect(readFileSync(file, 'utf8')).toContain('by mood');
    expect(warnings).toEqual([]);
  });
});
