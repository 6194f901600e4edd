/** What the desktop shell supplies beside its transport: the system's own dialogs. */
import { existsSync } from 'node:fs';
import { app, BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions, shell } from 'electron';
import { Fault } from '../../shared/contract/fault.ts';
import type { Ports } from '../core/handlers/ports.ts';

const workspaces = { name: 'Postil workspaces', extensions: ['postil'] };
const tables = { name: 'Tables', extensions: ['csv'] };
const kinds = { workspace: workspaces, export: tables, report: { name: 'Texts', extensions: ['txt'] } };

export function desktopPorts(): Ports {
  return {
    abilities: { hasNativeDialogs: true, canReveal: true, canQuit: true },
    chooseOpen: async () => {
      const options: OpenDialogOptions = { properties: ['openFile'], filters: [workspaces] };
      const window = BrowserWindow.getFocusedWindow();
      const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
      return answer.filePaths[0] ?? null;
    },
    chooseSave: async ({ suggestedName, purpose }) => {
      const filters = [kinds[purpose]];
      const options: SaveDialogOptions = {
        defaultPath: suggestedName,
        filters,
        properties: ['createDirectory'],
      };
      const window = BrowserWindow.getFocusedWindow();
      const answer = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options));
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    reveal: async path => {
      if (!existsSync(path)) {
        throw new Fault('file.missing', 'Cannot show the file', { file: path, reason: 'it is gone' });
      }
      shell.showItemInFolder(path);
    },
    quit: async () => {
      app.quit();
    },
  };
}
