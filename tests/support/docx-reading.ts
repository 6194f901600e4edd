/** Imports a DOCX made of its parts. */
import { docxOf, style } from './docx-writer.ts';
import { importBytes, linesOf } from './imported.ts';

export const readDocx = (parts: Parameters<typeof docxOf>[0]) => importBytes(docxOf(parts), 'a.docx');

/** The article of a body, below a title so that no line of it is taken for one. */
export const readBody = (body: string, more: Omit<Parameters<typeof docxOf>[0], 'body'> = {}) =>
  readDocx({ core: '<dc:title>The Title Of It</dc:title>', ...more, body });

export const linesOfBody = async (...given: Parameters<typeof readBody>) => linesOf(await readBody(...given));

/** The styles of two levels of headings. */
export const HEADINGS = [
  style('Heading1', 'heading 1', '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'),
  style('Heading2', 'heading 2', '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>'),
].join('');
