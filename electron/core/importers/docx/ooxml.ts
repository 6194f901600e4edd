/** The names a Word document's XML uses (ECMA-376 and ISO 29500, transitional and strict), and how its values are read. */
import type { XmlElement } from '../xml/xml.ts';

const MAIN = 'schemas.openxmlformats.org';

/** Prefix by namespace, as `parseXml` wants it. */
export const OOXML_NAMESPACES: Readonly<Record<string, string>> = {
  [`http://${MAIN}/wordprocessingml/2006/main`]: 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  [`http://${MAIN}/officeDocument/2006/relationships`]: 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  [`http://${MAIN}/package/2006/relationships`]: 'rel',
  [`http://${MAIN}/markup-compatibility/2006`]: 'mc',
  [`http://${MAIN}/drawingml/2006/wordprocessingDrawing`]: 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  [`http://${MAIN}/drawingml/2006/main`]: 'a',
  'http://purl.oclc.org/ooxml/drawingml/main': 'a',
  [`http://${MAIN}/drawingml/2006/picture`]: 'pic',
  'http://purl.oclc.org/ooxml/drawingml/picture': 'pic',
  [`http://${MAIN}/officeDocument/2006/math`]: 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'urn:schemas-microsoft-com:vml': 'v',
  'urn:schemas-microsoft-com:office:office': 'o',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'http://schemas.microsoft.com/office/word/2006/wordml': 'w',
  [`http://${MAIN}/package/2006/metadata/core-properties`]: 'cp',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
};

/** What says only how something looks or was edited: in most files more than half of all elements. */
export const OOXML_SKIPPED: ReadonlySet<string> = new Set([
  ...'rFonts sz szCs color kern spacing u shd highlight noProof w position effect bdr bCs iCs cs em eastAsianLayout fitText snapToGrid'
    .split(' ')
    .map(local => `w:${local}`),
  ...'proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak permStart permEnd commentRangeStart commentRangeEnd tabs jc ind keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens pBdr contextualSpacing mirrorIndents textAlignment adjustRightInd autoSpaceDE autoSpaceDN'
    .split(' ')
    .map(local => `w:${local}`),
  ...'pPrChange rPrChange tblPrChange tcPrChange trPrChange sectPrChange tblGridChange tblPrExChange numberingChange tblPr tblGrid tblPrEx tcBorders tcMar tcW sectPr moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd smartTagPr customXmlPr ffData'
    .split(' ')
    .map(local => `w:${local}`),
  'a:graphicFrameLocks',
  'a:ext',
  'a:off',
  'wp:extent',
  'wp:effectExtent',
  'v:stroke',
  'v:formulas',
]);

/** The attribute `w:val` of an element. */
export function valOf(element: XmlElement | undefined): string | undefined {
  return element?.attributes.get('w:val');
}

/** The value as a whole number, or undefined for anything else. */
export function numberOf(value: string | undefined): number | undefined {
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Whether a property that is on or off is on; undefined when it is not there. */
export function isOn(element: XmlElement | undefined): boolean | undefined {
  if (element === undefined) return undefined;
  return !/^(?:0|false|off|none)$/.test(valOf(element) ?? '1');
}
