/** The tour of the sample: offered at the first start, by the keyboard alone, out of everybody's way. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { axeFindings, layoutFindings } from '../support/looks.ts';

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
});
afterAll(() => app?.stop());

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const tour = () => window.page.getByRole('region', { name: 'Tour' });
const step = (number: number) => tour().getByText(`Step ${number} of 5`).waitFor();
const focusedName = () => window.page.evaluate(() => document.activeElement?.textContent ?? '');

/** The card lies in the window and not over the part it speaks of, unless that fills the window. */
async function isInSight(): Promise<void> {
  const box = await tour().boundingBox();
  const size = window.page.viewportSize();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect(box?.y).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(size?.width ?? 0);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size?.height ?? 0);
}

it('is offered at the first start and begins with Enter', async () => {
  // What is typed before the question has the keyboard goes nowhere.
  await expect.poll(() => window.page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  await press('Control+a');
  await window.page.keyboard.insertText('Amina Rahman');
  await press('Enter');
  await window.button('Take the tour').waitFor();
  for (let i = 0; i < 6 && (await focusedName()) !== 'Take the tour'; i++) await press('Tab');
  await press('Enter');
  await step(1);
  await window.article.locator('mark').first().waitFor();
  await expect.poll(focusedName).toBe('Next');
  expect(await window.page.getByRole('dialog').count()).toBe(0);
});

it('lets the keys of the article act, and sees when a task is done', async () => {
  await press('j');
  await window.button(/^Kind: /).waitFor();
  await tour().getByRole('img', { name: 'Done:' }).waitFor();
  expect(await window.article.evaluate(element => element === document.activeElement)).toBe(true);
  expect(await axeFindings(window.page)).toEqual([]);
});

it('goes on and back, and stays in sight in every size of the window', async () => {
  await tour().getByRole('button', { name: 'Next' }).focus();
  for (const number of [2, 3, 4, 5]) {
    await press('Enter');
    await step(number);
    for (const size of [
      { width: 800, height: 600 },
      { width: 1360, height: 820 },
    ]) {
      await window.page.setViewportSize(size);
      await expect.poll(() => window.page.evaluate(() => innerWidth)).toBe(size.width);
      await window.page.waitForTimeout(60);
      await isInSight();
      expect(await layoutFindings(window.page)).toEqual([]);
    }
  }
  await tour().getByRole('button', { name: 'Previous' }).focus();
  await press('Enter');
  await step(4);
});

it('rings the very part of the window it speaks of, wherever that goes', async () => {
  const ring = window.page
    .locator('[aria-hidden="true"] + section[aria-label="Tour"]')
    .locator('xpath=preceding-sibling::*[1]');
  const search = await window.page.getByRole('search').boundingBox();
  await expect.poll(() => ring.boundingBox()).toEqual(search);
  await window.page.setViewportSize({ width: 1024, height: 700 });
  await expect
    .poll(
      async () =>
        JSON.stringify(await ring.boundingBox()) ===
        JSON.stringify(await window.page.getByRole('search').boundingBox()),
    )
    .toBe(true);
  await window.page.setViewportSize({ width: 1360, height: 820 });
});

it('ends with Escape from anywhere, and the keyboard is in the text', async () => {
  await press('Escape');
  await tour().waitFor({ state: 'detached' });
  expect(await window.article.evaluate(element => element === document.activeElement)).toBe(true);
});

it('is taken again from the palette and from the menu; Escape in a dialog ends only the dialog', async () => {
  await press('Control+k');
  await window.page.keyboard.insertText('take the tour');
  await press('Enter');
  await step(1);
  await window.article.focus();
  await press('?');
  await window.page.getByRole('dialog', { name: 'Keys' }).waitFor();
  await press('Escape');
  await window.page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' });
  await step(1);
  await tour().getByRole('button', { name: 'End tour' }).focus();
  await press('Enter');
  await tour().waitFor({ state: 'detached' });
  await window.button(/^Workspace /).focus();
  await press('Enter');
  const item = window.page.getByRole('menuitem', { name: 'Take the tour' });
  await item.waitFor();
  await item.focus();
  await press('Enter');
  await step(1);
});

it('counts a tagged sentence as its third task, and finishes', async () => {
  await tour().getByRole('button', { name: 'Next' }).focus();
  await press('Enter', 'Enter');
  await step(3);
  await press('s');
  await window.toolbar.waitFor();
  await press('c');
  await tour().getByRole('img', { name: 'Done:' }).waitFor();
  await tour().getByRole('button', { name: 'Next' }).focus();
  await press('Enter', 'Enter');
  await step(5);
  await tour().getByRole('button', { name: 'Finish' }).focus();
  await press('Enter');
  await tour().waitFor({ state: 'detached' });
});

it('moves nothing for those who asked for less motion, and never complained', async () => {
  await press('Control+k');
  await window.page.keyboard.insertText('take the tour');
  await press('Enter');
  await step(1);
  expect(await tour().evaluate(card => getComputedStyle(card).transitionDuration)).toMatch(/^0s(, 0s)*$/);
  expect(app.complaints).toEqual([]);
});
