/** Cutting an RTF file into groups, control words and text (RTF specification 1.9.1, "RTF syntax"). */

export type Token =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** A control word with its number, if it has one, or a control symbol by its one character. */
  | { readonly kind: 'word'; readonly name: string; readonly number: number | undefined }
  /** A character written as `\'hh`. */
  | { readonly kind: 'byte'; readonly byte: number }
  /** Text as it stands, without line ends, which mean nothing. */
  | { readonly kind: 'text'; readonly bytes: Uint8Array };

const OPEN = 0x7b;
const CLOSE = 0x7d;
const BACKSLASH = 0x5c;
const CR = 0x0d;
const LF = 0x0a;
/** Longest name of a control word; the specification allows 32 letters. */
const MAX_NAME = 40;

/** The tokens of a file, in order. Bytes of `\bin` are passed over. Never fails: anything is some token. */
export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === OPEN || byte === CLOSE) {
      yield { kind: byte === OPEN ? 'open' : 'close' };
      at++;
    } else if (byte === CR || byte === LF) at++;
    else if (byte === BACKSLASH) {
      const { token, end } = control(bytes, at + 1);
      at = end;
      if (token === null) continue;
      if (token.kind === 'word' && token.name === 'bin') at += Math.max(0, token.number ?? 0);
      else yield token;
    } else {
      const end = textEnd(bytes, at);
      yield { kind: 'text', bytes: bytes.subarray(at, end) };
      at = end;
    }
  }
}

function textEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at];
    if (byte === OPEN || byte === CLOSE || byte === BACKSLASH || byte === CR || byte === LF) break;
    at++;
  }
  return at;
}

/** What follows a backslash at `start`, and where it ends. */
function control(bytes: Uint8Array, start: number): { readonly token: Token | null; readonly end: number } {
  const first = bytes[start];
  if (first === undefined) return { token: null, end: start };
  if (isLetter(first)) return controlWord(bytes, start);
  if (first === 0x27) {
    const byte = Number.parseInt(latin1(bytes, start + 1, start + 3), 16);
    const token: Token | null = Number.isNaN(byte) ? null : { kind: 'byte', byte };
    return { token, end: Math.min(bytes.length, start + 3) };
  }
  // A backslash before a line end is an end of a paragraph.
  const name = first === CR || first === LF ? 'par' : String.fromCharCode(first);
  return { token: { kind: 'word', name, number: undefined }, end: start + 1 };
}

function controlWord(bytes: Uint8Array, start: number): { readonly token: Token; readonly end: number } {
  let at = start;
  while (isLetter(bytes[at]) && at - start < MAX_NAME) at++;
  const name = latin1(bytes, start, at);
  const numberStart = at;
  if (bytes[at] === 0x2d) at++;
  while (isDigit(bytes[at]) && at - numberStart < 11) at++;
  const number = Number.parseInt(latin1(bytes, numberStart, at), 10);
  if (bytes[at] === 0x20) at++;
  return { token: { kind: 'word', name, number: Number.isNaN(number) ? undefined : number }, end: at };
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < Math.min(end, bytes.length); at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}
