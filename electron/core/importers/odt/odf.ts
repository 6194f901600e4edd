/** The names an OpenDocument text's XML uses (OASIS ODF 1.0 to 1.4, part 3). */
import { MATH_NAMESPACE } from '../math-markup.ts';

const ODF = 'urn:oasis:names:tc:opendocument:xmlns:';

/** Prefix by namespace, as `parseXml` wants it. */
export const ODF_NAMESPACES: Readonly<Record<string, string>> = {
  [`${ODF}office:1.0`]: 'office',
  [`${ODF}text:1.0`]: 'text',
  [`${ODF}style:1.0`]: 'style',
  [`${ODF}table:1.0`]: 'table',
  [`${ODF}drawing:1.0`]: 'draw',
  [`${ODF}meta:1.0`]: 'meta',
  [`${ODF}manifest:1.0`]: 'manifest',
  [`${ODF}xsl-fo-compatible:1.0`]: 'fo',
  [`${ODF}svg-compatible:1.0`]: 'svg',
  'http://www.w3.org/1999/xlink': 'xlink',
  'http://purl.org/dc/elements/1.1/': 'dc',
  [MATH_NAMESPACE]: 'math',
};

/** What says only how something looks, where a mark in the text is, or what a program keeps for itself. */
export const ODF_SKIPPED: ReadonlySet<string> = new Set([
  'office:binary-data',
  'office:scripts',
  'office:forms',
  'office:font-face-decls',
  'office:annotation-end',
  'style:paragraph-properties',
  'style:graphic-properties',
  'style:table-properties',
  'style:table-column-properties',
  'style:table-row-properties',
  'style:table-cell-properties',
  'style:section-properties',
  'style:page-layout',
  'table:table-column',
  'table:table-columns',
  'text:bookmark',
  'text:bookmark-start',
  'text:bookmark-end',
  'text:reference-mark-start',
  'text:reference-mark-end',
  'text:soft-page-break',
  'text:change',
  'text:change-start',
  'text:change-end',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
]);
