/** A page of an e-book that is a drawing (SVG 1.1 or 2): the words in it, line by line. */
import { paragraph } from '../blocks.ts';
import { elementsOf, parseXml, type XmlElement, xmlText } from '../xml/xml.ts';
import type { ChapterText } from './chapter.ts';

const NAMESPACES = { 'http://www.w3.org/2000/svg': 'svg' };

/** Reads a drawing. @throws Fault `file.malformed` or `file.tooLarge` of its markup. */
export function readDrawing(bytes: Uint8Array, file: string | null, part: string): ChapterText {
  const root = parseXml(bytes, { file, part, namespaces: NAMESPACES, skipped: SKIPPED });
  const blocks = linesOf(root)
    .map(paragraph)
    .filter(block => block !== null);
  return { blocks, notes: [], contents: [], noteTargets: [], warnings: [] };
}

/** What is not shown, or only told of the drawing to those who cannot see it. */
const SKIPPED: ReadonlySet<string> = new Set(['svg:defs', 'svg:style', 'svg:script', 'svg:metadata']);

/** The texts, in the order they are drawn; a link or a group may hold them. */
function linesOf(element: XmlElement): string[] {
  return elementsOf(element).flatMap(child => {
    if (child.name === 'svg:text') return [xmlText(child)];
    if (child.name !== 'svg:foreignObject') return linesOf(child);
    return [xmlText(child)];
  });
}
