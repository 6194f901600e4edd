/** Which cell formats of a workbook show numbers as dates (ECMA-376 part 1, 18.8.30). */
import { elementsOf, type XmlElement } from '../xml/xml.ts';
import type { DateStyle } from './workbook-cells.ts';

/** Built-in formats of days, and of days or durations with a time. */
const BUILT_IN_DATES: ReadonlySet<number> = new Set([14, 15, 16, 17, ...range(27, 36), ...range(50, 58)]);
const BUILT_IN_TIMES: ReadonlySet<number> = new Set([18, 19, 20, 21, 22, 45, 46, 47]);

/** What each of the cell formats makes of a number, in their order. @param styles Root of `xl/styles.xml`. */
export function dateStyles(styles: XmlElement | null): DateStyle[] {
  if (styles === null) return [];
  const codes = new Map(
    inside(styles, 's:numFmts', 's:numFmt').map(({ attributes }) => [
      Number(attributes.get('numFmtId')),
      attributes.get('formatCode') ?? '',
    ]),
  );
  return inside(styles, 's:cellXfs', 's:xf').map(({ attributes }) => {
    const id = Number(attributes.get('numFmtId') ?? 0);
    const code = codes.get(id);
    if (code !== undefined) return styleOf(code);
    return BUILT_IN_DATES.has(id) ? 'date' : BUILT_IN_TIMES.has(id) ? 'time' : null;
  });
}

/** By the signs of the first section, without what is quoted, escaped, or a colour, a condition or a locale. */
function styleOf(code: string): DateStyle {
  const [first = ''] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  const signs = first
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|AM\/PM|A\/P/gi, '')
    .toLowerCase();
  if (/[hs]/.test(signs)) return 'time';
  return /[dmy]/.test(signs) ? 'date' : null;
}

function inside(root: XmlElement, parent: string, name: string): XmlElement[] {
  return elementsOf(root, parent).flatMap(each => elementsOf(each, name));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
