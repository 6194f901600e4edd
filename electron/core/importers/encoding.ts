/**
 * Bytes to text. The order: what the person chose; a byte-order mark; what the page declares; UTF-16 without a
 * mark; the escapes of ISO-2022-JP; UTF-8, if the bytes are nothing else; statistics (`encoding-guess.ts`). A guess is told as a warning and
 * can be overruled, for the original bytes are kept.
 */
import { TextDecoder } from 'node:util';
import { guessEncodings } from './encoding-guess.ts';
import { notText, refusal } from './file-kind.ts';
import { sniffUtf16 } from './utf16.ts';

export interface Decoded {
  /** Well-formed text with `\n` line ends, without a byte-order mark, NUL or other control characters. */
  readonly text: string;
  /** WHATWG name of the encoding, lower case. */
  readonly encoding: string;
  readonly warnings: readonly string[];
}

/** Bytes of a page in which its declaration is looked for; the HTML standard asks for 1,024, pages take more. */
const PRESCAN_BYTES = 16 * 1024;
/** Bytes shown to the detector: enough for its statistics. */
const SAMPLE_BYTES = 64 * 1024;
/** Valid UTF-8 sequences that outweigh a declaration of something else: chance alone does not make so many. */
const CONVINCING_SEQUENCES = 6;

/**
 * Decodes a file.
 * @param chosen An encoding the person asked for, by any label of the WHATWG Encoding Standard.
 * @param declared The one said beside the bytes, as by the header of a part; it counts as if a page said it.
 * @throws Fault `file.binary` when no encoding makes text of it, `field.invalid` for an unknown label.
 */
export function decode(bytes: Uint8Array, file: string | null, chosen?: string, declared?: string): Decoded {
  if (chosen !== undefined && chosen.trim() !== '') {
    const decoder = decoderFor(chosen, false);
    if (!decoder) throw refusal('field.invalid', file, `“${chosen}” is not a character encoding`);
    return decoded(decoder.decode(bytes), decoder.encoding, []);
  }
  const found =
    byMark(bytes) ??
    byDeclaration(bytes, declared) ??
    byNuls(bytes) ??
    byEscapes(bytes) ??
    byUtf8(bytes) ??
    byStatistics(bytes);
  if (!found || looksBinary(found.text)) throw notText(file);
  return decoded(found.text, found.encoding, found.warnings);
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c] = bytes;
  const label =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : null;
  if (label === null) return null;
  const text = new TextDecoder(label).decode(bytes);
  const warnings = text.includes('\ufffd') ? [`Some bytes were not valid ${label} and were replaced`] : [];
  return { text, encoding: label, warnings };
}

/** What a page, or whatever holds it, says of its encoding. */
function byDeclaration(bytes: Uint8Array, beside: string | undefined): Decoded | null {
  const declared = beside ?? declarationIn(bytes);
  const encoding = declared === undefined ? undefined : decoderFor(declared, false)?.encoding;
  if (encoding === undefined) return null;
  const asUtf8 = encoding === 'utf-8' ? null : byUtf8(bytes);
  if (asUtf8 && countNonAscii(asUtf8.text) >= CONVINCING_SEQUENCES) {
    return { ...asUtf8, warnings: [`The page says it is ${encoding}, but it is written in utf-8`] };
  }
  const text = tryDecode(bytes, encoding);
  return text === null ? damaged(bytes, encoding) : { text, encoding, warnings: [] };
}

