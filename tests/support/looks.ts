/** Judging a screen without eyes: what axe finds, what is cut off or overlaps, and how colours contrast. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The success criteria of WCAG 2.2, levels A and AA, that axe has rules for. */
const CRITERIA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * What axe finds wrong, a line each: the rule and the elements.
 * @param what `colours` looks at contrast alone: all that another theme can change.
 */
export async function axeFindings(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in globalThis);
  if (!isThere) await page.evaluate(axeSource);
  const runOnly =
    what === 'all' ? { type: 'tag', values: CRITERIA } : { type: 'rule', values: ['color-contrast'] };
  return page.evaluate(async only => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    const { violations } = await axe.run({
      runOnly: only,
      resultTypes: ['violations'],
    });
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary}`).join(' | ')}`,
    );
  }, runOnly);
}

/** What is cut off, out of the window or over something else, a line each. */
export function layoutFindings(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} px wide`);
    if (root.scrollHeight > innerHeight) found.push(`the page is ${root.scrollHeight} px high`);
    const isInside = (inner: DOMRect, outer: { left: number; top: number; right: number; bottom: number }) =>
      inner.left >= outer.left &&
      inner.top >= outer.top &&
      inner.right <= outer.right &&
      inner.bottom <= outer.bottom;
    const describe = (element: Element) => element.outerHTML.slice(0, 120);
    const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
    const whole = '[role="dialog"], [role="dialog"] footer button, [role="menu"], [role="toolbar"]';
    for (const element of document.querySelectorAll(whole)) {
      if (!isInside(element.getBoundingClientRect(), screen))
        found.push(`outside the window: ${describe(element)}`);
    }
    const reader = document.querySelector('main')?.getBoundingClientRect();
    const toolbar = document.querySelector('[role="toolbar"]')?.getBoundingClientRect();
    if (reader && toolbar && !isInside(toolbar, reader)) found.push('the toolbar is outside the reader');
    const bar = [...document.querySelectorAll('header button, header input')].filter(
      element => element.getClientRects().length > 0 && !element.closest('[role="dialog"], main'),
    );
    for (const [index, one] of bar.entries()) {
      for (const other of bar.slice(index + 1)) {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const isNested =
          one.contains(other) ||
          other.contains(one) ||
          (one.parentElement === other.parentElement && other.closest('[role="search"]'));
        if (!isNested && a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom && b.top < a.bottom)
          found.push(`over one another: ${describe(one)} and ${describe(other)}`);
      }
    }
    for (const element of document.querySelectorAll('button, h1, h2, h3, p, label, dt, dd, li, span')) {
      const { overflowX, textOverflow, clipPath } = getComputedStyle(element);
      const isCut = overflowX === 'hidden' && textOverflow !== 'ellipsis' && clipPath === 'none';
      if (isCut && element.scrollWidth > element.clientWidth + 1) found.push(`cut off: ${describe(element)}`);
    }
    return found;
  });
}

/** The sizes of window that a dialog is looked at in; the last is the usual one. */
const SIZES = [
  { width: 800, height: 600 },
  { width: 1024, height: 700 },
  { width: 1360, height: 820 },
];

/** What is wrong with the screen as it stands, at every size and in both themes, a line each. */
export async function allFindings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    found.push(...(await layoutFindings(page)));
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await axeFindings(page, colorScheme === 'dark' ? 'colours' : 'all')));
    }
  }
  return found;
}

/** Red, green and blue from 0 to 255. */
export type Colour = readonly [number, number, number];

/** The colours that custom properties such as `--ink` have now. */
export async function tokensOf<Name extends string>(
  page: Page,
  names: readonly Name[],
): Promise<Record<Name, Colour>> {
  const entries = await page.evaluate(list => {
    const probe = document.createElement('i');
    document.body.append(probe);
    const read = list.map(name => {
      probe.style.color = `var(${name})`;
      return [name, (getComputedStyle(probe).color.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number)] as const;
    });
    probe.remove();
    return read;
  }, names);
  return Object.fromEntries(entries) as unknown as Record<Name, Colour>;
}

/** The colour `share` of the way from one to the other, as a gradient or an opacity mixes them. */
export function mixed(from: Colour, to: Colour, share: number): Colour {
  const at = (i: 0 | 1 | 2) => from[i] + (to[i] - from[i]) * share;
  return [at(0), at(1), at(2)];
}

/** The contrast ratio of WCAG 2.2 (1 to 21). */
export function contrast(a: Colour, b: Colour): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}
