/**
 * Hearing from pdf.js what it skips, guesses or repairs. It reads on behind all damage, which is right for a
 * viewer and wrong for evidence: words may be missing then, or be others, and the reader must be told.
 */

/** What pdf.js hands over when it has unpacked a stream to its end; see `FlateStream` there. */
export interface Unpacked {
  readonly buffer: Uint8Array;
  readonly bufferLength: number;
  /** Bits read already and not used: the lowest come first. */
  readonly codeBuf: number;
  readonly codeSize: number;
  readonly stream: { peekBytes(length: number): Uint8Array };
}

declare global {
  /** Called by pdf.js, as bundled (`vite.pdf.ts`): where it gives up unpacking a stream or has to guess; */
  var onPdfDamage: (() => void) | undefined;
  /** with each of its warnings and remarks, which are printed nowhere; */
  var onPdfRemark: ((remark: unknown) => void) | undefined;
  /** when it has come to the end of a stream. */
  var onPdfUnpacked: ((stream: Unpacked) => void) | undefined;
}

/**
 * The remarks of pdf.js 5 after which words can be missing or wrong. Its others are about pictures, outlines of
 * letters and sloppy programs; warning of those would teach people to pass over warnings.
 */
const LOSSES: readonly RegExp[] = [
  // A font that cannot be read takes all its letters with it, or gives others. (The drawing of a Type 3 glyph may
  // fail: it takes no part in which letter that is.)
  /^loadFont - /,
  /^Font ".*" is not available/,
  /ignoring ToUnicode data/,
  // Instructions on a page, and whole pieces of it.
  /ignoring (?:errors during|XObject|sub-stream)/,
  /^(?:Unknown command|Skipping command) /,
  /^Invalid stream: /,
  /^Filter ".*" is not supported/,
  // Objects, pages, and the table of where they are.
  /^Malformed dictionary/,
  /^Unterminated (?:hex )?string/,
  /^getHexString - ignoring invalid character/,
  /^Indexing all PDF objects/,
  /^getAllPageDicts - /,
  /^checkLastPage - /,
];

let damages = 0;

globalThis.onPdfDamage = () => {
  damages++;
};
globalThis.onPdfRemark = remark => {
  if (LOSSES.some(loss => loss.test(String(remark)))) damages++;
};
globalThis.onPdfUnpacked = stream => {
  if (!isAsItWasPacked(stream)) damages++;
};

/** How often pdf.js has skipped, guessed or mistaken something, in all documents so far. */
export function damagesSoFar(): number {
  return damages;
}

/**
 * Whether a stream has the checksum that stands behind it (Adler-32, RFC 1950). Some programs write none, or a
 * length that leaves it out: nothing is known of such a stream, so that it passes.
 */
export function isAsItWasPacked({ buffer, bufferLength, codeBuf, codeSize, stream }: Unpacked): boolean {
  // The checksum begins at the next whole byte.
  const begun = Array.from({ length: codeSize >> 3 }, (_, i) => (codeBuf >> ((codeSize & 7) + 8 * i)) & 0xff);
  const stored = [...begun, ...stream.peekBytes(4)].slice(0, 4);
  if (stored.length < 4) return true;
  const expected = stored.reduce((sum, byte) => sum * 256 + byte, 0);
  return expected === adler32(buffer.subarray(0, bufferLength));
}

const PRIME = 65_521;
/** Most bytes that can be summed before the sums outgrow 32 bits (RFC 1950, chapter 9). */
const RUN = 5_552;

function adler32(bytes: Uint8Array): number {
  let [low, high] = [1, 0];
  for (let start = 0; start < bytes.length; start += RUN) {
    const end = Math.min(start + RUN, bytes.length);
    for (let i = start; i < end; i++) {
      low += bytes[i] ?? 0;
      high += low;
    }
    low %= PRIME;
    high %= PRIME;
  }
  return high * 65_536 + low;
}
