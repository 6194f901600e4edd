/** A window of the desktop app. Several may be open; all show the one engine. */
import { join } from 'node:path';
import { BrowserWindow, dialog, type Session } from 'electron';
import { START } from './address.ts';

const WIDTH = 1360;
const HEIGHT = 820;
const MIN_WIDTH = 800;
const MIN_HEIGHT = 560;

/** @param folder Where the built preload script lies. */
export async function createWindow(folder: string, session: Session): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: WIDTH,
    height: HEIGHT,
    minWidth: MIN_WIDTH,
    minHeight: MIN_HEIGHT,
    show: false,
    title: 'Postil',
    webPreferences: {
      preload: join(folder, 'preload.cjs'),
      session,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      // Chromium would fetch its dictionaries from the network.
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.webContents.on('will-prevent-unload', event => {
    if (asksToDiscard(window)) event.preventDefault();
  });
  await window.loadURL(START);
  return window;
}

/** A page that holds something unsaved will not be left; browsers ask by themselves, Electron leaves it to us. */
function asksToDiscard(window: BrowserWindow): boolean {
  const chosen = dialog.showMessageBoxSync(window, {
    type: 'question',
    message: 'Discard the corrections?',
    detail: 'The text of an article is being corrected in this window, and the corrections are not saved.',
    buttons: ['Go on correcting', 'Discard'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return chosen === 1;
}
