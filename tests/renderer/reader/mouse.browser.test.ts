/** The reader in a real browser: tagging, choosing and drawing out passages with the mouse. */
import { describe, expect, it } from 'vitest';
import { FLOW, PUNISH, RIVERS, TREATY } from './harness/articles.ts';
import { readerPages } from './harness/reader-pages.ts';

const { open } = readerPages();

describe('tagging with the mouse', () => {
  it('turns the dragged words, and only those, into a claim with C', async () => {
    const reader = await open();
    await reader.drag(FLOW);
    await reader.keys('c');
    await expect.poll(() => reader.marks('Claim')).toEqual([FLOW]);
    expect(await reader.stored()).toEqual([{ kind: 'claim', quote: FLOW }]);
    expect(await reader.focused()).toBe(FLOW);
    await expect.poll(() => reader.announcements()).toContain('Claim added, 1 in this article.');
  });

  it('tags with the buttons of the toolbar and takes the toolbar away', async () => {
    const reader = await open();
    await reader.drag(PUNISH);
    await reader.toolbar.getByRole('button', { name: 'Policy option' }).click();
    await expect.poll(() => reader.marks('Policy option')).toEqual([PUNISH]);
    await expect.poll(() => reader.toolbar.count()).toBe(0);
  });

  it('shows where two annotations overlap as both', async () => {
    const reader = await open();
    await reader.tag(['claim', TREATY], ['precedent', RIVERS]);
    await expect
      .poll(() => reader.marks('Claim, Precedent'))
      .toEqual(['divided six rivers between two states']);
    expect(await reader.marks('Claim')).toEqual(['In 1960 the Indus Waters Treaty ']);
    expect(await reader.marks('Precedent')).toEqual([' that agreed on almost nothing else']);
  });

  it('leaves the focused annotation, and the selection, by a click in the margin, and keeps the keys', async () => {
    const reader = await open();
    await reader.tag(['claim', TREATY]);
    await reader.click(TREATY);
    await expect.poll(() => reader.focused()).toBe(TREATY);
    const text = await reader.text.boundingBox();
    const margin = [(text?.x ?? 0) + (text?.width ?? 0) + 30, (text?.y ?? 0) + 120] as const;
    await reader.page.mouse.click(...margin);
    await expect.poll(() => reader.focused()).toBe(null);
    await reader.keys('j');
    await expect.poll(() => reader.focused()).toBe(TREATY);
    await reader.drag(PUNISH);
    await expect.poll(() => reader.toolbar.count()).toBe(1);
    await reader.page.mouse.click(...margin);
    await expect.poll(() => reader.toolbar.count()).toBe(0);
    expect(await reader.focused()).toBe(null);
  });

  it('selects a sentence with three clicks', async () => {
    const reader = await open();
    await reader.click('at the border gauge', { clickCount: 3 });
    await expect
      .poll(() => reader.selection())
      .toBe(`${FLOW}, and the ministry no longer disputes the figure; it disputes only whose fault it is.`);
  });

  it('tags a double-clicked word', async () => {
    const reader = await open();
    await reader.click('referee', { clickCount: 2 });
    await reader.keys('p');
    await expect.poll(() => reader.marks('Precedent')).toEqual(['referee']);
  });

  it('tags across emphasis and over the end of a paragraph', async () => {
    const reader = await open();
    const from = await reader.edge('The joint commission should', 'first');
    const to = await reader.edge('and ends where it started.', 'last');
    await reader.page.mouse.move(from.x, from.y);
    await reader.page.mouse.down();
    await reader.page.mouse.move(to.x, to.y, { steps: 5 });
    await reader.page.mouse.up();
    await reader.keys('o');
    await expect.poll(async () => (await reader.stored())[0]?.quote).toMatch(/^The joint .* it started\.$/);
    expect((await reader.marks('Policy option')).join('')).toBe((await reader.stored())[0]?.quote);
  });

  it('gives the selection back when the store refuses', async () => {
    const reader = await open();
    await reader.drag(FLOW);
    await reader.page.evaluate(() => {
      harness.store.refusal = 'the disk is full';
    });
    await reader.keys('c');
    await expect.poll(() => reader.announcements()).toContain('Not saved.');
    expect(await reader.selection()).toBe(FLOW);
    expect(await reader.stored()).toEqual([]);
    expect(await reader.toolbar.isVisible()).toBe(true);
  });
});

describe('clicking highlights', () => {
  it('goes through the annotations under one place and lets go elsewhere', async () => {
    const reader = await open();
    await reader.tag(['claim', TREATY], ['precedent', RIVERS], ['option', 'six rivers']);
    const seen: (string | null)[] = [];
    for (let i = 0; i < 4; i++) {
      await reader.click('six rivers');
      await reader.page.waitForTimeout(550);
      seen.push(await reader.focused());
    }
    expect(seen).toEqual(['six rivers', TREATY, RIVERS, 'six rivers']);
    await reader.click('What it had');
    await expect.poll(() => reader.focused()).toBeNull();
  });

  it('draws the end of an annotation to another word with its handle', async () => {
    const reader = await open();
    await reader.tag(['claim', FLOW]);
    await reader.click('border gauge');
    const handle = reader.page.getByTitle('Drag to move the end');
    const from = await handle.boundingBox();
    const to = await reader.spot('ministry no longer', 'first');
    if (!from) throw new Error('There is no handle.');
    await reader.page.mouse.move(from.x + 8, from.y + 8);
    await reader.page.mouse.down();
    await reader.page.mouse.move(to.x + 40, to.y, { steps: 4 });
    await reader.page.mouse.up();
    await expect.poll(async () => (await reader.stored())[0]?.quote).toBe(`${FLOW}, and the ministry`);
  });
});

describe('right-to-left text', () => {
  const SENTENCE = 'سرحد پار تجارت دوگنی ہو چکی ہے۔';

  it('tags the very words that were dragged over', async () => {
    const reader = await open('article=urdu');
    await reader.drag(SENTENCE);
    await reader.keys('c');
    await expect.poll(() => reader.marks('Claim')).toEqual([SENTENCE]);
    expect(await reader.stored()).toEqual([{ kind: 'claim', quote: SENTENCE }]);
  });

  it('makes a passage longer at its end with the left arrow', async () => {
    const reader = await open('article=urdu');
    await reader.tag(['claim', 'سرحد پار']);
    await reader.text.focus();
    await reader.keys('j', 'Shift+ArrowLeft');
    await expect.poll(async () => (await reader.stored())[0]?.quote).toBe('سرحد پار تجارت');
  });
});
