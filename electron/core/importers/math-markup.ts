/** Formulas in MathML (Core and 3, presentation markup) on one line, as they would be read out. */
import type { InlinePart, MarkJson } from './blocks.ts';
import { elementsOf, type XmlElement, xmlText } from './xml/xml.ts';

export const MATH_NAMESPACE = 'http://www.w3.org/1998/Math/MathML';

/** The words of a formula; its elements have the prefix `math`. Raised and lowered signs are marked as such. */
export function formulaParts(element: XmlElement | undefined, marks: readonly MarkJson[]): InlinePart[] {
  if (element === undefined) return [];
  const children = elementsOf(element);
  const [first, second, third] = children;
  const all = (elements: readonly XmlElement[]) => elements.flatMap(child => formulaParts(child, marks));
  const scripts = (low?: XmlElement, high?: XmlElement) => [
    ...formulaParts(first, marks),
    ...formulaParts(low, [...marks, { type: 'subscript' }]),
    ...formulaParts(high, [...marks, { type: 'superscript' }]),
  ];
  const sign = (text: string): InlinePart => ({ text, marks });
  switch (element.name) {
    case 'math:mi':
    case 'math:mn':
    case 'math:ms':
    case 'math:mtext':
      return [sign(xmlText(element).trim())];
    case 'math:mo':
      return [sign(spacedSign(xmlText(element).trim()))];
    case 'math:semantics':
      // What follows the formula says the same in another language.
      return formulaParts(first, marks);
    case 'math:mfrac':
      return [...grouped(first, marks), sign('/'), ...grouped(second, marks)];
    case 'math:msqrt':
      return [sign('√('), ...all(children), sign(')')];
    case 'math:mroot':
      return [
        ...formulaParts(second, [...marks, { type: 'superscript' }]),
        sign('√('),
        ...formulaParts(first, marks),
        sign(')'),
      ];
    case 'math:msup':
    case 'math:mover':
      return scripts(undefined, second);
    case 'math:msub':
    case 'math:munder':
      return scripts(second);
    case 'math:msubsup':
    case 'math:munderover':
      return scripts(second, third);
    case 'math:mtr':
    case 'math:mtd':
      return [...all(children), sign(' ')];
    default:
      return all(children);
  }
}

/** Relations and sums stand between spaces; brackets, commas and what is not seen do not. */
function spacedSign(text: string): string {
  if (/^[\u2061-\u2064]?$/u.test(text)) return '';
  return /^[+\-−±×÷⋅·=≠<>≤≥≈≡∈→⇒∧∨]$/u.test(text) ? ` ${text} ` : text;
}

/** The part of a fraction: in brackets where it is more than one sign or number. */
function grouped(element: XmlElement | undefined, marks: readonly MarkJson[]): InlinePart[] {
  const parts = formulaParts(element, marks);
  if (element === undefined || parts.length < 2) return parts;
  return [{ text: '(', marks }, ...parts, { text: ')', marks }];
}
