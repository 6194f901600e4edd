import { luminanceOf } from './highlight-shades.ts';

/** Colours a person may have: told apart from each other and readable on both themes. */
export const personColours = [
  { value: '#3b4cca', name: 'Indigo' },
  { value: '#0e7490', name: 'Teal' },
  { value: '#4d7c0f', name: 'Olive' },
  { value: '#b45309', name: 'Amber' },
  { value: '#be185d', name: 'Pink' },
  { value: '#7c3aed', name: 'Violet' },
  { value: '#b3261e', name: 'Red' },
  { value: '#57534e', name: 'Grey' },
] as const;

/** The colour that goes with a name: always the same for the same name. */
export function colourOf(name: string): string {
  let sum = 0;
  for (const letter of name.trim().toLowerCase()) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return personColours[sum % personColours.length]?.value ?? personColours[0].value;
}

/** Black or white, whichever reads better on a colour: at least 4.5:1 on any (WCAG 2.2, 1.4.3). @param colour `#rrggbb` */
export function inkOn(colour: string): '#000000' | '#ffffff' {
  // Contrast with white is 1.05 / (L + 0.05), with black (L + 0.05) / 0.05: equal at this luminance.
  return luminanceOf(colour) > Math.sqrt(1.05 * 0.05) - 0.05 ? '#000000' : '#ffffff';
}
