/**
 * What stands in for Electron where its runtime is not: objects with the events and calls the desktop shell
 * uses, which remember what was asked of them. Used with `vi.mock('electron', …)`.
 */
import { EventEmitter } from 'node:events';
import { type Mock, vi } from 'vitest';

export class FakeContents extends EventEmitter {
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  readonly mainFrame: { origin: string; postMessage: Mock } = {
    origin: 'app://postil',
    postMessage: vi.fn(),
  };

  setWindowOpenHandler(handler: FakeContents['openHandler']): void {
    this.openHandler = handler;
  }
}

/** One end of a message channel in the main process; what it is sent arrives at the other end later. */
export class FakePort extends EventEmitter {
  other: FakePort | undefined;
  readonly start: Mock = vi.fn();

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
  readonly setSpellCheckerEnabled: Mock = vi.fn();
  readonly setProxy: Mock = vi.fn(async () => undefined);
  readonly protocol: { handle: Mock } = { handle: vi.fn() };
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

export class FakeWindow extends EventEmitter {
  readonly options: WindowOptions;
  readonly webContents: FakeContents = new FakeContents();
  readonly loadURL: Mock = vi.fn(async () => undefined);
  readonly show: Mock = vi.fn();
  readonly focus: Mock = vi.fn();
  readonly restore: Mock = vi.fn();

  constructor(options: WindowOptions) {
    super();
    this.options = options;
  }

  isMinimized(): boolean {
    return false;
  }
}

export class FakeApp extends EventEmitter {
  readonly isPackaged: boolean = false;
  readonly enableSandbox: Mock = vi.fn();
  readonly quit: Mock = vi.fn();
  readonly exit: Mock = vi.fn();
  readonly requestSingleInstanceLock: Mock = vi.fn(() => true);
  readonly whenReady: Mock = vi.fn(async () => undefined);
  readonly commandLine: { appendSwitch: Mock; hasSwitch: Mock } = {
    appendSwitch: vi.fn(),
    hasSwitch: vi.fn(() => false),
  };
}

export interface FakeElectron {
  readonly app: FakeApp;
  /** Every window that was made. */
  readonly windows: FakeWindow[];
  readonly session: { readonly defaultSession: FakeSession };
  readonly protocol: { readonly registerSchemesAsPrivileged: Mock };
  readonly ipcMain: EventEmitter;
  readonly ipcRenderer: EventEmitter & { readonly send: Mock };
  readonly contextBridge: { readonly exposeInMainWorld: Mock };
  readonly Menu: { readonly setApplicationMenu: Mock; readonly buildFromTemplate: Mock };
  readonly dialog: Readonly<
    Record<
      'showErrorBox' | 'showMessageBox' | 'showMessageBoxSync' | 'showOpenDialog' | 'showSaveDialog',
      Mock
    >
  >;
  readonly shell: { readonly showItemInFolder: Mock };
  readonly utilityProcess: { readonly fork: Mock };
  /** Classes, which only the app itself makes objects of. */
  readonly BrowserWindow: object;
  readonly MessageChannelMain: object;
}

export function makeFakeElectron(): FakeElectron {
  const windows: FakeWindow[] = [];
  class OwnWindow extends FakeWindow {
    static getAllWindows = (): FakeWindow[] => windows;
    static getFocusedWindow = (): FakeWindow | null => windows[0] ?? null;

    constructor(options: WindowOptions) {
      super(options);
      windows.push(this);
    }
  }
  return {
    app: new FakeApp(),
    windows,
    BrowserWindow: OwnWindow,
    session: { defaultSession: new FakeSession() },
    protocol: { registerSchemesAsPrivileged: vi.fn() },
    ipcMain: new EventEmitter(),
    ipcRenderer: Object.assign(new EventEmitter(), { send: vi.fn() }),
    contextBridge: { exposeInMainWorld: vi.fn() },
    MessageChannelMain: FakeChannel,
    Menu: { setApplicationMenu: vi.fn(), buildFromTemplate: vi.fn((template: unknown) => template) },
    dialog: {
      showErrorBox: vi.fn(),
      showMessageBox: vi.fn(async () => ({ response: 0 })),
      showMessageBoxSync: vi.fn(() => 0),
      showOpenDialog: vi.fn(),
      showSaveDialog: vi.fn(),
    },
    shell: { showItemInFolder: vi.fn() },
    utilityProcess: { fork: vi.fn() },
  };
}
