/**
 * Electron's security checklist, item by item with its numbers, over the real sources with a stand-in for
 * Electron itself. `packaging.test.ts` looks at the packed app.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/core/web/security-headers.ts';
import { siteOf } from '../../../electron/core/web/site-files.ts';
import { isAllowedRequest, isOwnAddress } from '../../../electron/desktop/address.ts';
import { answerPage, registerScheme } from '../../../electron/desktop/protocol.ts';
import { isTrusted, servePorts } from '../../../electron/desktop/rpc-port.ts';
import {
  hardenApp,
  hardenContents,
  hardenSession,
  isUnsandboxed,
} from '../../../electron/desktop/security.ts';
import { createWindow } from '../../../electron/desktop/window.ts';
import { FakeContents, type FakeElectron, FakeSession } from '../../support/fake-electron.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

vi.mock('electron', async () => (await import('../../support/fake-electron.ts')).makeFakeElectron());
const electron = (await import('electron')) as unknown as FakeElectron;

const root = join(import.meta.dirname, '../../..');
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

/** Every TypeScript source below a folder of the project, with its text. */
function sources(folder: string): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|tsx|html)$/.test(name))
    .map(name => ({ path: join(folder, name), text: readFileSync(join(root, folder, name), 'utf8') }));
}

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
    expect(readFileSync(join(root, 'electron-builder.yml'), 'utf8')).not.toMatch(
      /executableArgs|no-sandbox"/,
    );
  });

  it('an app that was started without is noticed', () => {
    electron.app.commandLine.hasSwitch.mockImplementation(name => name === 'no-sandbox');
    expect(isUnsandboxed()).toBe(true);
    electron.app.commandLine.hasSwitch.mockImplementation(() => false);
    expect(isUnsandboxed()).toBe(false);
  });
});

describe('5. Permissions are refused', () => {
  const types = readFileSync(join(root, 'node_modules/electron/electron.d.ts'), 'utf8');
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

describe('7. Pages have a content security policy', () => {
  const folder = temporaryFolder('desktop-policy');

  it('the same as over the loopback server, on every answer', async () => {
    for (const url of ['app://postil/', 'app://postil/nothing', 'app://elsewhere/']) {
      const answer = await answerPage({ url, method: 'GET' }, siteOf(folder));
      expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('without any foreign origin and without unsafe words', () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).toContain("require-trusted-types-for 'script'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|ws:|\*|data:/);
  });
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

describe('15. Nothing is opened outside', () => {
  it('no source calls for it', () => {
    const calling = sources('electron').filter(({ text }) => /openExternal|openPath/.test(text));
    expect(calling).toEqual([]);
  });
});

describe('16. Electron is pinned', () => {
  it('to one exact version of a line that is kept up', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(Number.parseInt(devDependencies.electron, 10)).toBeGreaterThanOrEqual(45);
  });
});

describe('17. Who sends is checked', () => {
  const sender = new FakeContents();
  const page = sender.mainFrame;

  it.each([
    ['a frame that is gone', { sender, senderFrame: null }],
    ['a frame inside the page', { sender, senderFrame: { origin: 'app://postil' } }],
    ['a foreign page', { sender: { mainFrame: { origin: 'https://evil.test' } }, senderFrame: null }],
  ])('%s gets no port', (_name, event) => {
    expect(isTrusted(event as never)).toBe(false);
  });

  it('a page that is not ours gets none, even as the main frame', () => {
    for (const origin of ['https://evil.test', 'app://postil.evil', 'null', '']) {
      const frame = { origin, postMessage: vi.fn() };
      const event = { sender: { mainFrame: frame }, senderFrame: frame };
      expect(isTrusted(event as never)).toBe(false);
      servePorts({}, {});
      electron.ipcMain.emit('postil-port', event);
      expect(frame.postMessage).not.toHaveBeenCalled();
      electron.ipcMain.removeAllListeners();
    }
  });

  it('our own page gets one', () => {
    servePorts({}, {});
    electron.ipcMain.emit('postil-port', { sender, senderFrame: page });
    expect(page.postMessage).toHaveBeenCalledExactlyOnceWith('postil-port', null, [expect.anything()]);
    electron.ipcMain.removeAllListeners();
  });
});

describe('18. Pages come by a scheme of our own', () => {
  const folder = temporaryFolder('desktop-scheme');

  it('with the privileges of a web page and no more', () => {
    registerScheme();
    expect(electron.protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  it.each([
    'app://postil/../package.json',
    'app://postil/%2e%2e/package.json',
    'app://postil/..%5cpackage.json',
    'app://postil/%2fetc%2fpasswd',
    'app://postil//etc/passwd',
    'app://postil.evil/index.html',
    'file:///etc/passwd',
  ])('%s is not found', async url => {
    expect((await answerPage({ url, method: 'GET' }, siteOf(folder))).status).toBe(404);
  });

  it('only reading is answered', async () => {
    const answer = await answerPage({ url: 'app://postil/', method: 'POST' }, siteOf(folder));
    expect(answer.status).toBe(405);
  });

  it('no source loads a file by its path', () => {
    const loading = sources('electron/desktop').filter(({ text }) => /loadFile|file:\/\//.test(text));
    expect(loading).toEqual([]);
  });
});

describe('19. Fuses are set', () => {
  it('as the table says', () => {
    const text = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
    for (const line of [
      'runAsNode: false',
      'enableCookieEncryption: true',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true',
      'loadBrowserProcessSpecificV8Snapshot: false',
      'grantFileProtocolExtraPrivileges: false',
    ]) {
      expect(text).toContain(line);
    }
  });
});

describe('20. The page gets nothing of Electron itself', () => {
  it('but one frozen function without arguments; the port comes as a message', async () => {
    const postMessage = vi.fn();
    vi.stubGlobal('window', { postMessage });
    vi.stubGlobal('location', { origin: 'app://postil' });
    await import('../../../electron/desktop/preload.ts');
    const { calls } = electron.contextBridge.exposeInMainWorld.mock;
    expect(calls).toHaveLength(1);
    const [name, bridge] = calls[0] as [string, { requestPort(): void }];
    expect(name).toBe('postil');
    expect(Object.keys(bridge)).toEqual(['requestPort']);
    expect(Object.isFrozen(bridge)).toBe(true);
    expect(bridge.requestPort()).toBeUndefined();
    expect(electron.ipcRenderer.send.mock.calls).toEqual([['postil-port']]);
    const port = {};
    electron.ipcRenderer.emit('postil-port', { ports: [port], sender: 'secret' });
    expect(postMessage.mock.calls).toEqual([['postil-port', 'app://postil', [port]]]);
    vi.unstubAllGlobals();
  });

  it('by a preload script of at most 30 lines', () => {
    const text = readFileSync(join(root, 'electron/desktop/preload.ts'), 'utf8');
    expect(text.trim().split('\n').length).toBeLessThanOrEqual(30);
  });
});
