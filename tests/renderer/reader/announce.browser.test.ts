/** What screen readers are told when the caret or the pointer comes upon an annotation. */
import { expect, it } from 'vitest';
import { readerPages } from './harness/reader-pages.ts';

const { open } = readerPages();
const FLOW = 'Flow at the border gauge has fallen by nearly a third since 2019';

it('the caret says what it comes upon, once, and that it has left', async () => {
  const reader = await open();
  await reader.tag(['claim', FLOW], ['precedent', 'nearly a third']);
  await reader.text.focus();
  await reader.keys('F7', 'Control+Home');
  await reader.page.evaluate(words => {
    const text = document.querySelector('.ProseMirror p')?.firstChild;
    const node = document.createTreeWalker(
      document.querySelector('.ProseMirror p') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    for (let at = node.nextNode(); at; at = node.nextNode())
      if (at.textContent?.startsWith(words.slice(0, 10))) return getSelection()?.collapse(at, 3);
    return text;
  }, FLOW);
  await reader.keys('ArrowRight');
  const said = () => reader.announcements();
  await expect.poll(said).toContain('Claim: Flow at the border gauge has fallen by….');
  const before = (await said()).length;
  await reader.keys('ArrowRight', 'ArrowRight');
  await reader.page.waitForTimeout(500);
  expect(await said()).toHaveLength(before);
  for (let i = 0; i < 34; i++) await reader.keys('ArrowRight');
  await expect
    .poll(said)
    .toContain('2 annotations. Precedent: nearly a third. Claim: Flow at the border gauge has fallen by….');
  await reader.keys('ArrowDown', 'End');
  await expect.poll(said).toContain('End of annotation.');
});

it('the resting pointer says what it is over; passing over is silent', async () => {
  const reader = await open();
  await reader.tag(['claim', FLOW]);
  const { x, y } = await reader.spot(FLOW, 'first');
  await reader.page.mouse.move(x, y);
  await reader.page.mouse.move(x, y + 120);
  await reader.page.waitForTimeout(500);
  expect(await reader.announcements()).toEqual([]);
  await reader.page.mouse.move(x + 20, y);
  await expect
    .poll(() => reader.announcements())
    .toEqual(['Claim: Flow at the border gauge has fallen by….']);
  expect(await reader.page.locator('[data-id][data-pointed]').count()).toBe(1);
});

it('moving an end by keys says with which words the passage ends or starts now', async () => {
  const reader = await open();
  await reader.tag(['claim', 'nearly a third']);
  await reader.text.focus();
  await reader.keys('j', 'Shift+ArrowRight');
  await expect.poll(() => reader.announcements()).toContain('Ends with “nearly a third since”.');
  await reader.keys('Alt+Shift+ArrowLeft');
  await expect.poll(() => reader.announcements()).toContain('Starts with “by nearly a third since”.');
});

it('an end moved there and back in quick succession is where it was', async () => {
  const reader = await open();
  await reader.tag(['claim', 'nearly a third']);
  await reader.text.focus();
  await reader.keys('j');
  for (let i = 0; i < 5; i++) await reader.keys('Shift+ArrowRight', 'Shift+ArrowLeft');
  await reader.page.waitForTimeout(1_500);
  expect(await reader.stored()).toEqual([{ kind: 'claim', quote: 'nearly a third' }]);
  expect(await reader.marks('Claim')).toEqual(['nearly a third']);
});

it('a drag of a handle is given up with Escape', async () => {
  const reader = await open();
  await reader.tag(['claim', 'nearly a third']);
  await reader.click('nearly a third');
  const grip = await reader.page.getByTitle(/Drag to move the end/).boundingBox();
  const { x, y } = await reader.spot('no longer disputes', 'last');
  await reader.page.mouse.move((grip?.x ?? 0) + 8, (grip?.y ?? 0) + 8);
  await reader.page.mouse.down();
  await reader.page.mouse.move(x, y, { steps: 4 });
  await expect.poll(() => reader.marks('Claim')).not.toEqual(['nearly a third']);
  await reader.keys('Escape');
  await expect.poll(() => reader.marks('Claim')).toEqual(['nearly a third']);
  await reader.page.mouse.up();
  expect(await reader.stored()).toEqual([{ kind: 'claim', quote: 'nearly a third' }]);
  expect(await reader.focused()).toBe('nearly a third');
});