/** The encoding named by a `<meta charset>` or XML declaration near the start of something that begins like markup. */
function declarationIn(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1');
  if (!/^(?:\xef\xbb\xbf)?\s*</.test(start)) return undefined;
  const declared =
    /<meta\s[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{2,40})/i.exec(start)?.[1] ??
    /^\s*<\?xml\s[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([\w.:-]{2,40})/i.exec(start)?.[1];
  // A declaration that could be read byte by byte cannot have been UTF-16 (HTML standard, 13.2.3.2).
  return declared !== undefined && /^utf-?16/i.test(declared) ? 'utf-8' : declared;
}

function byUtf8(bytes: Uint8Array): Decoded | null {
  const text = tryDecode(bytes, 'utf-8');
  return text === null ? null : { text, encoding: 'utf-8', warnings: [] };
}

/** UTF-16 without a mark. Asked before UTF-8, as which UTF-16 of English and Arabic would pass, full of NULs. */
function byNuls(bytes: Uint8Array): Decoded | null {
  return bytes.includes(0) ? byUnits(bytes) : null;
}

/** Japanese as mail writes it, in seven bits: an escape sequence begins each run (RFC 1468). UTF-8 it would pass. */
function byEscapes(bytes: Uint8Array): Decoded | null {
  if (!bytes.includes(0x1b) || bytes.some(byte => byte > 0x7f)) return null;
  const encoding = 'iso-2022-jp';
  const isShifted = Buffer.from(bytes).includes('\x1b$B') || Buffer.from(bytes).includes('\x1b$@');
  const text = isShifted ? tryDecode(bytes, encoding) : null;
  return text === null ? null : { text, encoding, warnings: [guessWarning(encoding)] };
}

function byUnits(bytes: Uint8Array): Decoded | null {
  const encoding = sniffUtf16(bytes);
  const text = encoding === null ? null : tryDecode(bytes, encoding);
  if (encoding === null || text === null) return null;
  return { text, encoding, warnings: [guessWarning(encoding)] };
}

function byStatistics(bytes: Uint8Array): Decoded | null {
  if (nulShare(bytes) > 0.001) return null;
  const asUtf8 = damaged(bytes, 'utf-8');
  if (asUtf8) return asUtf8;
  // Chinese and Japanese in UTF-16 may hold no NUL; their full stops tell.
  const wide = byUnits(bytes);
  if (wide) return wide;
  for (const label of guessEncodings(tellingSample(bytes))) {
    const text = /^utf/i.test(label) ? null : tryDecode(bytes, label);
    const encoding = decoderFor(label, true)?.encoding;
    if (text === null || encoding === undefined || looksBinary(text)) continue;
    return { text, encoding, warnings: [guessWarning(encoding)] };
  }
  return null;
}

/** A few broken bytes among many good ones: better read with replacement marks than in another encoding. */
function damaged(bytes: Uint8Array, encoding: string): Decoded | null {
  const text = new TextDecoder(encoding).decode(bytes);
  let broken = 0;
  let good = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) === 0xfffd) broken++;
    else if (text.charCodeAt(i) > 0x7f) good++;
  }
  if (good < CONVINCING_SEQUENCES || broken * 20 > good) return null;
  return { text, encoding, warnings: [`${broken} bytes were not valid ${encoding} and were replaced`] };
}

function guessWarning(encoding: string): string {
  return `The file does not say how it is encoded; it was read as ${encoding}`;
}

/** A decoder for a label, or null for a label nobody knows. */
function decoderFor(label: string, isFatal: boolean): TextDecoder | null {
  try {
    return new TextDecoder(label.trim(), { fatal: isFatal });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** The text, or null when the bytes are not valid in that encoding or the label is unknown. */
function tryDecode(bytes: Uint8Array, label: string): string | null {
  try {
    return decoderFor(label, true)?.decode(bytes) ?? null;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The lines that hold bytes beyond ASCII: what the detector can learn from, wherever in the file it stands. */
function tellingSample(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE_BYTES);
  let length = 0;
  let lineStart = 0;
  let isTelling = false;
  for (let i = 0; i <= bytes.length && length < SAMPLE_BYTES; i++) {
    const byte = bytes[i] ?? 0x0a;
    if (byte >= 0x80) isTelling = true;
    if (byte !== 0x0a) continue;
    if (isTelling) {
      const line = bytes.subarray(lineStart, Math.min(i + 1, lineStart + SAMPLE_BYTES - length));
      sample.set(line, length);
      length += line.length;
    }
    lineStart = i + 1;
    isTelling = false;
  }
  return sample.subarray(0, length);
}

function nulShare(bytes: Uint8Array): number {
  const window = bytes.subarray(0, SAMPLE_BYTES);
  let nuls = 0;
  for (const byte of window) if (byte === 0) nuls++;
  return nuls / Math.max(1, window.length);
}

function countNonAscii(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length && count < CONVINCING_SEQUENCES; i++)
    if (text.charCodeAt(i) > 0x7f) count++;
  return count;
}

/** Whether a decoded text is full of control characters, as no text is. */
function looksBinary(text: string): boolean {
  const window = text.slice(0, SAMPLE_BYTES);
  let controls = 0;
  for (let i = 0; i < window.length; i++) {
    const unit = window.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d && unit !== 0x0c) controls++;
  }
  return controls > 2 && controls > window.length / 50;
}

/** The one normalisation: line ends, marks and characters that cannot be stored. Words are never touched. */
function decoded(text: string, encoding: string, warnings: readonly string[]): Decoded {
  const clean = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u2028\u0085]/g, '\n')
    // A page may end within a sentence.
    .replace(/\n\f(?=\p{Ll})/gu, '\n')
    .replace(/[\f\v\u2029]/g, '\n\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    .replace(/[\0-\x08\x0e-\x1f]/g, '\ufffd')
    .toWellFormed();
  return { text: clean, encoding, warnings };
}
