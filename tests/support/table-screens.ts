/** The screens of the table and the matrix; the first is a few steps from any screen with an open workspace. */
import type { AppWindow } from './app-window.ts';

const table = (window: AppWindow) => window.page.getByRole('main', { name: 'Table' });
const rows = (window: AppWindow) => table(window).locator('[role="grid"], [role="treegrid"]');

async function choose(window: AppWindow, button: string | RegExp, item: string): Promise<void> {
  await table(window).getByRole('button', { name: button }).click();
  await window.page.getByRole('menuitem', { name: item, exact: true }).click();
}

export const tableScreens = [
  {
    name: 'table with selected rows',
    async show(window: AppWindow) {
      await window.page.keyboard.press('Escape');
      await window.page.keyboard.press('Control+2');
      await rows(window).waitFor();
      await rows(window).focus();
      await window.page.keyboard.press('Shift+ArrowDown');
      await table(window).getByText('2 selected').waitFor();
    },
  },
  {
    name: 'table, narrowing by a field',
    async show(window: AppWindow) {
      await choose(window, 'Filter…', 'Verdict… Claim');
      await window.page.getByRole('dialog', { name: 'Verdict' }).waitFor();
    },
  },
  {
    name: 'table, setting fields',
    async show(window: AppWindow) {
      await window.page.keyboard.press('Escape');
      await table(window).getByRole('button', { name: 'Fields…' }).click();
      await window.page.getByRole('dialog', { name: 'Set fields of 2 annotations' }).waitFor();
    },
  },
  {
    name: 'table, choosing columns',
    async show(window: AppWindow) {
      await window.page.keyboard.press('Escape');
      await table(window).getByRole('button', { name: 'Columns…' }).click();
      await window.page.getByRole('dialog', { name: 'Columns' }).waitFor();
    },
  },
  {
    name: 'table in groups',
    async show(window: AppWindow) {
      await window.page.keyboard.press('Escape');
      await choose(window, 'Group…', 'Kind');
      await window.page.getByRole('treegrid', { name: 'Annotations' }).waitFor();
    },
  },
  {
    name: 'table, nothing matches',
    async show(window: AppWindow) {
      await choose(window, 'Grouped: Kind', 'No groups');
      await table(window).getByRole('searchbox').fill('xyzzy');
      await table(window).getByRole('button', { name: 'Clear filters' }).waitFor();
    },
  },
  {
    name: 'matrix',
    async show(window: AppWindow) {
      await table(window).getByRole('button', { name: 'Clear filters' }).click();
      await rows(window).waitFor();
      await table(window).getByText('Matrix', { exact: true }).click();
      await window.page.getByRole('grid', { name: 'Matrix' }).waitFor();
    },
  },
];
