/**
 * The frame of an e-book (EPUB 2.0.1 and 3.3): where its package document is, what it says of the book, and
 * which parts are read in which order. Addresses lead only to parts of the archive itself.
 */
import { refusal } from '../file-kind.ts';
import { elementAt, elementsBelow, elementsOf, parseXml, type XmlElement, xmlText } from '../xml/xml.ts';
import type { Archive } from '../zip/zip.ts';

const NAMESPACES = {
  'urn:oasis:names:tc:opendocument:xmlns:container': 'c',
  'http://www.idpf.org/2007/opf': 'opf',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://www.w3.org/2001/04/xmlenc#': 'enc',
};

/** Fonts may be scrambled in these ways; that keeps nobody from reading the text. */
const FONT_SCRAMBLING: ReadonlySet<string> = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
]);

/** A document of the book in its reading order. */
export interface Chapter {
  /** Name of its part in the archive. */
  readonly part: string;
  /** Whether it is a drawing (SVG) and not a page of text. */
  readonly isDrawing: boolean;
  /** False for what is not part of the main flow, such as a page of notes. */
  readonly isLinear: boolean;
  /** Whether it is the list of contents made for reading systems. */
  readonly isNavigation: boolean;
  /** Whether the book's guide (EPUB 2) calls it the list of contents, which may be a mistake. */
  readonly isGuidedContents: boolean;
}

export interface Book {
  readonly chapters: readonly Chapter[];
  readonly titles: readonly string[];
  readonly creators: readonly string[];
  readonly dates: readonly string[];
  readonly languages: readonly string[];
  readonly publishers: readonly string[];
}

/**
 * Reads the frame.
 * @throws Fault `file.unsupported` for a protected book, `file.malformed` where a part of the frame is missing
 *   or broken.
 */
export async function readBook(archive: Archive, file: string | null): Promise<Book> {
  const read = async (part: string): Promise<XmlElement | null> => {
    const bytes = await archive.read(part);
    return bytes && parseXml(bytes, { file, part, namespaces: NAMESPACES });
  };
  const container = await read('META-INF/container.xml');
  const rootfile = container && elementsBelow(container, 'c:rootfile')[0];
  const opf = resolved('', rootfile?.attributes.get('full-path') ?? '');
  const root = opf && (await read(opf));
  if (!opf || !root) throw refusal('file.malformed', file, 'the list of its parts is missing');
  refuseProtected(await read('META-INF/encryption.xml'), file);
  const metadata = elementAt(root, 'opf:metadata');
  const all = (name: string) => (metadata ? elementsBelow(metadata, name).map(textOf).filter(Boolean) : []);
  return {
    chapters: chaptersOf(root, opf),
    titles: titlesOf(metadata),
    creators: authorsOf(metadata),
    dates: datesOf(metadata),
    languages: all('dc:language'),
    publishers: all('dc:publisher'),
  };
}

