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
  /** Called by pdf.js, as bundled (`vite.pdf.ts`): where it gives up, or passes over what no sound file has; */
  var onPdfDamage: (() => void) | undefined;
  /** where the numbers of glyphs pass for the letters they show, for their font does not say which; */
  var onPdfGuess: (() => void) | undefined;
  /** with each of its warnings and remarks, which are printed nowhere; */
  var onPdfRemark: ((remark: unknown) => void) | undefined;
  /** when it has come to the end of a stream. */
  var onPdfUnpacked: ((stream: Unpacked) => void) | undefined;
}

/** The release of pdf.js whose remarks were looked through. Another one may say other things, or the same otherwise. */
export const REMARKS_OF = '5.6.205';

/**
 * The remarks of pdf.js after which words can be missing or wrong. Its others are about pictures, outlines of
 * letters and sloppy programs; warning of those would teach people to pass over warnings.
 */
export const LOSSES: readonly RegExp[] = [
  // A font that cannot be read takes all its letters with it, or gives others. (The drawing of a Type 3 glyph may
  // fail: it takes no part in which letter that is.)
  /^loadFont - /,
  /^Font ".*" is not available/,
  /ignoring ToUnicode data/,
  // Instructions on a page, and whole pieces of it.
  /ignoring (?:errors during|XObject|sub-stream)/,
  /^Unknown command /,
  // Its other operators only draw.
  /^Skipping command (?:T.|'|"|Do|cm|gs|BMC|BDC):/,
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

/**
 * No number of a file, but of JavaScript: pdf.js writes such ones itself where it draws an empty field anew, cannot
 * read them, and then lacks them.
 */
const OWN_NUMBER = /^Unknown command "-?(?:Infinity|NaN)"/;
const LACKS_NUMBER = /^Skipping command T[dm]:/;

/** How often something was heard, in all documents so far. */
interface Heard {
  readonly damages: number;
  readonly guesses: number;
}

/** What of a document could not be read, or not for certain, wherever it is. */
export interface Damage {
  readonly isDamaged: boolean;
  /** Whether letters are only guessed. */
  readonly isGuessed: boolean;
}

const heard = { damages: 0, guesses: 0 };
let isOwnNumber = false;

globalThis.onPdfDamage = () => {
  heard.damages++;
};
globalThis.onPdfGuess = () => {
  heard.guesses++;
};
globalThis.onPdfRemark = remark => {
  const said = String(remark);
  const isOwn = OWN_NUMBER.test(said) || (isOwnNumber && LACKS_NUMBER.test(said));
  isOwnNumber = OWN_NUMBER.test(said);
  if (!isOwn && LOSSES.some(loss => loss.test(said))) heard.damages++;
};
globalThis.onPdfUnpacked = stream => {
  if (!isAsItWasPacked(stream)) heard.damages++;
};

export function heardSoFar(): Heard {
  return { ...heard };
}

/** What was heard after `before`. Of documents read at the same time each is told what any of them has. */
export function damageSince(before: Heard): Damage {
  return { isDamaged: heard.damages > before.damages, isGuessed: heard.guesses > before.guesses };
}

/**
 * Whether a stream has the checksum that stands behind it (Adler-32, RFC 1950). Some programs write none, or a
 * length that leaves it out: nothing is known of such a stream, so that it passes.
 */
function isAsItWasPacked({ buffer, bufferLength, codeBuf, codeSize, stream }: Unpacked): boolean {
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
