/** Bytes of XML to characters: by byte-order mark, by zero bytes, by declaration, else UTF-8 (XML 1.0, appendix F). */

/** Bytes in which the declaration is looked for. */
const DECLARATION = 200;

/** The characters of an XML entity, without a byte-order mark. Bytes that mean nothing become U+FFFD. */
export function decodeXml(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0x3c && b === 0) return 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  const start = Buffer.from(bytes.subarray(0, DECLARATION)).toString('latin1');
  const declared = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][\w.-]{0,40})["']/.exec(start)?.[1];
  // Bytes that could be read as ASCII this far are not UTF-16, whatever they declare.
  return declared === undefined || /^utf-?16/i.test(declared) ? 'utf-8' : knownEncoding(declared);
}

function knownEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (error instanceof RangeError) return 'utf-8';
    throw error;
  }
}
