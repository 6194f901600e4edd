/** Writing XML 1.0 as text: escaped, and without the characters that XML cannot hold at all. */

/** Attributes in order; those that are undefined are left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Control characters, half surrogate pairs and the two non-characters that no XML document may hold (2.2). */
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Whether some of a text cannot be written in XML and is replaced. */
export function isXmlText(text: string): boolean {
  return text.search(FORBIDDEN) === -1;
}

/** What stands for characters that are more than themselves in XML, or that a parser would not give back. */
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escaped(text: string, special: RegExp): string {
  return text.replace(FORBIDDEN, '\ufffd').replace(special, sign => ENTITIES[sign] ?? sign);
}

/** A start tag. */
export function open(name: string, attributes: Attributes = {}): string {
  return `<${name}${written(attributes)}>`;
}

export function close(name: string): string {
  return `</${name}>`;
}

/** An element with what it holds, which is XML already. */
export function element(name: string, attributes: Attributes, content: readonly string[] = []): string {
  const inside = content.join('');
  if (inside === '') return `<${name}${written(attributes)}/>`;
  return open(name, attributes) + inside + close(name);
}

/** An element with text in it; nothing where there is no text. */
export function textElement(name: string, text: string | undefined): string {
  return text ? `${open(name)}${escaped(text, /[&<>\r]/g)}${close(name)}` : '';
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${escaped(String(value), /[&<>"\t\n\r]/g)}"`)
    .join('');
}
