/** Finding words in the article, in a real browser. */
import { expect, it } from 'vitest';
import { readerPages } from '../harness/reader-pages.ts';

const { open } = readerPages();

/** The words painted under a name of the CSS Custom Highlight API. */
const painted = (name: string) =>
  [...(CSS.highlights.get(name) ?? [])].map(range => (range as Range).toString());

it('opens with a slash, finds while one types, steps with Enter and goes around', async () => {
  const reader = await open();
  await reader.text.focus();
  await reader.keys('/');
  const field = reader.page.getByRole('searchbox', { name: 'Find in article' });
  await field.pressSequentially('RIVER');
  const count = reader.page.getByRole('status', { name: 'Found' });
  await expect.poll(() => count.textContent()).toMatch(/^1 of \d+$/);
  const total = Number((await count.textContent())?.split(' ').at(-1));
  expect(total).toBeGreaterThan(1);
  await expect.poll(() => reader.page.evaluate(painted, 'postil-find-current')).toEqual(['river']);
  await field.press('Enter');
  await expect.poll(() => count.textContent()).toBe(`2 of ${total}`);
  await field.press('Shift+Enter');
  await field.press('Shift+Enter');
  await expect.poll(() => count.textContent()).toBe(`${total} of ${total}`);
  await reader.page.getByRole('button', { name: 'Next match' }).click();
  await expect.poll(() => count.textContent()).toBe(`1 of ${total}`);
});

it('leaves the last place selected, so that it can be tagged at once', async () => {
  const reader = await open();
  await reader.text.focus();
  await reader.keys('/');
  await reader.page.getByRole('searchbox', { name: 'Find in article' }).fill('indus waters treaty');
  await expect
    .poll(() => reader.page.evaluate(painted, 'postil-find-current'))
    .toEqual(['Indus Waters Treaty']);
  await reader.keys('Escape');
  expect(await reader.selection()).toBe('Indus Waters Treaty');
  expect(await reader.page.evaluate(painted, 'postil-find')).toEqual([]);
  await reader.keys('p');
  await expect.poll(() => reader.marks('Precedent')).toEqual(['Indus Waters Treaty']);
});

it('says when nothing is found, and takes selected words for what is looked for', async () => {
  const reader = await open();
  await reader.text.focus();
  await reader.keys('Shift+Control+ArrowRight', 'Control+f');
  const field = reader.page.getByRole('searchbox', { name: 'Find in article' });
  await expect.poll(() => field.inputValue()).toMatch(/^The ?$/);
  await field.fill('no such words');
  const count = reader.page.getByRole('status', { name: 'Found' });
  await expect.poll(() => count.textContent()).toBe('Not found');
  expect(await reader.page.getByRole('button', { name: 'Next match' }).isDisabled()).toBe(true);
  await reader.keys('Escape');
  await expect.poll(() => field.count()).toBe(0);
});
