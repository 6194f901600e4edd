/** Small Word documents for tests: the parts a test cares about, with what holds them together. */
import { zipOfTexts } from './zip-writer.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  `xmlns:r="${OFFICE}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ');

export interface DocxParts {
  /** Content of `w:body`. */
  readonly body: string;
  /** Content of `w:styles`, `w:numbering`, `w:footnotes`, … by the name of the part. */
  readonly parts?: Readonly<Partial<Record<DocxPart, string>>>;
  /** Addresses of external links by relationship id. */
  readonly links?: Readonly<Record<string, string>>;
  /** Content of the core properties. */
  readonly core?: string;
  /** Any other parts, by full name. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
}
export type DocxPart = 'styles' | 'numbering' | 'footnotes' | 'endnotes' | 'comments' | 'header' | 'footer';

const ROOTS: Readonly<Record<DocxPart, string>> = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  comments: 'comments',
  header: 'hdr',
  footer: 'ftr',
};

/** The bytes of a document. */
export function docxOf({ body, parts = {}, links = {}, core, more = {} }: DocxParts): Uint8Array {
  const names = Object.keys(parts).filter((name): name is DocxPart => name in ROOTS);
  const relationships = [
    ...names.map(name => relationship(`part-${name}`, name, `${name}.xml`, '')),
    ...Object.entries(links).map(([id, target]) =>
      relationship(id, 'hyperlink', target, ' TargetMode="External"'),
    ),
  ];
  return zipOfTexts({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relationshipsOf([relationship('rId1', 'officeDocument', 'word/document.xml', '')]),
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationshipsOf(relationships),
    ...Object.fromEntries(
      names.map(name => [
        `word/${name}.xml`,
        `<w:${ROOTS[name]} ${NAMESPACES}>${parts[name]}</w:${ROOTS[name]}>`,
      ]),
    ),
    ...(core === undefined ? {} : { 'docProps/core.xml': coreProperties(core) }),
    ...more,
  });
}

/** A paragraph of plain text, in a style if one is named. */
export function p(text: string, style?: string): string {
  const properties = style === undefined ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${r(text)}</w:p>`;
}

/** A run of text with properties. */
export function r(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph style with Word's name for it. */
export function style(id: string, name: string, properties = '', basedOn?: string): string {
  const base = basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`;
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${base}${properties}</w:style>`;
}

function relationship(id: string, type: string, target: string, mode: string): string {
  return `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target.replaceAll('&', '&amp;')}"${mode}/>`;
}

function relationshipsOf(relationships: readonly string[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relationships.join('')}</Relationships>`;
}

function coreProperties(core: string): string {
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`;
}
