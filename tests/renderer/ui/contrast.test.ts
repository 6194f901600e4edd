/**
 * Contrast of the palette, computed from the stylesheet by the formula of WCAG 2.2 (relative luminance): 4.5
 * for text, 3 for what only marks (WCAG 1.4.3, 1.4.11), and 7 for text in high contrast (1.4.6).
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Theme = 'light' | 'dark';
type Palette = (name: string, theme: Theme) => string;

const css = readFileSync('renderer/ui/tokens.css', 'utf8');

function tokensIn(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  expect(start, selector).toBeGreaterThan(-1);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const usual = tokensIn(':root');
const high = new Map([...usual, ...tokensIn(':root[data-contrast="high"]')]);

const palette =
  (tokens: Map<string, string>): Palette =>
  (name, theme) => {
    const value = tokens.get(name) ?? '';
    const [, light = value, dark = value] = /^light-dark\((#\w+),\s*(#\w+)\)$/.exec(value) ?? [];
    expect(light, name).toMatch(/^#[\da-f]{6}$/);
    return theme === 'light' ? light : dark;
  };

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const KINDS = ['claim', 'precedent', 'option'];
const GROUNDS = ['paper', 'page', 'panel', 'raised'];
const TEXT_ON_WASH = KINDS.map(kind => ['ink', `${kind}-wash`] as const);
const TEXT_ON_GROUND = ['ink', 'ink-2', 'ink-3', 'accent', 'danger'].flatMap(ink =>
  GROUNDS.map(ground => [ink, ground] as const),
);
const TEXT = [
  ...TEXT_ON_WASH,
  ...TEXT_ON_GROUND,
  ['ink', 'selection'],
  ['found-ink', 'found'],
  ['found-now-ink', 'found-now'],
  ['accent', 'accent-wash'],
  ['danger', 'danger-wash'],
] as const;
/** Underlines and stripes, which must be told from what they stand on, the wash included. */
const MARKS = KINDS.flatMap(kind =>
  ['paper', 'page', 'panel', `${kind}-wash`].map(ground => [kind, ground] as const),
);

describe.each([
  ['usual', palette(usual), 4.5],
  ['high', palette(high), 7],
] as const)('in %s contrast', (_, of, least) => {
  describe.each(['light', 'dark'] as const)('%s', theme => {
    it.each(TEXT)('%s can be read on %s', (ink, ground) => {
      expect(contrast(of(ink, theme), of(ground, theme))).toBeGreaterThanOrEqual(least);
    });

    it.each(MARKS)('the mark of a %s can be told from %s', (kind, ground) => {
      expect(contrast(of(kind, theme), of(ground, theme))).toBeGreaterThanOrEqual(3);
    });
  });
});

it('gives overlapping washes no mixture in which the text is lost', () => {
  for (const tokens of [usual, high]) {
    const of = palette(tokens);
    for (const theme of ['light', 'dark'] as const) {
      for (const a of KINDS) {
        for (const b of KINDS) {
          for (const share of [0.25, 0.5, 0.75]) {
            const mixed = mix(of(`${a}-wash`, theme), of(`${b}-wash`, theme), share);
            expect(contrast(of('ink', theme), mixed), `${a} over ${b}, ${theme}`).toBeGreaterThanOrEqual(4.5);
          }
        }
      }
    }
  }
});

/** As a gradient in sRGB runs from one colour to the other. */
function mix(a: string, b: string, share: number): string {
  const parts = [1, 3, 5].map(at => {
    const [from, to] = [a, b].map(colour => Number.parseInt(colour.slice(at, at + 2), 16));
    return Math.round((from ?? 0) * (1 - share) + (to ?? 0) * share);
  });
  return `#${parts.map(part => part.toString(16).padStart(2, '0')).join('')}`;
}
