/** The table in a window, driven by accessible names: its rows, its cells, its heads, its menus. */
import type { Locator } from 'playwright-core';
import type { AppWindow } from './app-window.ts';

export class TableWindow {
  readonly window: AppWindow;

  constructor(window: AppWindow) {
    this.window = window;
  }

  get main(): Locator {
    return this.window.page.getByRole('main', { name: 'Table' });
  }

  get grid(): Locator {
    return this.main.locator('[role="grid"][aria-label="Annotations"], [role="treegrid"]');
  }

  get matrix(): Locator {
    return this.main.getByRole('grid', { name: 'Matrix' });
  }

  /** What can be done to the selected rows. */
  get selected(): Locator {
    return this.main.getByRole('region', { name: 'Selected rows' });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.window.page.keyboard.press(key);
  }

  /** Loads the page again with the table as it is at first in a new tab, and shows it. */
  async startAnew(): Promise<void> {
    await this.window.page.evaluate(() => sessionStorage.removeItem('postil.table'));
    await this.reload();
  }

  /** Loads the page again and goes to the table. */
  async reload(): Promise<void> {
    await this.window.page.reload();
    await this.window.library.waitFor();
    await this.press('Control+2');
    await this.main.waitFor();
  }

  /** Gives the rows the keyboard, on the first of them. */
  async focus(): Promise<void> {
    await this.grid.focus();
    await this.press('Control+Home');
  }

  /** Labels of the columns, in their order. */
  async heads(): Promise<string[]> {
    const heads = await this.main.getByRole('columnheader').allTextContents();
    return heads.slice(1).map(head => head.replace(/\d$/, ''));
  }

  head(name: string): Locator {
    return this.main.getByRole('columnheader', { name });
  }

  /** The cells of the rows from top to bottom, without the tick of the first column; heads of groups left out. */
  async cells(): Promise<string[][]> {
    const rows = this.main.locator('[role="rowgroup"]:last-child > [role="row"]');
    return rows.evaluateAll(found =>
      found
        .sort((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
        .map(row => [...row.querySelectorAll('[role="gridcell"]')].slice(1))
        .filter(cells => cells.length > 0)
        .map(cells => cells.map(cell => cell.textContent?.trim() ?? '')),
    );
  }

  async column(name: string): Promise<string[]> {
    const at = (await this.heads()).indexOf(name);
    return (await this.cells()).flatMap(cells => cells[at] ?? []);
  }

  /** Selects the rows of these quotes, and no others. */
  async select(...quotes: readonly string[]): Promise<void> {
    await this.focus();
    await this.press('Escape');
    for (const quote of quotes) {
      const row = this.main.getByRole('row').filter({ hasText: quote });
      await row.getByRole('gridcell').first().click();
    }
    await this.main.getByText(`${quotes.length} selected`).waitFor();
  }

  /** Takes an item of the menu that a button opens. */
  async choose(button: string | RegExp, item: string): Promise<void> {
    await this.main.getByRole('button', { name: button }).click();
    await this.window.page.getByRole('menuitem', { name: item, exact: true }).click();
  }
}
