/** A window of the desktop app. Several may be open; all show the one engine. */
import { join } from 'node:path';
import { BrowserWindow, type Session } from 'electron';
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
  await window.loadURL(START);
  return window;
}
