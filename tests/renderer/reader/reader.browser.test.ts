/** The reader in a real browser: selecting, tagging and walking through annotations as a person does. */
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { ReaderDriver } from './harness/driver.ts';
import { serveReader } from './harness/serve.ts';

const FLOW = 'Flow at the border gauge has fallen by nearly a third since 2019';
const TREATY = 'In 1960 the Indus Waters Treaty divided six rivers between two states';
const RIVERS = 'divided six rivers between two states that agreed on almost nothing else';
const PUNISH = 'It would punish the very districts it is meant to help';

let site: Awaited<ReturnType<typeof serveReader>>;
let browser: Browser;
const opened: ReaderDriver[] = [];

beforeAll(async () => {
  site = await serveReader();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  site?.close();
});

afterEach(async () => {
  for (const reader of opened.splice(0)) {
    const violations = await reader.page.evaluate(() => harness.violations);
    await reader.page.close();
    expect(violations, 'violations of the content security policy').toEqual([]);
  }
});

async function open(query = '', viewport = { width: 1360, height: 820 }): Promise<ReaderDriver> {
  const page = await browser.newPage({ viewport });
  await page.goto(`${site.address}/?${query}`);
  const reader = new ReaderDriver(page);
  await reader.text.waitFor();
  // Lines break elsewhere while the faces are on their way.
  await page.evaluate(() => document.fonts.ready.then(() => null));
  opened.push(reader);
  return reader;
}

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

