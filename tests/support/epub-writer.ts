/** Small e-books for tests: the parts a test cares about, with what holds them together. */
import { zipOf } from './zip-writer.ts';

export interface EpubDocument {
  readonly name: string;
  /** Content of `body`, or the whole document when it begins with `<?xml` or `<html`. */
  readonly body: string;
  readonly isLinear?: boolean;
  readonly properties?: string;
}

export interface EpubParts {
  readonly documents: readonly EpubDocument[];
  /** Content of `metadata`. */
  readonly metadata?: string;
  readonly version?: '2.0' | '3.0';
  /** Any other parts, by full name. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
  /** Instead of what the package document would be. */
  readonly opf?: string;
}

/** The bytes of a book whose parts lie in the folder `OEBPS`. */
export function epubOf({ documents, metadata = '', version = '3.0', more = {}, opf }: EpubParts): Uint8Array {
  const items = documents.map(
    ({ name, properties }, i) =>
      `<item id="d${i}" href="${encodeURI(name)}" media-type="application/xhtml+xml"${properties ? ` properties="${properties}"` : ''}/>`,
  );
  const spine = documents.map(
    ({ isLinear = true }, i) => `<itemref idref="d${i}"${isLinear ? '' : ' linear="no"'}/>`,
  );
  const own = `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="${version}"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${metadata}</metadata><manifest>${items.join('')}</manifest><spine>${spine.join('')}</spine></package>`;
  return zipOf([
    { name: 'mimetype', data: 'application/epub+zip', isStored: true },
    {
      name: 'META-INF/container.xml',
      data: '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    },
    { name: 'OEBPS/book.opf', data: opf ?? own },
    ...documents.map(({ name, body }) => ({ name: `OEBPS/${name}`, data: documentOf(body) })),
    ...Object.entries(more).map(([name, data]) => ({ name, data })),
  ]);
}

function documentOf(body: string): string {
  if (/^<(?:\?xml|html)/.test(body)) return body;
  return `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>x</title></head><body>${body}</body></html>`;
}
