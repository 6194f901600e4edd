/** What a person's highlights are drawn in can be read and seen, whatever colour they chose (WCAG 2.2, 1.4.3, 1.4.6, 1.4.11). */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { highlightShades } from '../../../shared/records/highlight-shades.ts';
import { personColours } from '../../../shared/records/person-colours.ts';
import { type Colour, contrast, mixed } from '../../support/looks.ts';

const css = readFileSync('renderer/ui/tokens.css', 'utf8');
const [usual = '', high = ''] = css.split(':root[data-contrast="high"]');

const rgb = (hex: string): Colour => {
  const at = (place: number) => Number.parseInt(hex.slice(place, place + 2), 16);
  return [at(1), at(3), at(5)];
};

/** A colour of the palette. */
function token(sheet: string, name: string, theme: 'light' | 'dark'): Colour {
  const [, light = '', dark = ''] =
    new RegExp(`--${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(sheet) ?? [];
  expect(light, name).not.toBe('');
  return rgb(theme === 'light' ? light : dark);
}

const colour = fc.integer({ min: 0, max: 0xffffff }).map(n => `#${n.toString(16).padStart(6, '0')}`);
const pairs = {
  numRuns: 1_000,
  examples: personColours.flatMap(({ value: a }) =>
    personColours.map(({ value: b }): [string, string] => [a, b]),
  ),
};

describe.each([
  ['usual', usual, 4.5],
  ['high', high, 7],
] as const)('in %s contrast', (_, sheet, least) => {
  describe.each(['light', 'dark'] as const)('%s', theme => {
    it('words can be read on the wash of anybody, and where those of two run into one another', () => {
      fc.assert(
        fc.property(colour, colour, (one, other) => {
          const [from, to] = [one, other].map(who => rgb(highlightShades(who).wash[theme])) as [
            Colour,
            Colour,
          ];
          for (const share of [0, 0.25, 0.5, 0.75, 1]) {
            const ground = mixed(from, to, share);
            expect(contrast(token(sheet, 'ink', theme), ground)).toBeGreaterThanOrEqual(least);
            expect(contrast(token(sheet, 'ink-2', theme), ground)).toBeGreaterThanOrEqual(4.5);
          }
        }),
        pairs,
      );
    });

    it('the line of anybody can be told from the page and from the wash of anybody', () => {
      fc.assert(
        fc.property(colour, colour, (one, other) => {
          const mark = rgb(highlightShades(one).mark[theme]);
          const grounds = [
            token(sheet, 'paper', theme),
            ...[one, other].map(who => rgb(highlightShades(who).wash[theme])),
          ];
          for (const ground of grounds) expect(contrast(mark, ground)).toBeGreaterThanOrEqual(4.4);
        }),
        pairs,
      );
    });
  });
});

it('keeps a colour that fits, and the hue of one that does not', () => {
  expect(highlightShades('#3b4cca').mark.light).toBe('#3b4cca');
  const [red, green, blue] = rgb(highlightShades('#3b4cca').wash.light);
  expect(blue).toBeGreaterThan(Math.max(red, green));
  const grey = rgb(highlightShades('#777777').wash.dark);
  expect(new Set(grey).size).toBe(1);
});
