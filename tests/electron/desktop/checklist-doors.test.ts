/**
 * Electron's security checklist, the items about what goes in and out, by number, over the real sources with a
 * stand-in for Electron itself. `packaging.test.ts` looks at the packed app.
 */
import { describe, expect, it, vi } from 'vitest';
import { contentSecurityPolicy } from '../../../electron/core/web/security-headers.ts';
import { siteOf } from '../../../electron/core/web/site-files.ts';
import { answerPage, registerScheme } from '../../../electron/desktop/protocol.ts';
import { isTrusted, servePorts } from '../../../electron/desktop/rpc-port.ts';
import { FakeContents, type FakeElectron } from '../../support/fake-electron.ts';
import { readSource, sources } from '../../support/sources.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

vi.mock('electron', async () => (await import('../../support/fake-electron.ts')).makeFakeElectron());
const electron = (await import('electron')) as unknown as FakeElectron;

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

describe('15. Nothing is opened outside', () => {
  it('no source calls for it', () => {
    const calling = sources('electron').filter(({ text }) => /openExternal|openPath/.test(text));
    expect(calling).toEqual([]);
  });
});

describe('16. Electron is pinned', () => {
  it('to one exact version of a line that is kept up', () => {
    const { devDependencies } = JSON.parse(readSource('package.json'));
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
    const text = readSource('electron-builder.yml');
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
    const text = readSource('electron/desktop/preload.ts');
    expect(text.trim().split('\n').length).toBeLessThanOrEqual(30);
  });
});
