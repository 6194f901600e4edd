/**
 * Every pair of text and ground in the article, and every line and stripe, as Chromium draws them: each kind,
 * each overlap of kinds, plain and focused, selected and found, in each theme and contrast. WCAG 2.2: 4.5 for
 * text (1.4.3), 7 in high contrast (1.4.6), 3 for what only marks (1.4.11).
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from '../../shared/records/kind.ts';
import type { Person } from '../../shared/records/person.ts';
import { App, type AppWindow } from '../support/app-window.ts';
import { type Colour, contrast, mixed, tokensOf } from '../support/looks.ts';
import { analyst, TaggedWorkspace } from '../support/tagged-workspace.ts';

/** Each kind alone and every overlap of kinds, a paragraph each; quoted words and notes have a weaker ink. */
const MIXES: readonly (readonly Kind[])[] = [
  ['claim'],
  ['precedent'],
  ['option'],
  ['claim', 'precedent'],
  ['claim', 'option'],
  ['precedent', 'option'],
  ['claim', 'precedent', 'option'],
];

const PEOPLE: readonly Person[] = [
  analyst,
  { ...analyst, id: '01890a5d-ac96-774b-bcce-b302099a8058', name: 'Omar Reed', colour: '#fde047' },
  { ...analyst, id: '01890a5d-ac96-774b-bcce-b302099a8059', name: 'Ines Vale', colour: '#0b1d13' },
];

let app: App;
let window: AppWindow;

beforeAll(async () => {
  app = await App.start();
  const path = join(app.folder, 'washes.postil');
  const tagged = new TaggedWorkspace(path);
  const words = MIXES.map((_, i) => `Passage number ${i + 1} has words of its own`);
  const article = tagged.addArticle('Washes', words);
  // Of an overlap each kind is another person's, so that the colours of people overlap as those of kinds do.
  for (const [place, person] of PEOPLE.entries()) {
    tagged.workspace.setPerson(person);
    for (const [i, kinds] of MIXES.entries()) {
      const kind = kinds[(place - i + MIXES.length * 3) % 3];
      if (kind !== undefined) tagged.tag(article, kind, words[i] ?? '');
    }
  }
  tagged.workspace.setPerson(analyst);
  tagged.close();
  window = await app.window();
  await window.confirmName();
  await window.openWorkspace(path);
  await window.article.locator('mark').first().waitFor();
});
afterAll(() => app?.stop());

const colours = (text: string): Colour[] =>
  [...text.matchAll(/rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)/g)]
    .filter(([, , , , alpha]) => alpha !== '0')
    .map(([, r, g, b]) => [Number(r), Number(g), Number(b)]);

/** What the marks of the article are drawn with, and the ink of what else may stand on a wash. */
async function drawn() {
  const marks = await window.article.locator('mark').evaluateAll(list =>
    list.map(mark => {
      const { color, backgroundImage } = getComputedStyle(mark);
      const layers = backgroundImage.split(/,\s*(?=(?:none|linear-gradient))/);
      return {
        kinds: mark.getAttribute('aria-description') ?? '',
        color,
        lines: layers.slice(0, 3).join(),
        wash: layers[3] ?? '',
      };
    }),
  );
  return marks.map(({ kinds, color, lines, wash }) => {
    const stops = colours(wash);
    // Between two stops the gradient mixes them; the steps between are looked at as well.
    const grounds = stops.flatMap((from, i) =>
      [0, 0.25, 0.5, 0.75].map(at => mixed(from, stops[i + 1] ?? from, at)),
    );
    return { kinds, ink: colours(color)[0] ?? ([0, 0, 0] as Colour), lines: colours(lines), grounds };
  });
}

/** Colours of the rail's stripes as they appear on the page, their opacity taken in. */
async function stripes(paper: Colour): Promise<Colour[]> {
  const list = await window.reader
    .locator('[aria-hidden] > [data-id]')
    .evaluateAll(all =>
      all.map(
        stripe =>
          [
            getComputedStyle(stripe).backgroundImage,
            getComputedStyle(stripe).backgroundColor,
            getComputedStyle(stripe).opacity,
          ] as const,
      ),
    );
  return list.flatMap(([image, colour, opacity]) =>
    colours(`${image} ${colour}`)
      .slice(0, 1)
      .map(own => mixed(paper, own, Number(opacity))),
  );
}

