import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findBrowser, hasDisplay, windowSwitches } from '../../../electron/headless/browser.ts';
import { ensureBrowser } from '../../../electron/headless/browser-install.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const folder = temporaryFolder('browsers');
let made = 0;

/** A folder for PATH that holds these programs. */
function programs(...names: string[]): string {
  const place = join(folder, String(made++));
  mkdirSync(place);
  for (const name of names) writeFileSync(join(place, name), '#!/bin/sh\n', { mode: 0o755 });
  return place;
}

const linux = (env: NodeJS.ProcessEnv, isRoot = false) => ({ env, platform: 'linux' as const, isRoot });

describe('finding a browser', () => {
  it('takes the one the person named', () => {
    const place = programs('mine', 'chromium');
    const named = join(place, 'mine');
    expect(findBrowser(linux({ PATH: place, POSTIL_BROWSER: named }))).toBe(named);
  });

  it('looks on the PATH for Chromium, then Chrome, then Edge', () => {
    const [edge, chrome] = [programs('microsoft-edge'), programs('google-chrome')];
    const PATH = `${edge}:${chrome}`;
    expect(findBrowser(linux({ PATH }))).toMatch(/\/(chromium|google-chrome)$/);
    const both = programs('microsoft-edge', 'google-chrome', 'chromium');
    expect(findBrowser(linux({ PATH: both }))).toBe(join(both, 'chromium'));
  });

  it('passes over a folder, a file that is no program, and a name that leads nowhere', () => {
    const place = programs();
    mkdirSync(join(place, 'chromium'));
    writeFileSync(join(place, 'google-chrome'), 'text', { mode: 0o644 });
    const found = findBrowser(linux({ PATH: place, POSTIL_BROWSER: join(place, 'gone') }));
    expect(found === null || !found.startsWith(place)).toBe(true);
  });

  it('looks where macOS keeps programs, for the person alone too', () => {
    const home = programs();
    const inside = join(home, 'Applications/Chromium.app/Contents/MacOS');
    mkdirSync(inside, { recursive: true });
    writeFileSync(join(inside, 'Chromium'), '', { mode: 0o755 });
    expect(findBrowser({ env: { HOME: home }, platform: 'darwin', isRoot: false })).toBe(
      join(inside, 'Chromium'),
    );
  });

  it('finds nothing where there is nothing', () => {
    expect(findBrowser({ env: { HOME: folder }, platform: 'darwin', isRoot: false })).toBeNull();
    expect(findBrowser({ env: {}, platform: 'win32', isRoot: false })).toBeNull();
  });
});

describe('a window in a browser', () => {
  it('keeps the browser’s sandbox for everybody but root', () => {
    expect(windowSwitches('/p', linux({}))).not.toContain('--no-sandbox');
    expect(windowSwitches('/p', linux({}, true))).toContain('--no-sandbox');
  });

  it('has a profile of its own and calls nobody', () => {
    expect(windowSwitches('/p', linux({}))).toEqual(
      expect.arrayContaining(['--user-data-dir=/p', '--disable-background-networking', '--disable-sync']),
    );
  });

  it('needs a display on Linux', () => {
    expect(hasDisplay(linux({}))).toBe(false);
    expect(hasDisplay(linux({ DISPLAY: '' }))).toBe(false);
    expect(hasDisplay(linux({ DISPLAY: ':0' }))).toBe(true);
    expect(hasDisplay(linux({ WAYLAND_DISPLAY: 'wayland-0' }))).toBe(true);
    expect(hasDisplay({ env: {}, platform: 'win32', isRoot: false })).toBe(true);
  });
});

describe('a computer without a browser', () => {
  it('is told in one line what to install', async () => {
    const lines: string[] = [];
    const surroundings = { env: { HOME: folder }, platform: 'darwin' as const, isRoot: false };
    expect(await ensureBrowser(surroundings, line => lines.push(line))).toBeNull();
    expect(lines).toEqual(['No Chromium, Chrome or Edge was found; install one of them.']);
  });

  it('with one installs nothing and says nothing', async () => {
    const place = programs('chromium');
    const lines: string[] = [];
    const found = await ensureBrowser(linux({ PATH: place }, true), line => lines.push(line));
    expect([found, lines]).toEqual([join(place, 'chromium'), []]);
  });
});
