/**
 * XML parts of documents as small trees, by saxes: it opens nothing and expands nothing but the five entities
 * of XML. A document type that defines anything itself is refused, nesting and size are limited, and what a
 * reader has no use for can be left out before it costs memory.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { refusal, tooLarge } from '../file-kind.ts';
import { decodeXml } from './decode.ts';

/**
 * An element. Names are `prefix:local`, with the prefix the caller gave the namespace and not the one the
 * file happens to use; in a namespace the caller did not name, or none, the local name alone stands as
 * `?:local` or `local`.
 */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlNode[];
}
export type XmlNode = XmlElement | string;

/** Deepest nesting read. */
export const MAX_XML_DEPTH = 256;
/** Most elements and texts kept at once. */
export const MAX_XML_NODES = 500_000;
/** Most elements a part may have, those left out or handed on included. */
export const MAX_XML_ELEMENTS = 5_000_000;

export interface XmlOptions {
  /** Name of the file for refusals; null when it has none. */
  readonly file: string | null;
  /** Name of the part within it, for refusals. */
  readonly part: string;
  /** Prefix by namespace; several namespaces may share one. The prefixes also stand in for forgotten declarations. */
  readonly namespaces: Readonly<Record<string, string>>;
  /** Names, with the caller's prefixes, of elements left out with all they hold. */
  readonly skipped?: ReadonlySet<string>;
  /**
   * The children of `parents`, and `elements` wherever they stand, are not kept but handed on, one by one, as each
   * is complete: a long text need not be held as one tree.
   */
  readonly streamed?: {
    readonly parents: ReadonlySet<string>;
    readonly elements?: ReadonlySet<string>;
    readonly take: TakeElement;
  };
}
type TakeElement = (element: XmlElement, parent: string) => void;

/**
 * Parses a part.
 * @returns Its root element.
 * @throws Fault `file.malformed` for XML that is not well-formed, nests deeper than `MAX_XML_DEPTH` or has a
 *   DOCTYPE with definitions; `file.tooLarge` beyond `MAX_XML_NODES` or `MAX_XML_ELEMENTS`.
 */
export function parseXml(bytes: Uint8Array, options: XmlOptions): XmlElement {
  const builder = new TreeBuilder(options);
  const { namespaces } = options;
  const known = new Map(Object.entries(namespaces).map(([uri, prefix]) => [prefix, uri]));
  const parser = new SaxesParser({
    xmlns: true,
    position: false,
    resolvePrefix: (prefix: string) =>
      prefix === '' ? undefined : (known.get(prefix) ?? `unknown:${prefix}`),
  });
  parser.on('opentag', tag => builder.open(tag));
  parser.on('closetag', () => builder.close());
  parser.on('text', text => builder.text(text));
  parser.on('cdata', text => builder.text(text));
  parser.on('doctype', doctype => builder.doctype(doctype));
  parser.on('error', error => builder.error(error));
  parser.write(decodeXml(bytes)).close();
  return builder.root();
}

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
  /** Nodes kept before this one: what is kept again when it is handed on. */
  readonly before: number;
}

class TreeBuilder {
  readonly #options: XmlOptions;
  readonly #open: OpenElement[] = [];
  /** Names as given to callers, by namespace and local name. */
  readonly #names = new Map<string, Map<string, string>>();
  #root: XmlElement | null = null;
  #nodes = 0;
  #elements = 0;
  /** Elements open inside one that is left out, itself included. */
  #skipped = 0;

  constructor(options: XmlOptions) {
    this.#options = options;
  }

