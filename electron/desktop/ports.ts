/** What the desktop shell supplies beside its transport: the system's own dialogs. */
import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  type FileFilter,
  type OpenDialogOptions,
  type SaveDialogOptions,
  shell,
} from 'electron';
import { Fault } from '../../shared/contract/fault.ts';
import type { FilePurpose } from '../../shared/contract/shell.ts';
import { formats } from '../../shared/records/export-options.ts';
import type { Ports } from '../core/handlers/ports.ts';

const workspaces = { name: 'Postil workspaces', extensions: ['postil'] };
const received = { name: 'Postil workspaces', extensions: ['postil', 'age'] };
const texts = { name: 'Texts', extensions: ['txt'] };

export function desktopPorts(): Ports {
  return {
    abilities: { hasNativeDialogs: true, canReveal: true, canQuit: true },
    chooseOpen: async purpose => {
      const filters = [purpose === 'merge' ? received : workspaces];
      const options: OpenDialogOptions = { properties: ['openFile'], filters };
      const window = BrowserWindow.getFocusedWindow();
      const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options));
      return answer.filePaths[0] ?? null;
    },
    chooseSave: async ({ suggestedName, purpose }) => {
      const filters = [filterOf(purpose, suggestedName)];
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

/** Which files a dialog shows; those of an export by the ending of its name. */
function filterOf(purpose: FilePurpose, suggestedName: string): FileFilter {
  if (purpose === 'workspace') return workspaces;
  if (purpose === 'merge' || purpose === 'sealed') return received;
  if (purpose === 'report') return texts;
  const ending = extname(suggestedName).slice(1);
  const format = Object.values(formats).find(({ extension }) => extension === ending);
  return format ? { name: format.label, extensions: [ending] } : { name: 'All files', extensions: ['*'] };
}
