/** The reader in a real browser: what stands where, what is drawn, and what screen readers are told. */
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { FLOW, PUNISH, RIVERS, TREATY } from './harness/articles.ts';
import { readerPages } from './harness/reader-pages.ts';

const { open } = readerPages();

describe('the toolbar', () => {
  const window = { width: 1024, height: 700 };

  it.each(['river', 'urdu'])(
    'stays inside the pane and off the words in a small window (%s)',
    async article => {
      const reader = await open(`article=${article}`, window);
      const pane = await reader.page.locator('[data-reader-pane]').boundingBox();
      const count = await reader.page.locator('.ProseMirror p').count();
      for (let i = 0; i < count; i++) {
        await reader.page
          .locator('.ProseMirror p')
          .nth(i)
          .click({ clickCount: 3, position: { x: 60, y: 12 } });
        await reader.toolbar.waitFor();
        const box = await reader.toolbar.boundingBox();
        const words = await reader.page.evaluate(() => {
          const boxes = [...(getSelection()?.getRangeAt(0).getClientRects() ?? [])];
          return { top: Math.min(...boxes.map(b => b.top)), bottom: Math.max(...boxes.map(b => b.bottom)) };
        });
        if (!box || !pane) throw new Error('The toolbar or the pane is not shown.');
        expect(box.x).toBeGreaterThanOrEqual(pane.x);
        expect(box.x + box.width).toBeLessThanOrEqual(pane.x + pane.width);
        expect(box.y).toBeGreaterThanOrEqual(pane.y);
        expect(box.y + box.height).toBeLessThanOrEqual(pane.y + pane.height);
        expect(box.y >= words.bottom || box.y + box.height <= words.top).toBe(true);
        await reader.keys('Escape');
        await reader.page.waitForTimeout(520);
      }
    },
  );

  it('keeps the words in sight when the selection is taller than the pane', async () => {
    const reader = await open('article=long', window);
    await reader.text.focus();
    for (let i = 0; i < 4; i++) await reader.keys('Shift+PageDown');
    await reader.toolbar.waitFor();
    const box = await reader.toolbar.boundingBox();
    expect(box?.y).toBeGreaterThan(0);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(window.height);
  });
});

describe('for those who do not see the colours', () => {
  it('exposes each highlight to screen readers as a mark described by its kinds', async () => {
    const reader = await open();
    await reader.tag(['claim', TREATY], ['precedent', RIVERS]);
    await expect.poll(() => reader.page.locator('mark').count()).toBe(3);
    const devtools = await reader.page.context().newCDPSession(reader.page);
    const { root } = await devtools.send('DOM.getDocument');
    const { nodes } = await devtools.send('Accessibility.queryAXTree', { nodeId: root.nodeId, role: 'mark' });
    const described = nodes.map(({ description }) => description?.value);
    expect(described).toEqual(['Claim', 'Claim, Precedent', 'Precedent']);
  });

  it.each(['light', 'dark'])('has nothing axe objects to, with a selection and a focus (%s)', async theme => {
    const reader = await open(`theme=${theme}`);
    await reader.tag(['claim', TREATY], ['precedent', RIVERS], ['option', PUNISH]);
    await reader.text.focus();
    await reader.keys('j');
    await reader.drag(FLOW);
    await reader.toolbar.waitFor();
    const devtools = await reader.page.context().newCDPSession(reader.page);
    await devtools.send('Runtime.evaluate', { expression: axe.source });
    const violations = await reader.page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof import('axe-core') }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
    });
    expect(violations).toEqual([]);
  });
});

describe('many highlights', () => {
  it('opens 20,000 words with 1,000 annotations showing every one of them as a mark', async () => {
    const reader = await open('article=long&highlights=1000');
    const found = () =>
      reader.page
        .locator('mark')
        .evaluateAll(
          marks => new Set(marks.flatMap(mark => mark.dataset.annotations?.split(' ') ?? [])).size,
        );
    expect(await found()).toBeGreaterThan(0);
    await expect.poll(found, { timeout: 10_000 }).toBe(1_000);
  });

  it('with 5,000 annotations draws those near the screen, wherever one scrolls', async () => {
    const reader = await open('article=long&highlights=5000');
    const inSight = () =>
      reader.page.locator('mark').evaluateAll(marks =>
        marks.some(mark => {
          const { top } = mark.getBoundingClientRect();
          return top > 0 && top < innerHeight;
        }),
      );
    await expect.poll(inSight).toBe(true);
    const drawn = await reader.page.locator('mark').count();
    expect(drawn).toBeLessThan(5_000);
    await reader.page.locator('[data-reader-pane]').evaluate(pane => pane.scrollTo(0, pane.scrollHeight / 2));
    await expect.poll(inSight).toBe(true);
  });
});

describe('coming back', () => {
  it('opens an article where it was left', async () => {
    const reader = await open('article=long');
    const pane = reader.page.locator('[data-reader-pane]');
    await pane.evaluate(element => element.scrollTo(0, 5_000));
    await expect.poll(() => reader.page.evaluate(() => sessionStorage.length)).toBe(1);
    await reader.page.reload();
    await reader.text.waitFor();
    const away = () => pane.evaluate(element => Math.abs(element.scrollTop - 5_000));
    await expect.poll(away).toBeLessThan(60);
  });
});
