import { describe, expect, it, vi } from 'vitest';
import { menuTemplate } from '../../../electron/desktop/menu.ts';

const rolesOf = (isMac: boolean, isDevelopment: boolean) =>
  menuTemplate({ isMac, isDevelopment, openWindow: vi.fn() }).flatMap(({ role, submenu }) => [
    role,
    ...(Array.isArray(submenu) ? submenu.map(item => item.role) : []),
  ]);

describe('the menu of the desktop app', () => {
  it('leaves undo and redo to Postil, which undoes more than typing', () => {
    expect(rolesOf(false, false)).not.toContain('undo');
    expect(rolesOf(false, false)).not.toContain('redo');
    expect(rolesOf(false, false)).toEqual(
      expect.arrayContaining(['cut', 'copy', 'paste', 'selectAll', 'quit']),
    );
  });

  it('offers the developer tools to developers alone', () => {
    expect(rolesOf(false, true)).toContain('toggleDevTools');
    expect(rolesOf(false, false)).not.toContain('toggleDevTools');
  });

  it('has the app’s own menu on a Mac, where quitting belongs', () => {
    expect(rolesOf(true, false)).toContain('appMenu');
    expect(rolesOf(true, false)).not.toContain('quit');
  });
});
