/** The words of a drawing (SVG 1.1 or 2), line by line, in the order they are drawn. */
import { elementsOf, type XmlElement, xmlText } from './xml/xml.ts';

/** What is not shown, or only told of the drawing to those who cannot see it. */
export const UNDRAWN: ReadonlySet<string> = new Set([
  'svg:defs',
  'svg:style',
  'svg:script',
  'svg:metadata',
  'svg:symbol',
  'svg:title',
  'svg:desc',
]);

/** @param element A drawing whose elements have the prefix `svg`; a link or a group may hold its texts. */
export function drawnLines(element: XmlElement): string[] {
  return elementsOf(element).flatMap(child => {
    if (UNDRAWN.has(child.name)) return [];
    const isText = child.name === 'svg:text' || child.name === 'svg:foreignObject';
    if (!isText && child.name !== 'svg:foreignobject') return drawnLines(child);
    const words = xmlText(child).replace(/\s+/gu, ' ').trim();
    return words === '' ? [] : [words];
  });
}
