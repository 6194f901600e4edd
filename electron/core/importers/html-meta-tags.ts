/** The meta elements of a page, under one spelling of their names, whoever invented them. */
import type { DomDocument } from './dom.ts';

/** Contents by name: lower case, parts joined by full stops, one prefix for all of Dublin Core. */
export type MetaTags = ReadonlyMap<string, readonly string[]>;

/** Longest content kept, in UTF-16 units. */
const MAX_CONTENT = 2_000;

/** Reads the meta elements. An attribute may hold several names, and each counts. */
export function readMetaTags(document: DomDocument): MetaTags {
  const tags = new Map<string, string[]>();
  for (const meta of document.querySelectorAll('meta')) {
    // Some sites write the content as a value.
    const said = meta.getAttribute('content') ?? meta.getAttribute('value') ?? '';
    const content = decodeTwice(said.trim().slice(0, MAX_CONTENT));
    if (content === '') continue;
    for (const attribute of ['property', 'name', 'itemprop']) {
      for (const raw of (meta.getAttribute(attribute) ?? '').trim().split(/\s+/u)) {
        const name = normalised(raw);
        const contents = tags.get(name);
        if (contents) contents.push(content);
        else if (name !== '') tags.set(name, [content]);
      }
    }
  }
  return tags;
}

/** The contents of the first of some names that the page has. */
export function firstOf(
  tags: MetaTags,
  names: readonly string[],
): { readonly name: string; readonly contents: readonly string[] } | null {
  for (const name of names) {
    const contents = tags.get(name);
    if (contents) return { name, contents };
  }
  return null;
}

/** `DCTERMS:Issued` → `dc.issued`. */
function normalised(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(':', '.')
    .replace(/^(?:dcterms?|dc\.terms|dcmi)\./, 'dc.')
    .replace(/^schema\./, '');
}

/** Some sites escape their contents twice; the entities that occur in names and headlines. */
export function decodeTwice(value: string): string {
  if (!value.includes('&')) return value;
  return value
    .replace(/&#(?:(\d{1,7})|x([0-9a-f]{1,6}));/gi, (whole, decimal: string, hex: string) =>
      characterOf(Number(decimal ?? Number.parseInt(hex, 16)), whole),
    )
    .replace(
      /&(?:quot|apos|lt|gt|nbsp|ndash|mdash|[lr][sd]quo|hellip);/g,
      entity => ENTITIES[entity] ?? entity,
    )
    .replaceAll('&amp;', '&');
}

function characterOf(code: number, otherwise: string): string {
  const isCharacter = code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000);
  return isCharacter ? String.fromCodePoint(code) : otherwise;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&apos;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': ' ',
  '&ndash;': '–',
  '&mdash;': '—',
  '&lsquo;': '‘',
  '&rsquo;': '’',
  '&ldquo;': '“',
  '&rdquo;': '”',
  '&hellip;': '…',
};