  open(tag: SaxesTagNS): void {
    if (this.#open.length + this.#skipped >= MAX_XML_DEPTH) throw this.#malformed('is nested too deeply');
    if (++this.#elements > MAX_XML_ELEMENTS) throw this.#tooLarge();
    const name = this.#name(tag.uri, tag.local);
    if (this.#skipped > 0 || this.#options.skipped?.has(name)) {
      this.#skipped++;
      return;
    }
    const before = this.#nodes;
    this.#count();
    const element: OpenElement = { name, attributes: this.#attributesOf(tag), children: [], before };
    this.#root ??= element;
    this.#open.push(element);
  }

  close(): void {
    if (this.#skipped > 0) {
      this.#skipped--;
      return;
    }
    const element = this.#open.pop();
    const parent = this.#open.at(-1);
    if (element === undefined || parent === undefined) return;
    const { streamed } = this.#options;
    if (streamed && (streamed.parents.has(parent.name) || streamed.elements?.has(element.name))) {
      this.#nodes = element.before;
      streamed.take(element, parent.name);
    } else parent.children.push(element);
  }

  text(text: string): void {
    if (this.#skipped > 0 || text === '') return;
    const children = this.#open.at(-1)?.children;
    if (children === undefined) return;
    this.#count();
    children.push(text);
  }

  doctype(doctype: string): void {
    if (doctype.includes('[')) throw this.#malformed('defines XML entities of its own');
  }

  /** An entity that only a DTD would know stays as it is written; every other fault ends the reading. */
  error(error: Error): void {
    if (!error.message.endsWith('undefined entity.')) throw this.#malformed('is not well-formed XML');
  }

  root(): XmlElement {
    if (this.#root === null) throw this.#malformed('holds no element');
    return this.#root;
  }

  /** The attributes but for declarations of namespaces; elements without any share one empty map. */
  #attributesOf({ attributes }: SaxesTagNS): ReadonlyMap<string, string> {
    let own: Map<string, string> | null = null;
    for (const key in attributes) {
      const attribute = attributes[key];
      if (attribute === undefined || attribute.prefix === 'xmlns' || attribute.local === 'xmlns') continue;
      own ??= new Map();
      own.set(this.#name(attribute.uri, attribute.local), attribute.value);
    }
    return own ?? NO_ATTRIBUTES;
  }

  /** The same few names come again a million times: each is made once. */
  #name(uri: string, local: string): string {
    const names = this.#names.get(uri) ?? new Map<string, string>();
    this.#names.set(uri, names);
    const known = names.get(local);
    if (known !== undefined) return known;
    const name = prefixed(this.#options.namespaces, uri, local);
    if (names.size < MAX_NAMES) names.set(local, name);
    return name;
  }

  #count(): void {
    if (++this.#nodes > MAX_XML_NODES) throw this.#tooLarge();
  }

  #tooLarge(): Error {
    return tooLarge(this.#options.file, `its part ${this.#options.part} has too many elements`);
  }

  #malformed(what: string): Error {
    return refusal('file.malformed', this.#options.file, `its part ${this.#options.part} ${what}`);
  }
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
/** Most names of one namespace that are remembered. */
const MAX_NAMES = 1_000;

function prefixed(namespaces: XmlOptions['namespaces'], uri: string, local: string): string {
  if (uri === '') return local;
  if (uri === XML_NAMESPACE) return `xml:${local}`;
  return `${Object.hasOwn(namespaces, uri) ? namespaces[uri] : '?'}:${local}`;
}

/** Whether a node is an element, of that name if one is given. */
export function isXmlElement(node: XmlNode | undefined, name?: string): node is XmlElement {
  return typeof node === 'object' && (name === undefined || node.name === name);
}

/** The child elements, of that name if one is given. */
export function elementsOf(parent: XmlElement | undefined, name?: string): XmlElement[] {
  return parent?.children.filter(node => isXmlElement(node, name)) ?? [];
}

/** The first child element of that name; with several names, that child's child of the next, and so on. */
export function elementAt(parent: XmlElement | undefined, ...names: string[]): XmlElement | undefined {
  let found = parent;
  for (const name of names)
    found = found?.children.find((node): node is XmlElement => isXmlElement(node, name));
  return found;
}

/** All elements of that name below one, in order, those inside each other included. */
export function elementsBelow(parent: XmlElement, name: string): XmlElement[] {
  return elementsOf(parent).flatMap(child => [
    ...(child.name === name ? [child] : []),
    ...elementsBelow(child, name),
  ]);
}

/** All text below an element, as it stands. */
export function xmlText(element: XmlElement | undefined): string {
  return element?.children.map(node => (typeof node === 'string' ? node : xmlText(node))).join('') ?? '';
}