/** The part an address leads to from another part; null for one outside the archive. */
export function resolved(from: string, address: string): string | null {
  const path = address.replace(/[#?].*$/s, '');
  if (path === '' || /^[a-z][a-z\d+.-]*:|^\/\//i.test(path)) return null;
  const steps = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of decoded(path).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch (error) {
    // A name with a bare per cent sign stands for itself.
    if (error instanceof URIError) return path;
    throw error;
  }
}

function chaptersOf(root: XmlElement, opf: string): Chapter[] {
  const items = new Map(
    elementsOf(elementAt(root, 'opf:manifest'), 'opf:item').map(({ attributes }) => [
      attributes.get('id') ?? '',
      attributes,
    ]),
  );
  const contents = contentsInGuide(root, opf);
  return elementsOf(elementAt(root, 'opf:spine'), 'opf:itemref').flatMap(({ attributes }) => {
    const item = readable(items, attributes.get('idref') ?? '');
    const part = resolved(opf, item?.get('href') ?? '');
    if (!item || part === null) return [];
    const isNavigation = (item.get('properties') ?? '').split(/\s+/).includes('nav');
    const isDrawing = /svg/i.test(item.get('media-type') ?? '');
    const isGuidedContents = contents.has(part);
    return [{ part, isDrawing, isLinear: attributes.get('linear') !== 'no', isNavigation, isGuidedContents }];
  });
}

/** The parts that are lists of contents as a whole. */
function contentsInGuide(root: XmlElement, opf: string): Set<string | null> {
  const references = elementsOf(elementAt(root, 'opf:guide'), 'opf:reference').map(
    ({ attributes }) => attributes,
  );
  return new Set(
    references
      .filter(own => own.get('type')?.toLowerCase() === 'toc' && !own.get('href')?.includes('#'))
      .map(own => resolved(opf, own.get('href') ?? '')),
  );
}

type Attributes = ReadonlyMap<string, string>;

/** Longest chain of substitutes followed. */
const MAX_FALLBACKS = 10;
const READABLE_TYPE = /^(?:application\/(?:xhtml\+xml|x-dtbook\+xml|xml)|text\/|image\/svg\+xml)/i;

/** An item of the manifest, or the first of its substitutes that holds text: a page may be an image. */
function readable(items: ReadonlyMap<string, Attributes>, id: string): Attributes | undefined {
  let item = items.get(id);
  for (let i = 0; i < MAX_FALLBACKS && item !== undefined; i++) {
    const isNamedSo = /\.(?:x?html?|xml|svg)$/i.test(item.get('href') ?? '');
    if (isNamedSo || READABLE_TYPE.test(item.get('media-type') ?? '')) return item;
    item = items.get(item.get('fallback') ?? '');
  }
  return undefined;
}

/** What the package document says of the elements of its metadata with a `meta` that refines them, by their id. */
function refinements(metadata: XmlElement, property: string): Map<string, string> {
  return new Map(
    elementsOf(metadata, 'opf:meta')
      .filter(({ attributes }) => attributes.get('property') === property)
      .map(meta => [meta.attributes.get('refines')?.replace('#', '') ?? '', textOf(meta)]),
  );
}

/** The title with its subtitle, where titles say which they are; else the first title. */
function titlesOf(metadata: XmlElement | undefined): string[] {
  if (!metadata) return [];
  const kinds = refinements(metadata, 'title-type');
  const titles = elementsBelow(metadata, 'dc:title')
    .map(element => ({ text: textOf(element), kind: kinds.get(element.attributes.get('id') ?? '') }))
    .filter(({ text }) => text !== '');
  const main = titles.find(({ kind }) => kind === 'main') ?? titles[0];
  const subtitle = titles.find(({ kind, text }) => kind === 'subtitle' && text !== main?.text);
  if (main === undefined) return [];
  const isWhole = subtitle === undefined || main.text.includes(subtitle.text);
  return [isWhole ? main.text : `${main.text}${/[:?!.]$/.test(main.text) ? '' : ':'} ${subtitle.text}`];
}

/** When it was published, before when its file was made; never when that was changed. */
function datesOf(metadata: XmlElement | undefined): string[] {
  const dates = (metadata ? elementsBelow(metadata, 'dc:date') : []).map(element => ({
    text: textOf(element),
    event: element.attributes.get('opf:event')?.toLowerCase() ?? '',
  }));
  const rank = (event: string) => (/publication/.test(event) ? 0 : 1);
  return dates
    .filter(({ event }) => event !== 'modification')
    .sort((a, b) => rank(a.event) - rank(b.event))
    .map(({ text }) => text);
}

/** Who wrote it: where roles are told, translators, editors and illustrators are left out. */
function authorsOf(metadata: XmlElement | undefined): string[] {
  if (!metadata) return [];
  const roles = refinements(metadata, 'role');
  const creators = elementsBelow(metadata, 'dc:creator').map(element => ({
    name: textOf(element),
    role: element.attributes.get('opf:role') ?? roles.get(element.attributes.get('id') ?? ''),
  }));
  const authors = creators.filter(({ role }) => role === undefined || role === 'aut');
  return (authors.length > 0 ? authors : creators).map(({ name }) => name).filter(Boolean);
}

function refuseProtected(encryption: XmlElement | null, file: string | null): void {
  if (!encryption) return;
  const isLocked = elementsBelow(encryption, 'enc:EncryptedData').some(data => {
    const method = elementAt(data, 'enc:EncryptionMethod')?.attributes.get('Algorithm') ?? '';
    const uri = elementAt(data, 'enc:CipherData', 'enc:CipherReference')?.attributes.get('URI') ?? '';
    return !FONT_SCRAMBLING.has(method) && /\.(?:x?html?|xml)$/i.test(uri);
  });
  if (isLocked) throw refusal('file.unsupported', file, 'it is protected against copying (DRM)');
}

function textOf(element: XmlElement): string {
  return xmlText(element).replace(/\s+/gu, ' ').trim();
}
