/** The reader in a real browser, without a mouse. */
import { describe, expect, it } from 'vitest';
import { FLOW, PUNISH, TREATY } from './harness/articles.ts';
import { readerPages } from './harness/reader-pages.ts';

const { open } = readerPages();

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

  it('puts a moved end back when the store refuses, and moves it the next time', async () => {
    const reader = await open();
    await reader.tag(['claim', 'nearly a third']);
    await reader.text.focus();
    await reader.keys('j');
    await reader.page.evaluate(() => {
      harness.store.refusal = 'the disk is full';
    });
    await reader.keys('Shift+ArrowRight');
    await expect.poll(() => reader.announcements()).toContain('Not saved.');
    await expect.poll(() => reader.marks('Claim')).toEqual(['nearly a third']);
    await reader.keys('Shift+ArrowRight');
    await expect.poll(() => reader.marks('Claim')).toEqual(['nearly a third since']);
    await expect.poll(() => reader.stored()).toEqual([{ kind: 'claim', quote: 'nearly a third since' }]);
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