describe('the keyboard alone', () => {
  it('selects with the caret of F7, reads out the count and tags', async () => {
    const reader = await open();
    await reader.text.focus();
    await reader.keys('F7');
    await expect
      .poll(() => reader.announcements())
      .toContain('Caret on. Arrow keys move it; hold Shift to select.');
    await reader.keys('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    await reader.keys('Shift+Control+ArrowRight', 'Shift+Control+ArrowRight');
    await expect.poll(() => reader.selection()).toMatch(/^lower districts ?$/);
    await expect
      .poll(() => reader.announcements())
      .toContain('2 words selected. C claim, P precedent, O policy option.');
    await reader.keys('c');
    await expect.poll(() => reader.marks('Claim')).toEqual(['lower districts']);
  });

  it('refuses every edit while the caret is shown', async () => {
    const reader = await open();
    const before = await reader.text.textContent();
    await reader.text.focus();
    await reader.keys('F7', 'x', 'Enter', 'Backspace', 'Delete', 'Control+v', 'Control+x', 'Control+b');
    await reader.page.keyboard.insertText('typed by an input method');
    const devtools = await reader.page.context().newCDPSession(reader.page);
    await devtools.send('Input.imeSetComposition', { text: 'ねこ', selectionStart: 2, selectionEnd: 2 });
    await devtools.send('Input.insertText', { text: '猫' });
    expect(await reader.text.textContent()).toBe(before);
  });

  it('selects without the caret too, from the words on the screen', async () => {
    const reader = await open();
    await reader.text.focus();
    await reader.keys('Shift+Control+ArrowRight', 'Shift+Control+ArrowRight', 'Shift+Control+ArrowRight');
    await expect.poll(() => reader.selection()).toMatch(/^The lower districts ?$/);
    await reader.keys('o');
    await expect.poll(() => reader.marks('Policy option')).toEqual(['The lower districts']);
  });

  it('reaches the toolbar with Tab, walks it with arrows and comes back with Escape', async () => {
    const reader = await open();
    await reader.text.focus();
    await reader.keys('Shift+End');
    await reader.toolbar.waitFor();
    await reader.keys('Tab', 'ArrowRight');
    expect(await reader.page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Precedent/);
    await reader.keys('Escape');
    await expect.poll(() => reader.toolbar.count()).toBe(0);
    expect(await reader.text.evaluate(text => text === document.activeElement)).toBe(true);
    expect(await reader.selection()).not.toBe('');
  });

  it('tags from the toolbar with Enter and returns to the text', async () => {
    const reader = await open();
    await reader.text.focus();
    await reader.keys('Shift+Control+ArrowRight', 'Tab', 'ArrowRight', 'Enter');
    await expect.poll(() => reader.marks('Precedent')).toEqual(['The']);
    expect(await reader.text.evaluate(text => text === document.activeElement)).toBe(true);
  });

  it('walks with J and K, says where it is, and stops at the ends', async () => {
    const reader = await open();
    await reader.tag(['precedent', TREATY], ['claim', FLOW], ['option', PUNISH]);
    await reader.text.focus();
    await reader.keys('j', 'j', 'j', 'j', 'k');
    expect(await reader.announcements()).toEqual([
      'Claim 1 of 3: Flow at the border gauge has fallen by…',
      'Precedent 2 of 3: In 1960 the Indus Waters Treaty divided…',
      'Policy option 3 of 3: It would punish the very districts it…',
      'Last annotation. Policy option 3 of 3: It would punish the very districts it…',
      'Precedent 2 of 3: In 1960 the Indus Waters Treaty divided…',
    ]);
    expect(await reader.focused()).toBe(TREATY);
  });

  it('brings an annotation that was far away onto the screen', async () => {
    const reader = await open('article=long');
    await reader.tag(['claim', 'Paragraph 150.']);
    await reader.text.focus();
    await reader.keys('j');
    await expect
      .poll(() => reader.page.locator('mark').boundingBox())
      .toMatchObject({ height: expect.any(Number) });
    const box = await reader.page.locator('mark').boundingBox();
    expect(box?.y).toBeGreaterThan(40);
    expect(box?.y).toBeLessThan(700);
  });

  it('changes the kind, moves both ends by words and removes', async () => {
    const reader = await open();
    await reader.tag(['claim', 'nearly a third']);
    await reader.text.focus();
    await reader.keys('j', 'p');
    await expect.poll(() => reader.marks('Precedent')).toEqual(['nearly a third']);
    await reader.keys('Shift+ArrowRight', 'Shift+ArrowRight', 'Alt+Shift+ArrowLeft');
    await expect.poll(async () => (await reader.stored())[0]?.quote).toBe('by nearly a third since 2019');
    await reader.keys('Shift+ArrowLeft', 'Alt+Shift+ArrowRight');
    await expect.poll(async () => (await reader.stored())[0]?.quote).toBe('nearly a third since');
    await reader.keys('Delete');
    await expect.poll(() => reader.stored()).toEqual([]);
    await expect.poll(() => reader.page.locator('mark').count()).toBe(0);
  });

  it('asks for tags, a note, undo and redo', async () => {
    const reader = await open();
    await reader.tag(['claim', FLOW]);
    await reader.text.focus();
    await reader.keys('j', 't', 'n', 'Control+z', 'Control+Shift+z', 'Control+y');
    const id = '00000000-0000-7000-8000-000000000001';
    expect(await reader.calls()).toEqual([`tags ${id}`, `note ${id}`, 'undo', 'redo', 'redo']);
  });

  it('makes an annotation of the kind used last for a note on selected words', async () => {
    const reader = await open();
    await reader.drag('a lever that looks strong on paper');
    await reader.keys('p');
    await expect.poll(() => reader.stored()).toHaveLength(1);
    await reader.drag('the lower grid has no other supplier');
    await reader.keys('n');
    await expect.poll(() => reader.marks('Precedent')).toHaveLength(2);
    expect(await reader.calls()).toEqual(['note 00000000-0000-7000-8000-000000000002']);
  });

  it('leaves the selection and then the annotation with Escape', async () => {
    const reader = await open();
    await reader.tag(['claim', FLOW]);
    await reader.text.focus();
    await reader.keys('j');
    await reader.drag('lender with money');
    await reader.keys('Escape');
    await expect.poll(() => reader.selection()).toBe('');
    expect(await reader.focused()).toBe(FLOW);
    await reader.keys('Escape');
    await expect.poll(() => reader.focused()).toBeNull();
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

describe('the toolbar', () => {
  const window = { width: 1024, height: 700 };

  it.each(['river', 'urdu'])(
    'stays inside the pane and off the words in a small window (%s)',
    async article => {
      const reader = await open(`article=${article}`, window);
      const pane = await reader.page.locator('[data-reader-pane]').boundingBox();
      const count = await reader.page.locator('.ProseMirror > p').count();
      for (let i = 0; i < count; i++) {
        await reader.page
          .locator('.ProseMirror > p')
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
