/**
 * Highlights in the colours of those who made them. The article sets two custom properties for each person, and a
 * mark only names them: its theme and contrast are the stylesheet's, as with the colours of kinds.
 */

import { highlightShades, type Shade } from '../../../shared/records/highlight-shades.ts';
import type { Person } from '../../../shared/records/person.ts';
import type { Layer } from './segments.ts';

/** People by their id; each has the properties of its place. */
export type Colouring = ReadonlyMap<string, { readonly place: number; readonly name: string }>;

/** Of somebody who is not named in this workspace. */
const NOBODY = { place: 'x', name: 'someone' };
const NOBODY_COLOUR = '#6b6b6b';

export function colouringOf(people: readonly Person[]): Colouring {
  return new Map(people.map(({ id, name }, place) => [id, { place, name }]));
}

/** The custom properties that marks and stripes refer to. */
export function colourProperties(people: readonly Person[]): Record<string, string> {
  const pair = ({ light, dark }: Shade) => `light-dark(${light}, ${dark})`;
  const properties = (place: number | string, colour: string) => {
    const { mark, wash } = highlightShades(colour);
    return [
      [`--person-${place}`, pair(mark)],
      [`--person-${place}-wash`, pair(wash)],
    ] as const;
  };
  return Object.fromEntries([
    ...people.flatMap(({ colour }, place) => properties(place, colour)),
    ...properties(NOBODY.place, NOBODY_COLOUR),
  ]);
}

/** The value for lines and stripes of a person. */
export function markColour(colouring: Colouring, person: string): string {
  return `var(--person-${(colouring.get(person) ?? NOBODY).place})`;
}

/** The value for what lies behind the words of a person. */
export function washColour(colouring: Colouring, person: string): string {
  return `var(--person-${(colouring.get(person) ?? NOBODY).place}-wash)`;
}

/** Wash and lines of a mark: people whose passages overlap run into one another from top to bottom, as kinds do. */
export function markStyle(layers: readonly Layer[], colouring: Colouring, lines: number): string {
  const wash = makers(layers, colouring).map(({ place }, i, { length }) =>
    length === 1
      ? `var(--person-${place}-wash) 0 100%`
      : `var(--person-${place}-wash) ${((i + 0.5) / length) * 100}%`,
  );
  const own = layers
    .filter(({ lane }) => lane < lines)
    .map(({ span, lane }) => `--by${lane}:${markColour(colouring, span.annotation.createdBy)};`);
  return `${own.join('')}--wash:linear-gradient(${wash})`;
}

/** "by Ada Lindqvist, Béla Tóth". */
export function madeBy(layers: readonly Layer[], colouring: Colouring): string {
  return `by ${makers(layers, colouring)
    .map(({ name }) => name)
    .join(', ')}`;
}

/** Who made the annotations of a segment, each once, in the order of the people. */
function makers(layers: readonly Layer[], colouring: Colouring) {
  const found = layers.map(({ span }) => colouring.get(span.annotation.createdBy) ?? NOBODY);
  return [...new Map(found.map(one => [one.place, one])).values()].sort((a, b) =>
    String(a.place).localeCompare(String(b.place), 'en', { numeric: true }),
  );
}
