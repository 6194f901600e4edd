/** The screens of who did what; the first is a few steps from any screen with an open article. */
import type { AppWindow } from './app-window.ts';

export const historyScreens = [
  {
    name: 'activity',
    async show(window: AppWindow) {
      await window.page.keyboard.press('Escape');
      await window.button(/^Workspace /).click();
      await window.page.getByRole('menuitem', { name: 'Activity…' }).click();
      await window.page.getByRole('dialog', { name: 'Activity' }).getByRole('option').first().waitFor();
    },
  },
  {
    name: 'activity, nothing fits',
    async show(window: AppWindow) {
      const dialog = window.page.getByRole('dialog', { name: 'Activity' });
      await dialog.getByRole('button', { name: /What was done/ }).click();
      await window.page.getByRole('option', { name: 'Deleted', exact: true }).click();
      await dialog.getByText('No activity fits the filter.').waitFor();
    },
  },
  {
    name: 'history of an annotation',
    async show(window: AppWindow) {
      await window.page.keyboard.press('Escape');
      await window.article.locator('mark').first().click();
      await window.inspector.getByRole('button', { name: 'History…' }).click();
      await window.page.getByRole('dialog', { name: 'History' }).getByRole('option').first().waitFor();
    },
  },
];