/** Lets the colours of highlights tell kinds or people, where they do not yet. */
async function colourBy(what: 'kind' | 'person'): Promise<void> {
  const styled = window.article.locator('mark[style*="--wash"]');
  if ((await styled.count()) > 0 === (what === 'person')) return;
  await window.article.focus();
  await window.page.keyboard.press('Control+k');
  await window.page.keyboard.insertText(`colour highlights by ${what}`);
  await window.page.keyboard.press('Enter');
  await styled.first().waitFor({ state: what === 'person' ? 'attached' : 'detached' });
}

const TOKENS = [
  '--paper',
  '--ink',
  '--ink-2',
  '--ink-3',
  '--selection',
  '--found',
  '--found-ink',
  '--found-now',
  '--found-now-ink',
  '--focus',
  '--claim',
  '--precedent',
  '--option',
] as const;

describe.each([
  ['light', false, 'kind'],
  ['dark', false, 'kind'],
  ['light', true, 'kind'],
  ['dark', true, 'kind'],
  ['light', false, 'person'],
  ['dark', false, 'person'],
  ['light', true, 'person'],
  ['dark', true, 'person'],
] as const)('%s, high contrast %s, coloured by %s', (theme, isHigh, by) => {
  const least = isHigh ? 7 : 4.5;

  beforeAll(async () => {
    await window.page.emulateMedia({ colorScheme: theme, contrast: isHigh ? 'more' : 'no-preference' });
    await window.page.waitForFunction(
      wanted => document.documentElement.dataset.contrast === wanted,
      isHigh ? 'high' : undefined,
    );
    await colourBy(by);
  });

  it('text can be read on every wash, plain and focused', async () => {
    const look = async (state: string) => {
      const marks = await drawn();
      expect(new Set(marks.map(({ kinds }) => kinds)).size).toBe(MIXES.length);
      const { '--ink-2': weak } = await tokensOf(window.page, TOKENS);
      for (const { kinds, ink, grounds } of marks) {
        expect(grounds.length, kinds).toBeGreaterThan(0);
        for (const ground of grounds) {
          expect(contrast(ink, ground), `${state} ${kinds}`).toBeGreaterThanOrEqual(least);
          expect(contrast(weak, ground), `${state} ${kinds}, quoted or a caption`).toBeGreaterThanOrEqual(
            4.5,
          );
        }
      }
    };
    await look('plain');
    await window.article.focus();
    for (let i = 0; i < 12; i++) {
      await window.page.keyboard.press('j');
      await look(`focus ${i + 1}`);
    }
    await window.page.keyboard.press('Escape');
  });

  it('selected and found words can be read: their ground hides the wash', async () => {
    await window.article.focus();
    await window.page.keyboard.press('Control+a');
    const selection = await window.article
      .locator('mark')
      .evaluateAll(list =>
        list.map(
          mark =>
            [
              getComputedStyle(mark, '::selection').color,
              getComputedStyle(mark, '::selection').backgroundColor,
            ] as const,
        ),
      );
    expect(selection.length).toBeGreaterThan(6);
    for (const [ink, ground] of selection) {
      expect(ground).not.toMatch(/rgba/);
      expect(contrast(colours(ink)[0] ?? [0, 0, 0], colours(ground)[0] ?? [0, 0, 0])).toBeGreaterThanOrEqual(
        least,
      );
    }
    await window.page.keyboard.press('Escape');
    const found = await window.page.evaluate(() =>
      ['postil-find', 'postil-find-current', 'postil-passage'].map(name => {
        const style = getComputedStyle(document.documentElement, `::highlight(${name})`);
        return [style.color, style.backgroundColor] as const;
      }),
    );
    for (const [ink, ground] of found) {
      expect(ground).not.toMatch(/rgba/);
      expect(contrast(colours(ink)[0] ?? [0, 0, 0], colours(ground)[0] ?? [0, 0, 0])).toBeGreaterThanOrEqual(
        least,
      );
    }
  });

  it('underlines, stripes and the frame can be told from what they lie on', async () => {
    const tokens = await tokensOf(window.page, TOKENS);
    const paper = tokens['--paper'];
    for (const { kinds, lines, grounds } of await drawn()) {
      expect(lines.length, kinds).toBeGreaterThan(0);
      for (const line of lines)
        for (const ground of [paper, ...grounds])
          expect(contrast(line, ground), kinds).toBeGreaterThanOrEqual(3);
    }
    const rail = await stripes(paper);
    expect(rail.length).toBeGreaterThan(6);
    for (const stripe of rail) expect(contrast(stripe, paper)).toBeGreaterThanOrEqual(3);
    for (const name of ['--focus', '--claim', '--precedent', '--option', '--ink-3'] as const)
      expect(contrast(tokens[name], paper), name).toBeGreaterThanOrEqual(3);
  });
});
