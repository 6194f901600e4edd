/** Tags put on by a digit while one reads. The test page has one tag, Water, of the digit 3. */
import { describe, expect, it } from 'vitest';
import { FLOW, TREATY } from './harness/articles.ts';
import type { ReaderDriver } from './harness/driver.ts';
import { readerPages } from './harness/reader-pages.ts';

const { open } = readerPages();

const WATER = '00000000-0000-7000-8000-0000000000aa';
const tagsOf = (reader: ReaderDriver) =>
  reader.page.evaluate(() => harness.store.annotations.map(({ tags }) => tags));

describe('a digit', () => {
  it('puts its tag on the focused annotation, takes it off again, and says so', async () => {
    const reader = await open();
    await reader.tag(['claim', FLOW]);
    await reader.text.focus();
    await reader.keys('j', '3');
    await expect.poll(() => tagsOf(reader)).toEqual([[WATER]]);
    await expect.poll(() => reader.announcements()).toContain('Tag Water added.');
    await reader.keys('3');
    await expect.poll(() => tagsOf(reader)).toEqual([[]]);
    await expect.poll(() => reader.announcements()).toContain('Tag Water taken off.');
  });

  it('makes an annotation of the kind used last of selected words, with its tag from the start', async () => {
    const reader = await open();
    await reader.drag(TREATY);
    await reader.keys('p');
    await expect.poll(() => reader.stored()).toHaveLength(1);
    await reader.drag(FLOW);
    await reader.keys('3');
    await expect.poll(() => tagsOf(reader)).toEqual([[], [WATER]]);
    await expect.poll(() => reader.marks('Precedent')).toEqual([FLOW, TREATY]);
    await expect
      .poll(() => reader.announcements())
      .toContain('Precedent added with tag Water, 2 in this article.');
    expect(await reader.focused()).toBe(FLOW);
  });

  it('that no tag has leaves everything as it is, and the app says so', async () => {
    const reader = await open();
    await reader.tag(['claim', FLOW]);
    await reader.text.focus();
    await reader.keys('j', '4');
    await expect.poll(() => reader.calls()).toEqual(['no tag of 4']);
    expect(await tagsOf(reader)).toEqual([[]]);
  });

  it('does nothing without an annotation or a selection', async () => {
    const reader = await open();
    await reader.text.focus();
    await reader.keys('3', '4');
    expect(await reader.calls()).toEqual([]);
    expect(await reader.stored()).toEqual([]);
  });

  it('tells when the store refuses, and works the next time', async () => {
    const reader = await open();
    await reader.tag(['claim', FLOW]);
    await reader.text.focus();
    await reader.keys('j');
    await reader.page.evaluate(() => {
      harness.store.refusal = 'the disk is full';
    });
    await reader.keys('3');
    await expect.poll(() => reader.announcements()).toContain('Not saved.');
    await reader.keys('3');
    await expect.poll(() => tagsOf(reader)).toEqual([[WATER]]);
  });

  it('is known by its place on keyboards that print other digits there', async () => {
    const reader = await open();
    await reader.tag(['claim', FLOW]);
    await reader.text.focus();
    await reader.keys('j');
    const send = (key: string, code: string) =>
      reader.text.evaluate(
        (text, init) => text.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true })),
        { key, code },
      );
    // The key of é on a French keyboard types a letter, the one of ۳ on an Urdu keyboard a digit.
    await send('é', 'Digit3');
    await reader.keys('k');
    await expect.poll(() => reader.announcements()).toHaveLength(2);
    expect(await tagsOf(reader)).toEqual([[]]);
    await send('۳', 'Digit3');
    await expect.poll(() => tagsOf(reader)).toEqual([[WATER]]);
  });
});
