/** Drives the reader's test page as a person would, and reads what became of it. */
import type { Locator, Page } from 'playwright-core';
import type { Kind } from '../../../../shared/records/kind.ts';
import type { Harness } from './page.tsx';

declare global {
  var harness: Harness;
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export class ReaderDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The text of the article: the element that takes the keyboard. */
  get text(): Locator {
    return this.page.getByRole('document', { name: /./ });
  }

  get toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'Tag selection' });
  }

  /** Marks whose description is exactly `description`. */
  async marks(description: string): Promise<string[]> {
    return this.page
      .locator('mark')
      .evaluateAll(
        (marks, wanted) =>
          marks
            .filter(mark => mark.getAttribute('aria-description') === wanted)
            .map(mark => mark.textContent),
        description,
      );
  }

  /** Where the first (or last) character of a quote stands on the screen, in the middle of it. */
  async spot(quote: string, which: 'first' | 'last'): Promise<Spot> {
    return this.page.evaluate(
      ({ quote, which }) => {
        for (const block of document.querySelectorAll('.ProseMirror :is(p, h2, h3)')) {
          const at = (block.textContent ?? '').indexOf(quote);
          if (at === -1) continue;
          let before = which === 'first' ? at : at + quote.length - 1;
          const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const { length } = node.textContent ?? '';
            if (before >= length) {
              before -= length;
              continue;
            }
            const range = document.createRange();
            range.setStart(node, before);
            range.setEnd(node, before + 1);
            range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
            const box = range.getBoundingClientRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2, left: box.left, right: box.right };
          }
        }
        throw new Error(`The page does not say “${quote}”.`);
      },
      { quote, which },
    );
  }

  /** Drags the mouse from before the first to after the last character of a quote. */
  async drag(quote: string): Promise<void> {
    const { page } = this;
    await page.evaluate(words => {
      const block = [...document.querySelectorAll('.ProseMirror p')].find(p => p.textContent.includes(words));
      block?.scrollIntoView({ block: 'center' });
    }, quote);
    const from = await this.edge(quote, 'first');
    const to = await this.edge(quote, 'last');
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, to.y, { steps: 3 });
    await page.mouse.move(to.x, to.y, { steps: 3 });
    await page.mouse.up();
  }

  /** Just inside the outer edge of the first or last character, whichever way the text runs. */
  async edge(quote: string, which: 'first' | 'last'): Promise<Spot> {
    const spot = (await this.spot(quote, which)) as Spot & { left: number; right: number };
    const isRtl = (await this.page.locator('article').getAttribute('dir')) === 'rtl';
    const isLeft = (which === 'first') !== isRtl;
    return { x: isLeft ? spot.left + 0.5 : spot.right - 0.5, y: spot.y };
  }

  async click(quote: string, options: { clickCount?: number } = {}): Promise<void> {
    const { x, y } = await this.spot(quote, 'first');
    await this.page.mouse.click(x + 1, y, options);
  }

  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Puts annotations on quotes as if they had been there. */
  async tag(...passages: readonly (readonly [Kind, string])[]): Promise<void> {
    await this.page.evaluate(list => {
      for (const [kind, quote] of list) harness.tag(kind, quote);
    }, passages);
  }

  /** The words each annotation holds in the store, in the order they were made. */
  stored(): Promise<{ kind: Kind; quote: string }[]> {
    return this.page.evaluate(() =>
      harness.store.annotations.map(({ kind, anchor }) => ({ kind, quote: anchor.quote })),
    );
  }

  /** The words of the focused annotation, or null. */
  focused(): Promise<string | null> {
    return this.page.evaluate(
      () => harness.store.annotations.find(({ id }) => id === harness.focused)?.anchor.quote ?? null,
    );
  }

  announcements(): Promise<string[]> {
    return this.page.evaluate(() => harness.announcements);
  }

  calls(): Promise<string[]> {
    return this.page.evaluate(() => harness.calls);
  }

  selection(): Promise<string> {
    return this.page.evaluate(() => String(getSelection()));
  }
}
