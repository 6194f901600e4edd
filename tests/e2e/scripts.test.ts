/** Articles in every kind of script: selected, tagged, resized, found and exported to the very letter. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { App, type AppWindow } from '../support/app-window.ts';
import { SCRIPT_ARTICLES } from '../support/scripts.ts';

const fixtures = join(import.meta.dirname, '../fixtures/articles');

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  window = await app.window();
  await window.confirmName();
  await window.createWorkspace(join(app.folder, 'scripts.postil'));
});
afterAll(() => app?.stop());

const press = async (...keys: readonly string[]) => {
  for (const key of keys) await window.page.keyboard.press(key);
};
const shown = (description: string, words: string) =>
  expect.poll(() => window.marks(description)).toBe(words);

/** Presses `Shift` and right until the state has exactly `quote` selected; each press goes over one grapheme. */
async function selectWithCaret(quote: string): Promise<void> {
  await window.article.focus();
  await press('F7');
  await window.putCaretBefore(quote);
  for (let i = 0; i <= quote.length; i++) {
    const selected = await window.page.evaluate(() => String(getSelection()));
    if (selected === quote) break;
    await press((await window.isRightToLeft(quote)) ? 'Shift+ArrowLeft' : 'Shift+ArrowRight');
  }
  expect(await window.page.evaluate(() => String(getSelection()))).toBe(quote);
  await press('F7');
}

