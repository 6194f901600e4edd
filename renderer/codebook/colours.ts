/**
 * The colours a tag may be given. All have the same luminance, so that each has at least 3:1 on every ground it
 * is drawn on, in both themes; they differ in hue alone, and a name always stands beside them.
 */
export const tagColours = [
  { value: '#de4645', name: 'Red' },
  { value: '#ca5e00', name: 'Orange' },
  { value: '#a27409', name: 'Gold' },
  { value: '#268e49', name: 'Green' },
  { value: '#008c87', name: 'Teal' },
  { value: '#0e84b7', name: 'Blue' },
  { value: '#636fef', name: 'Indigo' },
  { value: '#a857db', name: 'Violet' },
  { value: '#d54194', name: 'Pink' },
  { value: '#807c75', name: 'Grey' },
] as const;

/** The name of a colour; one from another program has none of ours. */
export function colourName(colour: string): string {
  return tagColours.find(({ value }) => value === colour)?.name ?? 'A colour of its own';
}
