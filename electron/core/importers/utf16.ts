/** Recognising UTF-16 without a byte-order mark. */

const SAMPLE_BYTES = 64 * 1024;

/** Share of the sample's units that must be unremarkable text for a reading to be believed. */
const BELIEVABLE = 0.97;

/**
 * The byte order in which these bytes read as text, or null. Asked only for bytes that hold NULs or are not
 * UTF-8: in UTF-16 every space, line end and digit has a NUL beside it, and the other byte order puts it on
 * the wrong side.
 */
export function sniffUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, Math.min(bytes.length, SAMPLE_BYTES) & ~1);
  if (bytes.length % 2 !== 0 || sample.length < 4) return null;
  // Digits of one byte order are Chinese signs in the other: as plausible, but without spaces.
  const orders = [
    { encoding: 'utf-16le', lowAt: 0 },
    { encoding: 'utf-16be', lowAt: 1 },
  ] as const;
  const found = orders
    .map(order => ({ ...order, share: plausibility(sample, order.lowAt) }))
    .sort((one, other) => other.share - one.share)
    .find(({ share, lowAt }) => share >= BELIEVABLE && hasSpacing(sample, lowAt));
  return found?.encoding ?? null;
}

/** Share of units that are letters, digits, punctuation or spaces of a living script. */
function plausibility(sample: Uint8Array, lowAt: 0 | 1): number {
  let good = 0;
  for (let i = 0; i < sample.length; i += 2) {
    const unit = unitAt(sample, i, lowAt);
    const isControl = unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d;
    const isOdd = unit >= 0xe000 && unit < 0xf900;
    const isRare = (unit >= 0x0700 && unit < 0x0900) || (unit >= 0x1200 && unit < 0x1e00);
    if (!isControl && !isOdd && !isRare && unit < 0xfffe) good++;
  }
  return good / (sample.length / 2);
}

/** Whether spaces, line ends or full stops stand where this byte order puts them, and not where the other does. */
function hasSpacing(sample: Uint8Array, lowAt: 0 | 1): boolean {
  let here = 0;
  let there = 0;
  for (let i = 0; i < sample.length; i += 2) {
    if (isSpacing(unitAt(sample, i, lowAt))) here++;
    if (isSpacing(unitAt(sample, i, lowAt === 0 ? 1 : 0))) there++;
  }
  return here > 3 * there && here >= sample.length / 2 / 100;
}

function isSpacing(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x2e || unit === 0x3002 || unit === 0xff0c;
}

function unitAt(bytes: Uint8Array, i: number, lowAt: 0 | 1): number {
  const a = bytes[i] ?? 0;
  const b = bytes[i + 1] ?? 0;
  return lowAt === 0 ? a | (b << 8) : b | (a << 8);
}
