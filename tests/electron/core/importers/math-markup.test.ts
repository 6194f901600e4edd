import { describe, expect, it } from 'vitest';
import { formulaParts, MATH_NAMESPACE } from '../../../../electron/core/importers/math-markup.ts';
import { parseXml } from '../../../../electron/core/importers/xml/xml.ts';

/** The formula on one line: `^` before what is raised and `_` before what is lowered. */
function line(markup: string): string {
  const bytes = new TextEncoder().encode(`<math xmlns="${MATH_NAMESPACE}">${markup}</math>`);
  const namespaces = { [MATH_NAMESPACE]: 'math' };
  const parts = formulaParts(parseXml(bytes, { file: null, part: 'formula', namespaces }), []);
  const signs: Record<string, string> = { superscript: '^', subscript: '_' };
  return parts
    .map(part => (part === 'break' ? '\n' : part.marks.map(({ type }) => signs[type]).join('') + part.text))
    .join('');
}

describe('a formula on one line', () => {
  it('raises exponents and lowers indices', () => {
    expect(line('<mi>E</mi><mo>=</mo><mi>m</mi><mo>\u2062</mo><msup><mi>c</mi><mn>2</mn></msup>')).toBe(
      'E = mc^2',
    );
    expect(line('<msubsup><mi>x</mi><mi>i</mi><mn>3</mn></msubsup>')).toBe('x_i^3');
  });

  it('keeps what belongs together in fractions and roots together', () => {
    expect(line('<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>')).toBe('(a + b)/2');
    expect(line('<mroot><mi>x</mi><mn>3</mn></mroot><msqrt><mi>y</mi></msqrt>')).toBe('^3√(x)√(y)');
  });

  it('is said once, and not again in the language it was typed in', () => {
    expect(
      line('<semantics><mi>q</mi><annotation encoding="StarMath 5.0">q typed</annotation></semantics>'),
    ).toBe('q');
  });
});
