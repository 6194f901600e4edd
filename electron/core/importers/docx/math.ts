/** Formulas of a Word document (ECMA-376 part 1, 22.1) on one line, as they would be read out. */
import type { InlinePart, MarkJson } from '../blocks.ts';
import { elementAt, elementsOf, type XmlElement, xmlText } from '../xml/xml.ts';

/** The words of a formula: fractions with a stroke, raised and lowered signs as such. */
export function mathParts(element: XmlElement | undefined, marks: readonly MarkJson[]): InlinePart[] {
  if (element === undefined) return [];
  const of = (name: string, own = marks) => mathParts(elementAt(element, name), own);
  const raised: readonly MarkJson[] = [...marks, { type: 'superscript' }];
  const lowered: readonly MarkJson[] = [...marks, { type: 'subscript' }];
  switch (element.name) {
    case 'm:t':
      return [{ text: xmlText(element), marks }];
    case 'm:f':
      return [...of('m:num'), { text: '/', marks }, ...of('m:den')];
    case 'm:rad':
      return [...of('m:deg', raised), { text: '√(', marks }, ...of('m:e'), { text: ')', marks }];
    case 'm:sSup':
    case 'm:sSub':
    case 'm:sSubSup':
      return [...of('m:e'), ...of('m:sub', lowered), ...of('m:sup', raised)];
    default:
      return elementsOf(element).flatMap(child => mathParts(child, marks));
  }
}
