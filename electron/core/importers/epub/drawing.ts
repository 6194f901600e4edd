/** A page of an e-book that is a drawing (SVG 1.1 or 2): the words in it, line by line. */
import { paragraph } from '../blocks.ts';
import { drawnLines, UNDRAWN } from '../drawn-lines.ts';
import { parseXml } from '../xml/xml.ts';
import type { ChapterText } from './chapter.ts';

const NAMESPACES = { 'http://www.w3.org/2000/svg': 'svg' };

/** Reads a drawing. @throws Fault `file.malformed` or `file.tooLarge` of its markup. */
export function readDrawing(bytes: Uint8Array, file: string | null, part: string): ChapterText {
  const root = parseXml(bytes, { file, part, namespaces: NAMESPACES, skipped: UNDRAWN });
  const blocks = drawnLines(root)
    .map(paragraph)
    .filter(block => block !== null);
  return { blocks, notes: [], contents: [], noteTargets: [], warnings: [] };
}
