/** Thirty annotations on one sentence: each can be seen, named, and reached by mouse and by keyboard. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { CROWDED, hardPath, makeHardWorkspace } from '../support/hard-workspace.ts';

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  makeHardWorkspace(hardPath(app.folder), 10);
  window = await app.window();
  await window.confirmName();
  await window.openWorkspace(hardPath(app.folder));
  await window.library.getByText('Thirty on one sentence').click();
  await window.article.locator('mark').first().waitFor();
});
afterAll(() => app?.stop());

const focused = () =>
  window.page.evaluate(
    () => JSON.parse(sessionStorage.getItem('postil.place') ?? '{}').annotation as string | null,
  );
const stripes = () => window.reader.locator('[aria-hidden] > [data-id]');

/** Does `act` until it led to an annotation that was there before; answers those it led to. */
async function goRound(act: () => Promise<void>): Promise<Set<string>> {
  const seen = new Set<string>();
  for (let i = 0; i < 40; i++) {
    const before = await focused();
    await act();
    await expect.poll(focused).not.toBe(before);
    const now = await focused();
    if (now === null || seen.has(now)) return seen;
    seen.add(now);
  }
  return seen;
}

it('says how many lie under the words, and stacks at most three lines under them', async () => {
  const mark = window.article.locator('mark').filter({ hasText: 'was' }).first();
  expect(await mark.getAttribute('aria-description')).toBe('Claim, Precedent, Policy option');
  const ids = (await mark.getAttribute('data-annotations'))?.split(' ') ?? [];
  expect(new Set(ids).size).toBeGreaterThan(20);
  const lines = await mark.evaluate(
    element => getComputedStyle(element).backgroundImage.split('gradient').length - 1,
  );
  expect(lines).toBe(4);
});

it('has one stripe an annotation, three lanes by kind and a counted pile', async () => {
  await expect.poll(() => stripes().count()).toBe(30);
  const count = window.reader.locator('[aria-hidden] > :not([data-id])').getByText('+27');
  await count.waitFor();
  const pane = await window.reader.boundingBox();
  expect((await count.boundingBox())?.x).toBeGreaterThan((pane?.x ?? 0) + 2);
  const lanes = await stripes().evaluateAll(
    list => new Set(list.map(stripe => getComputedStyle(stripe).insetInlineEnd)).size,
  );
  expect(lanes).toBe(4);
  const rail = await stripes()
    .first()
    .evaluate(stripe => stripe.parentElement?.getBoundingClientRect().toJSON());
  for (const stripe of await stripes().all()) {
    const box = await stripe.boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(rail.left - 1);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(rail.right + 1);
  }
});

it('lists a pile under the pointer', async () => {
  const pile = stripes().nth(20);
  await pile.hover({ force: true });
  const label = window.reader.getByText(/and \d+ more$/);
  await label.waitFor();
  const lines = ((await label.textContent()) ?? '').split('\n');
  expect(lines).toHaveLength(9);
  for (const line of lines.slice(0, 8)) expect(line).toMatch(/^(Claim|Precedent|Policy option) · /);
  await window.page.mouse.move(900, 700);
});

it('is gone through by clicks on the pile, each once', async () => {
  const box = await stripes().nth(29).boundingBox();
  const seen = await goRound(() => window.page.mouse.click((box?.x ?? 0) + 1, (box?.y ?? 0) + 2));
  expect(seen.size).toBeGreaterThan(5);
  await window.article.focus();
  await window.page.keyboard.press('Escape');
});

it('is gone through by clicks on the words, each once', async () => {
  const mark = window.article.locator('mark').filter({ hasText: 'was' }).first();
  const under = ((await mark.getAttribute('data-annotations')) ?? '').split(' ');
  const box = await mark.boundingBox();
  const seen = await goRound(async () => {
    // Two clicks in quick succession select a word.
    await window.page.waitForTimeout(600);
    await window.page.mouse.click((box?.x ?? 0) + 6, (box?.y ?? 0) + 8);
  });
  expect(seen).toEqual(new Set(under));
  await window.page.keyboard.press('Escape');
});

it('is gone through by J and back by K, each once, in the order of the text', async () => {
  await window.article.focus();
  for (const key of ['Escape', 'Escape']) await window.page.keyboard.press(key);
  await window.putCaretBefore('The lower districts');
  const forward: (string | null)[] = [];
  for (let i = 0; i < 30; i++) {
    const before = await focused();
    await window.page.keyboard.press('j');
    await expect.poll(focused).not.toBe(before);
    forward.push(await focused());
  }
  expect(new Set(forward).size).toBe(30);
  const backward = [forward.at(-1)];
  for (let i = 0; i < 29; i++) {
    const before = await focused();
    await window.page.keyboard.press('k');
    await expect.poll(focused).not.toBe(before);
    backward.push(await focused());
  }
  expect(backward).toEqual([...forward].reverse());
  expect(await window.inspector.getByRole('blockquote').textContent()).toBe(CROWDED);
});

it('shows the focused one before the others, in its own colour', async () => {
  const look = await stripes().evaluateAll(list =>
    list.map(stripe => ({ z: getComputedStyle(stripe).zIndex, width: stripe.getBoundingClientRect().width })),
  );
  const first = look.filter(({ z, width }) => z === '1' && width === 5);
  expect(first).toHaveLength(1);
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
