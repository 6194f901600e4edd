/** The colours of tags, measured against every ground they are drawn on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tagColours } from '../../../renderer/codebook/colours.ts';
import { type Colour, contrast } from '../../support/looks.ts';

const tokens = readFileSync(join(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');
const GROUNDS = ['--paper', '--page', '--panel', '--raised', '--accent-wash'];

function colour(hex: string): Colour {
  return [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Colour;
}

/** The light and the dark form of a token. */
function formsOf(token: string): [light: string, dark: string] {
  const [, light = '', dark = ''] =
    new RegExp(`${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(tokens) ?? [];
  return [light, dark];
}

describe('the colour of a tag', () => {
  for (const { value, name } of tagColours) {
    it(`${name} stands out from every ground in both themes`, () => {
      for (const ground of GROUNDS.flatMap(formsOf)) {
        expect(ground).toMatch(/^#/);
        expect(contrast(colour(value), colour(ground))).toBeGreaterThanOrEqual(3);
      }
    });
  }

  it('has a name and a value that no other has', () => {
    expect(new Set(tagColours.map(({ value }) => value)).size).toBe(tagColours.length);
    expect(new Set(tagColours.map(({ name }) => name)).size).toBe(tagColours.length);
  });
});
