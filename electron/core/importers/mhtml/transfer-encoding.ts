/** Content transfer encodings (RFC 2045, chapter 6): how the bytes of a part are written in lines of text. */

const LF = 0x0a;
const CR = 0x0d;
const EQUALS = 0x3d;

/**
 * The bytes of a part.
 * @param encoding Value of `Content-Transfer-Encoding`; an unknown one is taken for none.
 */
export function decodeTransfer(body: Uint8Array, encoding: string): Uint8Array {
  const name = encoding.trim().toLowerCase();
  if (name === 'base64') return decodeBase64(body);
  return name === 'quoted-printable' ? decodeQuotedPrintable(body) : body;
}

/** Base64 with line ends and anything else that is not of its alphabet passed over. */
export function decodeBase64(body: Uint8Array): Uint8Array {
  return Buffer.from(latin1(body), 'base64');
}

/** Quoted-printable. An `=` that begins nothing is kept as it stands; one at the very end of cut text goes. */
export function decodeQuotedPrintable(body: Uint8Array): Uint8Array {
  const decoded = new Uint8Array(body.length);
  let length = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i] ?? 0;
    if (byte === EQUALS) {
      const end = softBreakEnd(body, i + 1);
      const value = end === null ? hexPair(body, i + 1) : null;
      if (end !== null) i = end - 1;
      else if (value !== null) i += 2;
      if (end !== null) continue;
      decoded[length++] = value ?? byte;
    } else {
      decoded[length++] = byte;
    }
  }
  return decoded.subarray(0, length);
}

/** The offset after a line end (spaces may stand before it) or after the end of all; null for anything else. */
function softBreakEnd(body: Uint8Array, start: number): number | null {
  let at = start;
  while (body[at] === 0x20 || body[at] === 0x09) at++;
  if (body[at] === CR) return body[at + 1] === LF ? at + 2 : at + 1;
  if (body[at] === LF) return at + 1;
  return at >= body.length ? at : null;
}

function hexPair(body: Uint8Array, at: number): number | null {
  const high = hexDigit(body[at]);
  const low = hexDigit(body[at + 1]);
  return high === null || low === null ? null : high * 16 + low;
}

function hexDigit(byte: number | undefined): number | null {
  if (byte === undefined) return null;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte & 0xdf;
  return letter >= 0x41 && letter <= 0x46 ? letter - 0x37 : null;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
