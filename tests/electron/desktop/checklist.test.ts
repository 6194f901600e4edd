/**
 * Electron's security checklist, the items about pages and their powers, by number, over the real sources with
 * a stand-in for Electron itself. `checklist-doors.test.ts` has the others.
 */
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isAllowedRequest, isOwnAddress } from '../../../electron/desktop/address.ts';
import {
  hardenApp,
  hardenContents,
  hardenSession,
  isUnsandboxed,
} from '../../../electron/desktop/security.ts';
import { createWindow } from '../../../electron/desktop/window.ts';
import { FakeContents, type FakeElectron, FakeSession } from '../../support/fake-electron.ts';
import { readSource, sources } from '../../support/sources.ts';

vi.mock('electron', async () => (await import('../../support/fake-electron.ts')).makeFakeElectron());
const electron = (await import('electron')) as unknown as FakeElectron;

const foreign = [
  'https://evil.test/',
  'http://127.0.0.1:8080/',
  'app://postil.evil/',
  'app://postil@evil/',
  'app://user@postil/',
  'app://postil:8080/',
  'app://other/index.html',
  'file:///etc/passwd',
  'about:blank',
  'data:text/html,x',
  'javascript:alert(1)',
  'ws://postil/',
  'ftp://postil/',
  'not an address',
  '',
];

async function preferences(): Promise<Readonly<Record<string, unknown>>> {
  await createWindow('/app/out/desktop', new FakeSession() as never);
  return electron.windows.at(-1)?.options.webPreferences ?? {};
}

async function hardened(): Promise<FakeSession> {
  const session = new FakeSession();
  await hardenSession(session as never);
  return session;
}

beforeEach(() => {
  electron.windows.length = 0;
});

describe('1. Only secure content is loaded', () => {
  it('the window loads the app’s own page', async () => {
    await createWindow('/app/out/desktop', new FakeSession() as never);
    expect(electron.windows[0]?.loadURL.mock.calls).toEqual([['app://postil/index.html']]);
  });

  it.each(foreign)('the session cancels a request for %j', async url => {
    const session = await hardened();
    const answer = vi.fn();
    session.before?.({ url }, answer);
    expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel: true });
  });

  it('the session lets the app’s own files and the page’s own blobs pass', async () => {
    const session = await hardened();
    for (const url of ['app://postil/index.html', 'app://postil/assets/a.js', 'blob:app://postil/0-1-2']) {
      const answer = vi.fn();
      session.before?.({ url }, answer);
      expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel: false });
    }
    expect(isAllowedRequest('blob:https://evil.test/0-1-2')).toBe(false);
  });

  it('what would get past that meets a dead proxy and no name of any host', async () => {
    const session = await hardened();
    expect(session.setProxy).toHaveBeenCalledWith(
      expect.objectContaining({ mode: 'fixed_servers', proxyBypassRules: '<-loopback>' }),
    );
    hardenApp();
    expect(electron.app.commandLine.appendSwitch).toHaveBeenCalledWith(
      'host-resolver-rules',
      'MAP * ~NOTFOUND',
    );
  });

  it('no dictionary is fetched for checking spelling', async () => {
    expect((await preferences()).spellcheck).toBe(false);
    expect((await hardened()).setSpellCheckerEnabled).toHaveBeenCalledWith(false);
  });
});

describe('2. Pages have no Node', () => {
  it('nor do workers and frames', async () => {
    const given = await preferences();
    expect(given.nodeIntegration).toBe(false);
    expect(given).not.toHaveProperty('nodeIntegrationInWorker');
    expect(given).not.toHaveProperty('nodeIntegrationInSubFrames');
  });
});

describe('3. Context isolation is on', () => {
  it('explicitly', async () => expect((await preferences()).contextIsolation).toBe(true));
});