describe.each(SCRIPT_ARTICLES)('$name', article => {
  const { file, claim, longerClaim, option, longerOption, search, direction } = article;
  const further = direction === 'rtl' ? 'Shift+ArrowLeft' : 'Shift+ArrowRight';
  const back = direction === 'rtl' ? 'Shift+ArrowRight' : 'Shift+ArrowLeft';

  it('comes in with its direction, each paragraph with its own', async () => {
    const buffer = readFileSync(join(fixtures, file));
    await window.chooseFiles([{ name: file, mimeType: 'text/plain', buffer }]);
    const dialog = window.page.getByRole('dialog', { name: 'Import article' });
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await window.article.getByText(option.slice(0, 12)).first().waitFor();
    const article = window.reader.getByRole('article');
    expect(await article.evaluate(element => getComputedStyle(element).direction)).toBe(direction);
    const paragraphs = await window.article
      .locator('p')
      .evaluateAll(list =>
        list.map(p => [p.getAttribute('dir'), getComputedStyle(p).direction, p.textContent]),
      );
    for (const [dir, computed, text] of paragraphs) {
      expect(dir).toBe('auto');
      const first = /\p{L}/u.exec(text ?? '')?.[0] ?? '';
      expect(computed).toBe(/[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(first) ? 'rtl' : 'ltr');
    }
  });

  it('is selected with the caret, tagged, and resized word by word by keys', async () => {
    await selectWithCaret(claim);
    await press('c');
    await shown('Claim', claim);
    await press(further);
    await shown('Claim', longerClaim);
    await press(back);
    await shown('Claim', claim);
    await press('Escape');
  });

  it('is selected with the mouse, tagged, and resized by its handle', async () => {
    await window.selectByMouse(option);
    await window.toolbar.getByRole('button', { name: 'Policy option' }).click();
    await shown('Policy option', option);
    const handle = window.reader.getByTitle(/Drag to move the end/);
    const grip = await handle.boundingBox();
    const place = await window.edgeOf(longerOption, 'end');
    await window.page.mouse.move((grip?.x ?? 0) + 8, (grip?.y ?? 0) + 8);
    await window.page.mouse.down();
    await window.page.mouse.move(place.x, place.y, { steps: 6 });
    await window.page.mouse.up();
    await shown('Policy option', longerOption);
    await press('Escape');
  });

  it('selects its sentences whole', async () => {
    await window.article.focus();
    await window.putCaretBefore(option);
    await press('s');
    const sentence = await window.page.evaluate(() => String(getSelection()));
    expect(sentence).toContain(option);
    expect(sentence).toMatch(/[.。۔]$/u);
    expect(sentence).not.toContain('\n');
    await press('Escape');
  });

  it('is found, and leads to its passage', async () => {
    await press('Control+Shift+f');
    await window.page.getByRole('searchbox', { name: 'Search workspace' }).fill(`${search} kind:option`);
    const hit = window.page
      .getByRole('listbox', { name: 'Search results' })
      .getByRole('option', { name: /Policy option/ });
    await hit.waitFor();
    expect(await hit.count()).toBe(1);
    await press('Enter');
    await expect.poll(() => window.inspector.getByRole('blockquote').textContent()).toBe(longerOption);
    await press('Escape');
  });

  it('stands the right way round beside its rail and in the inspector', async () => {
    await window.article.focus();
    await press('j');
    const quote = window.inspector.getByRole('blockquote');
    await quote.waitFor();
    const isRight = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test((await quote.textContent()) ?? '');
    expect(await quote.evaluate(element => getComputedStyle(element).direction)).toBe(
      isRight ? 'rtl' : 'ltr',
    );
    const rail = await window.reader.locator('[aria-hidden] > [data-id]').first().boundingBox();
    const text = await window.article.boundingBox();
    const middle = (text?.x ?? 0) + (text?.width ?? 0) / 2;
    expect((rail?.x ?? 0) > middle).toBe(direction === 'rtl');
    await press('Escape');
  });
});

it('Chinese, Japanese and Korean have a packed face where the system may have none, after its own', async () => {
  await window.library.getByText('桥上的水尺').first().click();
  await window.reader.getByRole('article').and(window.page.locator(':lang(zh)')).waitFor();
  const families = await window.article
    .locator('p')
    .first()
    .evaluate(p => getComputedStyle(p).fontFamily.split(', '));
  expect(families.indexOf('"Noto Serif SC Variable"')).toBeGreaterThan(
    families.indexOf('"Noto Serif CJK SC"'),
  );
  const isPacked = await window.page.evaluate(() => navigator.platform.startsWith('Linux'));
  const faces = [
    ['Noto Serif SC Variable', '约'],
    ['Noto Serif TC Variable', '約'],
    ['Noto Serif JP Variable', '沢'],
    ['Noto Serif KR Variable', '강'],
  ] as const;
  for (const [family, sign] of faces) {
    const loaded = () =>
      window.page.evaluate(
        async ([name, words]) =>
          (await document.fonts.load(`18px "${name}"`, words)).map(face => face.status),
        [family, sign] as const,
      );
    await expect.poll(loaded).toEqual(isPacked ? ['loaded'] : []);
  }
});

it('Urdu is set in Nastaliq, in the article and in the inspector', async () => {
  await window.library.getByText('دریا کا پیمانہ').click();
  await window.article.getByText('حکومت کو').first().waitFor();
  await window.article.focus();
  await press('j');
  const quote = window.inspector.getByRole('blockquote');
  for (const place of [window.article.locator('p').first(), quote]) {
    const family = await place.evaluate(element => getComputedStyle(element).fontFamily);
    expect(family).toMatch(/^"?Noto Nastaliq Urdu/);
  }
  expect(await window.page.evaluate(() => document.fonts.check('18px "Noto Nastaliq Urdu"', 'پانی'))).toBe(
    true,
  );
});

it('the CSV holds exactly the words that were tagged', async () => {
  const file = join(app.folder, 'scripts.csv');
  await window.button('Export…').click();
  await window.page
    .getByRole('dialog', { name: 'Export' })
    .getByRole('button', { name: 'Save CSV…' })
    .click();
  const saving = window.page.getByRole('dialog', { name: 'Save as' });
  await saving.getByRole('textbox', { name: 'File name' }).fill(file);
  await saving.getByRole('button', { name: 'Save', exact: true }).click();
  await window.page.getByRole('dialog').getByRole('button', { name: 'Done' }).click();
  const rows: Record<string, string>[] = parse(readFileSync(file), { bom: true, columns: true });
  const quotes = rows.map(({ kind, quote }) => `${kind}: ${quote}`).sort();
  const wanted = SCRIPT_ARTICLES.flatMap(({ claim, longerOption }) => [
    `claim: ${claim}`,
    `option: ${longerOption}`,
  ]);
  expect(quotes).toEqual(wanted.sort());
  for (const { quote, start, end } of rows)
    expect(Number(end) - Number(start)).toBe([...(quote ?? '')].length);
});

it('never complained in the console', () => {
  expect(app.complaints).toEqual([]);
});
