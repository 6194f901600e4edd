/** What stands in a run of a Word document: its characters, and the marks its letters bear. */
import type { MarkJson, MarkName } from '../blocks.ts';
import { symbolOf, withoutPrivateSymbols } from '../office/symbols.ts';
import { type XmlElement, xmlText } from '../xml/xml.ts';
import type { LetterProperties } from './styles.ts';

/** The text an element of a run stands for, a line end for a break; null for an element that is no text. */
export function characterOf(element: XmlElement): string | null {
  switch (element.name) {
    case 'w:t':
      return textOf(element);
    case 'w:tab':
    case 'w:ptab':
      return '\t';
    case 'w:br':
    case 'w:cr':
      return '\n';
    case 'w:noBreakHyphen':
      return '\u2011';
    case 'w:softHyphen':
      return '\u00ad';
    case 'w:sym':
      return symbolText(element);
    default:
      return null;
  }
}

/** White space at the ends of a text counts only where the file says so. */
function textOf(element: XmlElement): string {
  const text = withoutPrivateSymbols(xmlText(element)).replaceAll('\n', ' ');
  return element.attributes.get('xml:space') === 'preserve' ? text : text.replace(/^[ \t\r]+|[ \t\r]+$/g, '');
}

function symbolText({ attributes }: XmlElement): string {
  const number = Number.parseInt(attributes.get('w:char') ?? '', 16);
  return Number.isNaN(number) ? '' : symbolOf(attributes.get('w:font') ?? '', number);
}

/** The marks of a run: by its properties, and by the name of its character style where those do not speak. */
export function marksOfLetters(letters: LetterProperties, named: MarkName | null): MarkJson[] {
  const { bold, italic, position } = letters;
  const marks: MarkJson[] = [];
  if (italic === true) marks.push({ type: 'emphasis' });
  if (bold === true) marks.push({ type: 'strong' });
  if (position === 'superscript' || position === 'subscript') marks.push({ type: position });
  const isNews = named === 'code' || (named === 'strong' ? bold === undefined : italic === undefined);
  if (named !== null && isNews) marks.push({ type: named });
  return marks;
}
