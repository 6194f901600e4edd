/**
 * Header fields as mail and web archives write them: unfolded, with parameters (RFC 2045, RFC 2231) and
 * encoded words (RFC 2047). Lenient, for programs that save pages are.
 */
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts';

/** Fields by lower-case name, the first of each name, as code units 0–255. */
export type Fields = ReadonlyMap<string, string>;

/** Longest field value kept, in bytes: an address or a subject may be long, nothing is longer. */
const MAX_VALUE = 16_384;

/** A value such as `multipart/related; boundary="x"`. */
export interface Parametrised {
  /** What stands before the first semicolon, lower case. */
  readonly value: string;
  /** Parameters by lower-case name. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a block of header fields, given as Latin-1. Lines that are no field are passed over. */
export function parseFields(block: string): Fields {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n|\r/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    if (/^[!-9;-~]+$/.test(name) && !fields.has(name))
      fields.set(name, line.slice(colon + 1, colon + 1 + MAX_VALUE).trim());
  }
  return fields;
}

const PARAMETER = /;\s*([^\s=;"]+?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g;

/** Reads a value with parameters; those parted in pieces (`name*0=`, `name*1=`) are joined. */
export function parseParametrised(field: string | undefined): Parametrised {
  const text = field ?? '';
  const parameters = new Map<string, string>();
  for (const [, rawName = '', quoted, bare] of text.matchAll(PARAMETER)) {
    const name = rawName.toLowerCase().replace(/\*.*$/, '');
    const value = quoted === undefined ? (bare ?? '').trim() : quoted.replace(/\\(.)/g, '$1');
    const isPiece = /\*[1-9]/.test(rawName);
    if (isPiece || !parameters.has(name)) parameters.set(name, (parameters.get(name) ?? '') + value);
  }
  return { value: (text.split(';', 1)[0] ?? '').trim().toLowerCase(), parameters };
}

const WORD = /=\?([^\s?]{1,40})\?([bq])\?([^?]*)\?=/gi;

/**
 * The characters of a field: encoded words decoded, and bytes beyond ASCII, which should not be there, read
 * as UTF-8. Neighbouring words in one charset are joined first, since programs part them within a character.
 */
export function decodeField(field: string): string {
  const raw = field.replace(/(\?=)[ \t]+(?==\?)/g, '$1');
  let text = '';
  let at = 0;
  let charset = '';
  let bytes: Uint8Array[] = [];
  const flush = () => {
    text += decodeBytes(Buffer.concat(bytes), charset);
    bytes = [];
  };
  for (const match of raw.matchAll(WORD)) {
    const [whole, label = '', kind = '', content = ''] = match;
    const own = (label.split('*', 1)[0] ?? '').toLowerCase();
    if (bytes.length > 0 && (match.index > at || charset !== own)) flush();
    text += decodeBytes(Buffer.from(raw.slice(at, match.index), 'latin1'), 'utf-8');
    charset = own;
    bytes.push(wordBytes(kind, content));
    at = match.index + whole.length;
  }
  if (bytes.length > 0) flush();
  return text + decodeBytes(Buffer.from(raw.slice(at), 'latin1'), 'utf-8');
}

function wordBytes(kind: string, content: string): Uint8Array {
  const bytes = Buffer.from(content, 'latin1');
  if (kind.toLowerCase() === 'b') return decodeBase64(bytes);
  return decodeQuotedPrintable(Buffer.from(content.replaceAll('_', '=20'), 'latin1'));
}

/** Bytes in a charset; in Windows-1252 when they are not valid in it or nobody knows it. */
function decodeBytes(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