describe('4. Processes are sandboxed', () => {
  it('the window’s and, before the app is ready, all of them', async () => {
    expect((await preferences()).sandbox).toBe(true);
    hardenApp();
    expect(electron.app.enableSandbox).toHaveBeenCalled();
  });

  it('nothing in the project asks for less, but for root’s browser and the tests’', () => {
    const asking = [...sources('electron'), ...sources('renderer')].filter(({ text }) =>
      /'--no-sandbox'/.test(text),
    );
    expect(asking.map(({ path }) => path)).toEqual([join('electron', 'headless', 'browser.ts')]);
    expect(readSource('electron-builder.yml')).not.toMatch(/executableArgs|no-sandbox"/);
  });

  it('an app that was started without is noticed', () => {
    electron.app.commandLine.hasSwitch.mockImplementation(name => name === 'no-sandbox');
    expect(isUnsandboxed()).toBe(true);
    electron.app.commandLine.hasSwitch.mockImplementation(() => false);
    expect(isUnsandboxed()).toBe(false);
  });
});

describe('5. Permissions are refused', () => {
  const types = readSource('node_modules/electron/electron.d.ts');
  const union =
    /setPermissionRequestHandler\(handler: .*?permission: ((?:'[\w-]+'(?: \| )?)+)/.exec(types)?.[1] ?? '';
  const permissions = [...union.matchAll(/'([\w-]+)'/g)].map(match => match[1] ?? '');

  it('all that Electron knows', async () => {
    expect(permissions).toEqual(
      expect.arrayContaining(['media', 'geolocation', 'clipboard-read', 'openExternal']),
    );
    const session = await hardened();
    for (const permission of permissions) {
      const answer = vi.fn();
      session.request?.(null, permission, answer);
      expect({ permission, calls: answer.mock.calls }).toEqual({ permission, calls: [[false]] });
      expect(session.check?.(null, permission)).toBe(false);
    }
  });

  it('and devices, pairing, the screen and downloads', async () => {
    const session = await hardened();
    expect(session.device?.({})).toBe(false);
    const [display, bluetooth, preventDefault] = [vi.fn(), vi.fn(), vi.fn()];
    session.display?.({}, display);
    session.bluetooth?.({}, bluetooth);
    session.emit('will-download', { preventDefault });
    expect(display).toHaveBeenCalledExactlyOnceWith(null);
    expect(bluetooth).toHaveBeenCalledExactlyOnceWith({ confirmed: false });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});

describe('6, 8, 9, 10. No protection of pages is loosened', () => {
  it.each(['webSecurity', 'allowRunningInsecureContent', 'experimentalFeatures', 'enableBlinkFeatures'])(
    '%s is not set',
    async name => expect(await preferences()).not.toHaveProperty(name),
  );
});

describe('11, 12. There are no webviews', () => {
  it('none is enabled or written', async () => {
    expect(await preferences()).not.toHaveProperty('webviewTag');
    const written = [...sources('renderer'), ...sources('electron')].filter(({ text }) =>
      text.includes('<webview'),
    );
    expect(written).toEqual([]);
  });

  it('one that is attached all the same is stopped', () => {
    const contents = new FakeContents();
    hardenContents(contents as never);
    const preventDefault = vi.fn();
    contents.emit('will-attach-webview', { preventDefault });
    expect(preventDefault).toHaveBeenCalledOnce();
  });
});

describe('13. Navigation is limited', () => {
  const events = ['will-navigate', 'will-frame-navigate', 'will-redirect'];

  it.each(events.flatMap(event => foreign.map(url => [event, url] as const)))(
    '%s to %j is stopped',
    (event, url) => {
      const contents = new FakeContents();
      hardenContents(contents as never);
      const preventDefault = vi.fn();
      contents.emit(event, { url, preventDefault });
      expect(preventDefault).toHaveBeenCalledOnce();
    },
  );

  it('loading our own page again is not', () => {
    const contents = new FakeContents();
    hardenContents(contents as never);
    const preventDefault = vi.fn();
    for (const event of events) contents.emit(event, { url: 'app://postil/index.html', preventDefault });
    expect(preventDefault).not.toHaveBeenCalled();
    expect(isOwnAddress('app://postil/index.html#part')).toBe(true);
  });

  it('in everything that ever shows a page', () => {
    const contents = new FakeContents();
    hardenApp();
    electron.app.emit('web-contents-created', {}, contents);
    expect(contents.listenerCount('will-navigate')).toBeGreaterThan(0);
  });
});

describe('14. New windows are limited', () => {
  it.each([...foreign, 'app://postil/index.html'])('a page cannot open %j', url => {
    const contents = new FakeContents();
    hardenContents(contents as never);
    expect(contents.openHandler({ url })).toEqual({ action: 'deny' });
  });
});
