/** The codebook in a window, driven by accessible names. */
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { AppWindow } from './app-window.ts';

/** How long what is awaited may take, in ms: the machine may be busy with other things. */
export const PATIENT = { timeout: 10_000 };

/** @param window The window that is driven, once there is one. */
export function codebookDriver(window: () => AppWindow) {
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await window().page.keyboard.press(key);
  };
  const type = (text: string) => window().page.keyboard.insertText(text);
  const codebook = (name = 'Codebook') => window().page.getByRole('dialog', { name, exact: true });
  const tree = () => codebook().getByRole('tree', { name: 'Tags' });
  /** The line of a tag, whose name is followed by its digit and its counts. */
  const line = (name: string) => tree().getByRole('treeitem', { name: new RegExp(`^${name} (key )?\\d`) });
  const details = () => codebook().getByRole('region', { name: 'Chosen tag' });
  const notices = () => window().page.getByRole('region', { name: 'Notices' });
  const hasFocus = (what: Locator) =>
    expect.poll(() => what.evaluate(element => element === document.activeElement), PATIENT).toBe(true);

  /** The tree as it is drawn: each name after a dot for each level it is below the top. */
  const outline = async (): Promise<string[]> => {
    const lines = tree().getByRole('treeitem');
    return lines.evaluateAll(items =>
      items.map(
        item => `${'· '.repeat(Number(item.ariaLevel) - 1)}${item.querySelector('bdi')?.textContent}`,
      ),
    );
  };
  const shows = (...expected: string[]) => expect.poll(outline, PATIENT).toEqual(expected);
  const describes = (name: string, words: string) =>
    expect.poll(() => line(name).textContent(), PATIENT).toContain(`${name}${words}`);

  const openCodebook = async (): Promise<void> => {
    await window().article.focus();
    await press('Control+b');
    await tree().waitFor();
  };
  return { press, type, codebook, tree, line, details, notices, hasFocus, shows, describes, openCodebook };
}
