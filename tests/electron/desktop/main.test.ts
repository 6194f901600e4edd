/** The built main process with a stand-in for Electron: what starts, in which order, and that the engine answers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Contract } from '../../../shared/contract/contract.ts';
import { FakeContents, type FakeElectron, type FakePort } from '../../support/fake-electron.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

vi.mock('electron', async () => (await import('../../support/fake-electron.ts')).makeFakeElectron());
const electron = (await import('electron')) as unknown as FakeElectron;

const folder = temporaryFolder('desktop');
const program = join(import.meta.dirname, '../../../out/desktop/main.js');
const { app } = electron;
const order: string[] = [];
/** What was asked for while the app started; what mocks remember is forgotten before each test. */
const atStart: { schemes: unknown[]; menu: MenuPart[]; warnings: number } = {
  schemes: [],
  menu: [],
  warnings: 0,
};

interface MenuPart {
  readonly label?: string;
  readonly submenu?: readonly MenuPart[];
  click?(): void;
}

/** Asks for a port as a window does and makes a client of it. */
function openClient(): ContractRouterClient<Contract> {
  const sender = new FakeContents();
  electron.ipcMain.emit('postil-port', { sender, senderFrame: sender.mainFrame });
  const [, , [port]] = sender.mainFrame.postMessage.mock.calls[0] as [string, null, [FakePort]];
  return createORPCClient(new RPCLink({ port }));
}

beforeAll(async () => {
  vi.stubEnv('POSTIL_HOME', join(folder, 'home'));
  app.enableSandbox.mockImplementation(() => order.push('sandbox'));
  electron.protocol.registerSchemesAsPrivileged.mockImplementation(() => order.push('scheme'));
  app.whenReady.mockImplementation(async () => void order.push('ready'));
  await import(/* @vite-ignore */ program);
  await vi.waitFor(() => expect(electron.windows).toHaveLength(1));
  atStart.schemes = electron.session.defaultSession.protocol.handle.mock.calls.map(([scheme]) => scheme);
  atStart.menu = electron.Menu.buildFromTemplate.mock.calls[0]?.[0] as MenuPart[];
  atStart.warnings = electron.dialog.showMessageBox.mock.calls.length;
});
afterAll(() => void app.emit('will-quit'));

describe('the desktop app', () => {
  it('puts up its walls before it is ready, and before the first window', () => {
    expect(order).toEqual(['sandbox', 'scheme', 'ready']);
    expect(electron.session.defaultSession.request).toBeDefined();
    expect(electron.session.defaultSession.before).toBeDefined();
    expect(atStart.schemes).toEqual(['app']);
  });

  it('shows the window only when it has something to show', () => {
    const [window] = electron.windows;
    expect(window?.show).not.toHaveBeenCalled();
    window?.emit('ready-to-show');
    expect(window?.show).toHaveBeenCalledOnce();
  });

  it('answers its windows from one engine, by the message port', async () => {
    const [one, two] = [openClient(), openClient()];
    expect(await one.shell.abilities()).toEqual({ hasNativeDialogs: true, canReveal: true, canQuit: true });
    await one.workspace.create({ path: join(folder, 'one.postil'), name: 'One' });
    expect(await two.workspace.state()).toMatchObject({ name: 'One' });
    const piece = new Blob(['The river rose. '.repeat(20)]);
    const { staged } = await two.imports.stage({ name: 'a.txt', size: piece.size });
    await two.imports.append({ staged, piece });
    await two.imports.discard({ staged: [staged] });
  });

  it('passes refusals on as such', async () => {
    const client = openClient();
    const missing = join(folder, 'missing.postil');
    await expect(client.workspace.open({ path: missing })).rejects.toMatchObject({
      code: 'workspace.missing',
    });
  });

  it('asks with the dialogs of the system', async () => {
    const client = openClient();
    electron.dialog.showOpenDialog.mockResolvedValueOnce({ canceled: true, filePaths: [] });
    expect(await client.shell.chooseOpen({ purpose: 'merge' })).toBeNull();
    electron.dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: '/tmp/a.csv' });
    expect(await client.shell.chooseSave({ suggestedName: 'a.csv', purpose: 'export' })).toBe('/tmp/a.csv');
    const [, options] = electron.dialog.showSaveDialog.mock.calls[0] as [
      unknown,
      { filters: { extensions: string[] }[] },
    ];
    expect(options.filters[0]?.extensions).toEqual(['csv']);
  });

  it('opens a workspace that a second start names, and says why when it cannot', async () => {
    const client = openClient();
    const path = join(folder, 'two.postil');
    await client.workspace.create({ path, name: 'Two' });
    await client.workspace.close();
    app.emit('second-instance', {}, ['postil', path], folder);
    await vi.waitFor(async () => expect(await client.workspace.state()).toMatchObject({ name: 'Two' }));
    expect(electron.windows[0]?.focus).toHaveBeenCalled();

    const broken = join(folder, 'broken.postil');
    writeFileSync(broken, 'no workspace');
    app.emit('second-instance', {}, ['postil', broken], folder);
    await vi.waitFor(() => expect(electron.dialog.showErrorBox).toHaveBeenCalledOnce());
    expect(electron.dialog.showErrorBox.mock.calls[0]?.[1]).toContain(broken);
    expect(await client.workspace.state()).toMatchObject({ name: 'Two' });
  });

  it('ignores what a second start or the system must not name', async () => {
    const client = openClient();
    const before = await client.workspace.state();
    mkdirSync(join(folder, 'folder.postil'));
    app.emit('second-instance', {}, ['postil', 'https://evil.test/x.postil', 'folder.postil', '--x'], folder);
    app.emit('open-file', {}, join(folder, 'gone.postil'));
    expect(await client.workspace.state()).toEqual(before);
    expect(electron.dialog.showErrorBox).not.toHaveBeenCalled();
  });

  it('opens another window on the same engine from the menu', async () => {
    const commands = atStart.menu.flatMap(({ submenu }) => submenu ?? []);
    commands.find(({ label }) => label === 'New Window')?.click?.();
    await vi.waitFor(() => expect(electron.windows).toHaveLength(2));
  });

  it('asks before a window that holds unsaved corrections is closed', () => {
    const [window] = electron.windows;
    for (const [answer, isLeft] of [
      [0, false],
      [1, true],
    ] as const) {
      electron.dialog.showMessageBoxSync.mockReturnValueOnce(answer);
      const preventDefault = vi.fn();
      window?.webContents.emit('will-prevent-unload', { preventDefault });
      expect(preventDefault).toHaveBeenCalledTimes(isLeft ? 1 : 0);
    }
  });

  it('does not warn of a missing sandbox when it has one', () => {
    expect(atStart.warnings).toBe(0);
  });

  it('closes the workspace when it quits', async () => {
    const client = openClient();
    expect(await client.workspace.state()).not.toBeNull();
    app.emit('window-all-closed');
    expect(app.quit).toHaveBeenCalledTimes(process.platform === 'darwin' ? 0 : 1);
    app.emit('will-quit');
    expect(await client.workspace.state()).toBeNull();
  });
});

describe('a second start of the desktop app', () => {
  it('hands over and ends, without an engine of its own', async () => {
    vi.resetModules();
    app.quit.mockClear();
    app.whenReady.mockClear();
    app.requestSingleInstanceLock.mockReturnValueOnce(false);
    await import(/* @vite-ignore */ `${program}?second`);
    expect(app.quit).toHaveBeenCalledOnce();
    expect(app.whenReady).not.toHaveBeenCalled();
  });
});
