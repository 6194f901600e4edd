/** Who did what: the history of an annotation, the way back to an earlier version, and people told apart by colour. */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { allFindings } from '../support/looks.ts';
import { bela, handTo, mergeFrom } from '../support/merging.ts';
import { addDocument, addTag, edit, newStore, PARAGRAPHS, tagPassage } from '../support/store.ts';

let app: App;
let window: AppWindow;

/** Ada's workspace with Béla's work in it: both wrote a note on one passage without knowing of each other. */
function makeWorkspace(): string {
  const a = newStore(app.folder, 'mine');
  const document = addDocument(a, PARAGRAPHS, { title: 'Two banks' });
  const both = tagPassage(a, document, 'Team Alpha');
  const water = addTag(a, 'Water');
  const b = handTo(bela, a);
  edit(a, 'annotation', both, { note: 'The figures of spring alone.', confidence: 2 });
  edit(b, 'annotation', both, { note: 'The figures of both seasons.', [`tag:${water}`]: true });
  tagPassage(b, document, 'Team Beta', 'precedent');
  mergeFrom(a, b);
  b.close();
  edit(a, 'annotation', both, { confidence: 5, 'claim.speaker': 'Team Alpha' });
  a.close();
  return a.path;
}

beforeAll(async () => {
  app = await App.start();
  const path = makeWorkspace();
  window = await app.window();
  await window.confirmName('Ada Lindqvist');
  await window.openWorkspace(path);
  await window.library.getByText('Two banks').click();
  await window.article.locator('mark').first().waitFor();
});
afterAll(() => app?.stop());

const dialog = (): Locator => window.page.getByRole('dialog', { name: 'History' });
const changes = (): Locator => dialog().getByRole('listbox', { name: 'Changes, the latest first' });
const line = (words: RegExp): Locator => changes().getByRole('option', { name: words });
const restore = (): Locator => dialog().getByRole('button', { name: 'Restore this version' });

async function expectFine(): Promise<void> {
  expect(await allFindings(window.page)).toEqual([]);
}

describe('an article several people annotated', () => {
  it('says of each annotation whose it is, and narrows to one person', async () => {
    const list = window.inspector.getByRole('listbox', { name: 'Annotations of this article' });
    await list.getByRole('option').first().waitFor();
    const lines = await list.getByRole('option').allTextContents();
    expect(lines[0]).toContain('by Ada Lindqvist');
    expect(lines[1]).toContain('by Béla Tóth');
    await expectFine();
    await window.inspector.getByRole('button', { name: 'Filter by person or tag' }).click();
    await window.page.getByRole('menuitem', { name: /By Béla Tóth/ }).click();
    await expect.poll(() => list.getByRole('option').count()).toBe(1);
    await window.inspector.getByRole('button', { name: 'Show all' }).click();
  });
});

describe('the history of an annotation', () => {
  it('opens from its card and lists who changed what', async () => {
    await window.article.locator('mark').first().click();
    await window.inspector.getByRole('button', { name: 'History…' }).click();
    await expect.poll(() => changes().getByRole('option').count()).toBe(4);
    await line(/^Ada Lindqvist.*Edited (speaker, confidence|confidence, speaker)/).waitFor();
    await line(/^Béla Tóth.*Edited/).waitFor();
    await line(/^Ada Lindqvist.*Tagged/).waitFor();
    expect(await restore().isDisabled()).toBe(true);
    await expectFine();
  });

  it('shows what each change did and which value is in dispute', async () => {
    const region = dialog().getByRole('region', { name: 'Changes' });
    await line(/^Béla Tóth/).click();
    await region.getByText('Tag “Water”').waitFor();
    const bélas = await region.textContent();
    await line(/^Ada Lindqvist.*Edited.*note/).click();
    await region.getByText('Confidence').waitFor();
    const adas = await region.textContent();
    const isDisputed = (text: string | null) => text?.includes('in dispute: another value counts');
    expect([bélas, adas].filter(isDisputed)).toHaveLength(1);
    await expectFine();
  });

  it('is restored by keyboard as one step, and undone from the notice', async () => {
    await window.page.keyboard.press('End');
    await expect.poll(() => line(/^Ada Lindqvist.*Tagged/).getAttribute('aria-selected')).toBe('true');
    await restore().focus();
    await window.page.keyboard.press('Enter');
    await dialog().waitFor({ state: 'detached' });
    const tag = window.inspector.getByRole('row', { name: 'Water' });
    await expect.poll(() => window.inspector.getByText(/The figures of/).count()).toBe(0);
    await expect.poll(() => tag.count()).toBe(0);
    await window.page.getByRole('button', { name: 'Undo', exact: true }).last().click();
    await window.inspector
      .getByText(/The figures of/)
      .first()
      .waitFor();
    await tag.waitFor();
  });

  it('opens from the palette, and Escape gives the keyboard back to the text', async () => {
    await window.article.focus();
    await window.page.keyboard.press('Control+k');
    await window.page.keyboard.insertText('history of the ann');
    await window.page.keyboard.press('Enter');
    await expect.poll(() => changes().getByRole('option').count()).toBe(6);
    await window.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await expect
      .poll(() => window.article.evaluate(text => text.contains(document.activeElement)))
      .toBe(true);
  });

  it('complained of nothing in the console', () => {
    expect(app.complaints).toEqual([]);
  });
});
