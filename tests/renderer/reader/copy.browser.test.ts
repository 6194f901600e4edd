/** Copying, selecting sentences and linking from the reader, in a real browser. */
import { expect, it } from 'vitest';
import { FLOW, TREATY } from './harness/articles.ts';
import { readerPages } from './harness/reader-pages.ts';

const { open } = readerPages();

/** What copying would put on the clipboard, taken from the event itself. */
async function copied(reader: Awaited<ReturnType<typeof open>>) {
  await reader.page.evaluate(() => {
    window.addEventListener(
      'copy',
      event => {
        const types = [...(event.clipboardData?.types ?? [])];
        document.title = JSON.stringify(types.map(type => event.clipboardData?.getData(type)));
      },
      { once: true },
    );
  });
  await reader.keys('Control+c');
  return JSON.parse(await reader.page.title()) as string[];
}

it('copies the selected words with where they are from, as text and as HTML', async () => {
  const reader = await open();
  await reader.drag(FLOW);
  const [text, html] = await copied(reader);
  expect(text).toMatch(new RegExp(`^“${FLOW}”\n— .*“Sharing a shrinking river”.*para\\. 1\\.`));
  expect(html).toContain(`<blockquote dir="auto"><p>${FLOW}</p></blockquote>`);
  await expect.poll(() => reader.announcements()).toContain('Copied with its source.');
});

it('copies the focused annotation when nothing is selected', async () => {
  const reader = await open();
  await reader.tag(['precedent', TREATY]);
  await reader.text.focus();
  await reader.keys('j');
  expect((await copied(reader))[0]).toContain(`“${TREATY}”`);
});

it('selects a sentence with S and goes on sentence by sentence, over paragraphs', async () => {
  const reader = await open();
  await reader.text.focus();
  await reader.keys('s');
  const first = 'The lower districts have now gone three summers without a full release.';
  await expect.poll(() => reader.selection()).toBe(first);
  await reader.keys('s');
  await expect.poll(() => reader.selection()).toMatch(/whose fault it is\.$/);
  await reader.keys('s');
  await expect.poll(() => reader.selection()).toMatch(/The two capitals have been here before\.$/);
});

it('asks what the focused annotation is linked to with L', async () => {
  const reader = await open();
  await reader.tag(['precedent', TREATY]);
  await reader.text.focus();
  await reader.keys('j', 'l');
  const [call = ''] = await reader.calls();
  expect(call).toMatch(/^link /);
});
