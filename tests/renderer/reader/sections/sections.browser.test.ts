/** A long article of which only what is near the screen is laid out: nobody may notice. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { readerPages } from '../harness/reader-pages.ts';

const { open } = readerPages();

const pane = (page: Page) => page.locator('[data-reader-pane]');

/** Height of all the text as it is, and as it would be if everything were laid out, in CSS pixels. */
function heights(page: Page): Promise<{ now: number; whole: number }> {
  return pane(page).evaluate(element => {
    const now = element.scrollHeight;
    const sections = [...element.querySelectorAll<HTMLElement>('.ProseMirror > div')];
    for (const section of sections) section.style.contentVisibility = 'visible';
    const whole = element.scrollHeight;
    for (const section of sections) section.style.contentVisibility = '';
    return { now, whole };
  });
}

/** The height comes to what laying out everything would give, but for half a pixel in each section. */
async function expectExact(page: Page): Promise<void> {
  await expect
    .poll(async () => {
      const { now, whole } = await heights(page);
      return Math.abs(now - whole);
    })
    .toBeLessThan(10);
}

/** Words at the top of the screen, and how far (CSS pixels) their paragraph is from the top of the pane. */
function atTop(page: Page): Promise<{ words: string; away: number }> {
  return pane(page).evaluate(element => {
    const { top } = element.getBoundingClientRect();
    const shown = [...element.querySelectorAll('.ProseMirror p')].find(
      paragraph => paragraph.getBoundingClientRect().top >= top,
    );
    return {
      words: shown?.textContent.slice(0, 20) ?? '',
      away: (shown?.getBoundingClientRect().top ?? 0) - top,
    };
  });
}

describe('a long article', () => {
  it('is as high as if all of it were laid out, also in another width', async () => {
    const { page } = await open('article=long');
    await expectExact(page);
    await page.setViewportSize({ width: 1024, height: 700 });
    await expectExact(page);
  });

  it('is not laid out off the screen, yet its last words can be found by assistive technology', async () => {
    const { page } = await open('article=long');
    const isSkipped = await page
      .locator('.ProseMirror > div')
      .last()
      .locator('p')
      .last()
      .evaluate(paragraph => !paragraph.checkVisibility({ contentVisibilityAuto: true }));
    expect(isSkipped).toBe(true);
    const last = page.getByRole('document').getByText('Paragraph 200.');
    expect(await last.count()).toBe(1);
    await expect(page.getByRole('paragraph').filter({ hasText: 'Paragraph 200.' }).count()).resolves.toBe(1);
  });

  it('keeps the words on the screen in their place while heights above them become exact', async () => {
    const { page } = await open('article=long');
    await pane(page).evaluate(element => element.scrollTo(0, element.scrollHeight * 0.6));
    const before = await atTop(page);
    await expectExact(page);
    const after = await atTop(page);
    expect(after.words).toBe(before.words);
    expect(Math.abs(after.away - before.away)).toBeLessThan(2);
  });

  it('goes to an annotation far away at once and stays there', async () => {
    const reader = await open('article=long');
    await reader.tag(['claim', 'Paragraph 190.']);
    await reader.text.focus();
    await reader.keys('j');
    const mark = reader.page.locator('mark[aria-current]');
    await mark.waitFor();
    const fromTop = async () => {
      const [box, around] = [await mark.boundingBox(), await pane(reader.page).boundingBox()];
      return box && around ? (box.y - around.y) / around.height : Number.NaN;
    };
    await expect.poll(fromTop).toBeCloseTo(0.3, 1);
    await expectExact(reader.page);
    expect(await fromTop()).toBeCloseTo(0.3, 1);
  });

  it('draws the highlights where a flight through the text ends', async () => {
    const reader = await open('article=long&highlights=5000');
    await pane(reader.page).evaluate(async element => {
      for (let i = 0; i < 8; i++) {
        element.scrollBy({ top: 2 * element.clientHeight, behavior: 'instant' });
        await new Promise(resolve => requestAnimationFrame(resolve));
      }
    });
    const inSight = () =>
      reader.page.locator('mark').evaluateAll(marks =>
        marks.some(mark => {
          const { top } = mark.getBoundingClientRect();
          return top > 0 && top < innerHeight;
        }),
      );
    await expect.poll(inSight).toBe(true);
  });

  it('is selected to its very end', async () => {
    const reader = await open('article=long');
    await reader.text.focus();
    await reader.keys('Control+a');
    const selected = await reader.selection();
    expect(selected).toContain('Paragraph 1.');
    expect(selected).toContain('Paragraph 200.');
  });
});
