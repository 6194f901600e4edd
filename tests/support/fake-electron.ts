/**
 * What stands in for Electron where its runtime is not: objects with the events and calls the desktop shell
 * uses, which remember what was asked of them. Used with `vi.mock('electron', …)`.
 */
import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

export class FakeContents extends EventEmitter {
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly mainFrame = { origin: 'app://postil', postMessage: vi.fn() };

  setWindowOpenHandler(handler: FakeContents['openHandler']): void {
    this.openHandler = handler;
  }
}

/** One end of a message channel in the main process; what it is sent arrives at the other end later. */
export class FakePort extends EventEmitter {
  other: FakePort | undefined;
  readonly start = vi.fn();

  postMessage(data: unknown): void {
    setImmediate(() => this.other?.emit('message', { data }));
  }
}

class FakeChannel {
  readonly port1 = new FakePort();
  readonly port2 = new FakePort();

  constructor() {
    this.port1.other = this.port2;
    this.port2.other = this.port1;
  }
}

type Answer<T> = (value: T) => void;

/** A session that keeps the handlers it was given. */
export class FakeSession extends EventEmitter {
  request: ((contents: unknown, permission: string, answer: Answer<boolean>) => void) | undefined;
  check: ((contents: unknown, permission: string) => boolean) | undefined;
  device: ((details: unknown) => boolean) | undefined;
  display: ((request: unknown, answer: Answer<unknown>) => void) | undefined;
  bluetooth: ((details: unknown, answer: Answer<unknown>) => void) | undefined;
  before: ((details: { url: string }, answer: Answer<{ cancel: boolean }>) => void) | undefined;
  readonly setSpellCheckerEnabled = vi.fn();
  readonly setProxy = vi.fn(async () => undefined);
  readonly protocol = { handle: vi.fn() };
  readonly webRequest = {
    onBeforeRequest: (handler: NonNullable<FakeSession['before']>) => {
      this.before = handler;
    },
  };

  setPermissionRequestHandler(handler: NonNullable<FakeSession['request']>): void {
    this.request = handler;
  }
  setPermissionCheckHandler(handler: NonNullable<FakeSession['check']>): void {
    this.check = handler;
  }
  setDevicePermissionHandler(handler: NonNullable<FakeSession['device']>): void {
    this.device = handler;
  }
  setDisplayMediaRequestHandler(handler: NonNullable<FakeSession['display']>): void {
    this.display = handler;
  }
  setBluetoothPairingHandler(handler: NonNullable<FakeSession['bluetooth']>): void {
    this.bluetooth = handler;
  }
}

export interface WindowOptions {
  readonly webPreferences: Readonly<Record<string, unknown>>;
}

export function makeFakeElectron() {
  const windows: FakeWindow[] = [];
  class FakeWindow extends EventEmitter {
    static getAllWindows = (): FakeWindow[] => windows;
    static getFocusedWindow = (): FakeWindow | null => windows[0] ?? null;
    readonly options: WindowOptions;
    readonly loadURL = vi.fn(async (_url: string) => undefined);
    readonly show = vi.fn();
    readonly focus = vi.fn();
    readonly restore = vi.fn();
    isMinimized = (): boolean => false;

    constructor(options: WindowOptions) {
      super();
      this.options = options;
      windows.push(this);
    }
  }
  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    enableSandbox: vi.fn(),
    quit: vi.fn(),
    exit: vi.fn(),
    requestSingleInstanceLock: vi.fn(() => true),
    whenReady: vi.fn(async () => undefined),
    commandLine: { appendSwitch: vi.fn(), hasSwitch: vi.fn((_name: string) => false) },
  });
  return {
    app,
    windows,
    BrowserWindow: FakeWindow,
    session: { defaultSession: new FakeSession() },
    protocol: { registerSchemesAsPrivileged: vi.fn(), handle: vi.fn() },
    ipcMain: new EventEmitter(),
    ipcRenderer: Object.assign(new EventEmitter(), { send: vi.fn() }),
    contextBridge: { exposeInMainWorld: vi.fn() },
    MessageChannelMain: FakeChannel,
    Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) },
    dialog: {
      showErrorBox: vi.fn(),
      showMessageBox: vi.fn(async () => ({ response: 0 })),
      showOpenDialog: vi.fn(),
      showSaveDialog: vi.fn(),
    },
    shell: { showItemInFolder: vi.fn(), openExternal: vi.fn() },
    utilityProcess: { fork: vi.fn() },
  };
}
export type FakeElectron = ReturnType<typeof makeFakeElectron>;
