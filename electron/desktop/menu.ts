/**
 * The menu bar: the system's own commands. Undo and redo are left out on purpose: their roles would undo
 * typing in the page, where Postil undoes whatever was done last and listens to the keys itself.
 */
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuSurroundings {
  readonly isMac: boolean;
  /** Whether to offer the developer tools: never in an installed app. */
  readonly isDevelopment: boolean;
  readonly openWindow: () => void;
}

export function menuTemplate({
  isMac,
  isDevelopment,
  openWindow,
}: MenuSurroundings): MenuItemConstructorOptions[] {
  const newWindow: MenuItemConstructorOptions = {
    label: 'New Window',
    accelerator: 'CmdOrCtrl+Shift+N',
    click: openWindow,
  };
  const file: MenuItemConstructorOptions = {
    label: 'File',
    submenu: [
      newWindow,
      { role: 'close' },
      ...(isMac ? [] : ([{ type: 'separator' }, { role: 'quit' }] as const)),
    ],
  };
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
    submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  };
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [
      { role: 'reload' },
      ...(isDevelopment ? ([{ role: 'toggleDevTools' }] as const) : []),
      { type: 'separator' },
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { type: 'separator' },
      { role: 'togglefullscreen' },
    ],
  };
  const help: MenuItemConstructorOptions = { role: 'help', submenu: [{ role: 'about' }] };
  return [...(isMac ? ([{ role: 'appMenu' }] as const) : []), file, edit, view, { role: 'windowMenu' }, help];
}
