/** Small OpenDocument texts for tests: the parts a test cares about, with what holds them together. */
import { zipOf } from './zip-writer.ts';

const ODF = 'urn:oasis:names:tc:opendocument:xmlns:';
const NAMESPACES = [
  ...['office', 'text', 'style', 'table', 'meta', 'manifest'].map(
    name => `xmlns:${name}="${ODF}${name}:1.0"`,
  ),
  `xmlns:draw="${ODF}drawing:1.0"`,
  `xmlns:fo="${ODF}xsl-fo-compatible:1.0"`,
  `xmlns:svg="${ODF}svg-compatible:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');

export interface OdtParts {
  /** Content of `office:text`. */
  readonly body: string;
  /** Content of `office:automatic-styles`. */
  readonly automatic?: string;
  /** Content of `office:styles`. */
  readonly styles?: string;
  /** Content of `office:meta`. */
  readonly meta?: string;
  /** Content of `manifest:manifest`. */
  readonly manifest?: string;
  /** Any other parts, by full name. */
  readonly more?: Readonly<Record<string, string>>;
}

/** The bytes of a text. */
export function odtOf({
  body,
  automatic = '',
  styles = '',
  meta = '',
  manifest = '',
  more = {},
}: OdtParts): Uint8Array {
  const root = (name: string, content: string) => `<office:${name} ${NAMESPACES}>${content}</office:${name}>`;
  const automaticStyles = `<office:automatic-styles>${automatic}</office:automatic-styles>`;
  const text = `<office:body><office:text>${body}</office:text></office:body>`;
  return zipOf([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text', isStored: true },
    { name: 'content.xml', data: root('document-content', automaticStyles + text) },
    { name: 'styles.xml', data: root('document-styles', `<office:styles>${styles}</office:styles>`) },
    { name: 'meta.xml', data: root('document-meta', `<office:meta>${meta}</office:meta>`) },
    {
      name: 'META-INF/manifest.xml',
      data: `<manifest:manifest ${NAMESPACES}>${manifest}</manifest:manifest>`,
    },
    ...Object.entries(more).map(([name, data]) => ({ name, data })),
  ]);
}
